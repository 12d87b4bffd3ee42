import { h, icon } from './dom.ts'
import { say } from './words.ts'

/** A button that asks for a file; the same is done with one that is dropped on this place. */
export function bringFile(place: HTMLElement, onFile: (file: File) => void): HTMLElement {
  const take = (file: File | null | undefined): void => {
    if (file) onFile(file)
  }
  const input = h('input', { type: 'file', hidden: true, 'aria-label': say('page.file.bring') })
  input.addEventListener('change', () => {
    take(input.files?.[0])
    input.value = ''
  })
  const hasFile = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') === true
  place.addEventListener('dragover', (event) => {
    if (hasFile(event)) event.preventDefault()
  })
  place.addEventListener('drop', (event) => {
    if (!hasFile(event)) return
    event.preventDefault()
    take(event.dataTransfer?.files[0])
  })
  place.append(input)
  const words = h('span', { class: 'wide-only' }, say('page.file.bring'))
  return h(
    'button',
    {
      type: 'button',
      class: 'plain',
      'aria-label': say('page.file.bring'),
      onclick: () => input.click(),
    },
    icon('bring'),
    words,
  )
}
