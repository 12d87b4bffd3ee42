import { cardElement } from './card.ts'
import { openDialog } from './dialog.ts'
import { h } from './dom.ts'
import type { WireForm } from './wire.ts'

/** Why a form was not taken, and about which of its fields that is. */
export interface Refusal {
  readonly words: string
  readonly field?: string | undefined
}

/**
 * Opens a form in a window. `onSend` gives what is wrong, or nothing when it was sent; the window closes only then,
 * so that nothing typed is lost, and what is wrong stands at its field.
 */
export function openForm(
  form: WireForm,
  onSend: (action: object) => Promise<Refusal | undefined>,
): void {
  const wrong = h('p', { class: 'wrong', role: 'alert', id: `wrong-${crypto.randomUUID()}` })
  let busy = false
  const press = async (action: object, button: HTMLElement | undefined) => {
    if (busy) return
    busy = true
    button?.setAttribute('data-pressed', '')
    clear()
    const refusal = await onSend(action)
    button?.removeAttribute('data-pressed')
    busy = false
    if (refusal) show(refusal)
    else dialog.close()
  }
  const drawn = cardElement(form.card, (action, button) => void press(action, button))
  const { element } = drawn
  const clear = () => {
    wrong.textContent = ''
    for (const control of element.querySelectorAll('[aria-invalid]')) {
      control.removeAttribute('aria-invalid')
      control.removeAttribute('aria-describedby')
    }
  }
  const show = ({ words, field }: Refusal) => {
    const place = field === undefined ? undefined : drawn.field(field)
    const control = place?.querySelector<HTMLElement>('input:not([hidden]), textarea, select')
    ;(place ?? element).after(wrong)
    wrong.textContent = words
    control?.setAttribute('aria-invalid', 'true')
    control?.setAttribute('aria-describedby', wrong.id)
    control?.focus()
    wrong.scrollIntoView({ block: 'nearest' })
  }
  const dialog = openDialog(form.title, [element, wrong])
  dialog.element.querySelector<HTMLElement>('input:not([hidden]), textarea, select')?.focus()
}
