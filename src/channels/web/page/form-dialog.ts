import { drawCard } from './card.ts'
import { openDialog } from './dialog.ts'
import { h } from './dom.ts'
import type { WireForm } from './wire.ts'

/**
 * Opens a form in a window. `onSend` gives the words of what is wrong, or nothing when it was sent; the window
 * closes only then, so that nothing typed is lost.
 */
export function openForm(
  form: WireForm,
  onSend: (action: object) => Promise<string | undefined>,
): void {
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  let busy = false
  const press = async (action: object, button: HTMLElement | undefined) => {
    if (busy) return
    busy = true
    button?.setAttribute('data-pressed', '')
    wrong.textContent = ''
    wrong.textContent = (await onSend(action)) ?? ''
    button?.removeAttribute('data-pressed')
    busy = false
    if (wrong.textContent === '') dialog.close()
  }
  const { element } = drawCard(form.card, (action, button) => void press(action, button))
  const dialog = openDialog(form.title, [element, wrong])
  dialog.element.querySelector<HTMLElement>('input:not([hidden]), textarea, select')?.focus()
}
