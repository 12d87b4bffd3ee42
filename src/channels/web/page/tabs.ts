import { h } from './dom.ts'
import { say } from './words.ts'

/** The two sides of a check. */
export type Side = 'own' | 'thread'

/** Where the window is narrow, one side shows at a time. */
export interface Tabs {
  readonly element: HTMLElement
  choose(side: Side): void
  chosen(): Side
  /** Marks the team's side as having something new. */
  mark(): void
}

/** Makes the two tabs; `onChoose` shows the side. */
export function createTabs(onChoose: (side: Side) => void): Tabs {
  let current: Side = 'own'
  const button = (side: Side) =>
    h(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: () => choose(side) },
      say(`page.check.${side}`),
    )
  const buttons: Record<Side, HTMLElement> = { own: button('own'), thread: button('thread') }
  const dot = h('span', { class: 'dot', hidden: true }, say('page.check.news'))
  buttons.thread.append(dot)

  function choose(side: Side): void {
    current = side
    if (side === 'thread') dot.hidden = true
    buttons.own.setAttribute('aria-pressed', String(side === 'own'))
    buttons.thread.setAttribute('aria-pressed', String(side === 'thread'))
    onChoose(side)
  }

  return {
    element: h('div', { class: 'tabs', role: 'group' }, buttons.own, buttons.thread),
    choose,
    chosen: () => current,
    mark: () => {
      dot.hidden = current === 'thread'
    },
  }
}
