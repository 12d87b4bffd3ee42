import { h, icon } from './dom.ts'
import { say } from './words.ts'

/** A column that scrolls, with a way down to what is new. */
export interface Scroller {
  readonly element: HTMLElement
  /** The button that leads to what is new, shown while that is out of sight. */
  readonly newest: HTMLElement
  atEnd(): boolean
  toEnd(): void
  /** Says that there is something new further down. */
  more(): void
}

const nearTheEnd = 160

/** Makes a column that scrolls. */
export function createScroller(label: string, ...content: readonly Node[]): Scroller {
  const column = h('div', { class: 'column' }, ...content)
  const element = h(
    'div',
    { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': label },
    column,
  )
  const toEnd = () => {
    element.scrollTo({ top: element.scrollHeight })
    newest.hidden = true
  }
  const newest = h(
    'button',
    { type: 'button', class: 'newest', hidden: true, onclick: () => toEnd() },
    icon('down'),
    say('page.check.newest'),
  )
  const atEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight < nearTheEnd
  element.addEventListener('scroll', () => {
    if (atEnd()) newest.hidden = true
  })
  return {
    element,
    newest,
    atEnd,
    toEnd,
    more: () => {
      newest.hidden = atEnd()
    },
  }
}
