import { h, icon } from './dom.ts'
import { say } from './words.ts'

/** A window over the page. */
export interface Dialog {
  readonly element: HTMLDialogElement
  close(): void
}

let count = 0

/** Opens a window over the page; Escape and the cross close it, and focus goes back to where it was. */
export function openDialog(
  title: string,
  content: readonly Node[],
  options: { readonly wide?: boolean; readonly onClose?: () => void } = {},
): Dialog {
  count += 1
  const id = `dialog-${count}`
  const came = document.activeElement
  const close = (): void => element.close()
  const cross = h(
    'button',
    { type: 'button', class: 'plain', 'aria-label': say('page.form.close'), onclick: close },
    icon('close'),
  )
  const heading = h('h2', { id, dir: 'auto' }, title)
  const body = h('div', { class: 'dialog-body' }, ...content)
  const look = options.wide ? 'dialog wide' : 'dialog'
  const element = h(
    'dialog',
    { class: look, 'aria-labelledby': id },
    h('div', { class: 'dialog-head' }, heading, cross),
    body,
  )
  element.addEventListener('close', () => {
    element.remove()
    if (came instanceof HTMLElement && came.isConnected) came.focus()
    options.onClose?.()
  })
  document.body.append(element)
  element.showModal()
  return { element, close }
}
