import { h, icon } from './dom.ts'
import { say } from './words.ts'

/** What the line does with what it holds. */
export interface Composing {
  /** False when it could not be sent, or was not taken. */
  onSay(text: string): Promise<boolean>
  /** Sends what was filled in elsewhere; false where there is nothing. */
  onNothing(): boolean
}

/** The line people type in; what stands in it outlives a reload of the page. */
export function composer(review: string, { onSay, onNothing }: Composing): HTMLElement {
  const draft = `draft:${review}`
  const box = h('textarea', {
    rows: '1',
    maxlength: '4000',
    dir: 'auto',
    'aria-label': say('page.say.label'),
    placeholder: say('page.say.hint'),
    enterkeyhint: 'send',
  })
  const grow = () => {
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
  }
  const fill = (text: string) => {
    box.value = text
    sessionStorage.setItem(draft, text)
    grow()
  }
  const send = async (event: Event) => {
    event.preventDefault()
    const text = box.value.trim()
    if (text === '') {
      if (!onNothing()) box.focus()
      return
    }
    fill('')
    // What could not be sent or was not taken comes back, unless something newer stands there.
    if (!(await onSay(text)) && box.value === '') fill(text)
  }
  box.addEventListener('input', () => fill(box.value))
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void send(event)
  })
  box.value = sessionStorage.getItem(draft) ?? ''
  requestAnimationFrame(grow)
  const button = h(
    'button',
    { class: 'main round', 'aria-label': say('page.say.send') },
    icon('send'),
  )
  return h('form', { class: 'composer', onsubmit: send }, box, button)
}
