import { saveName } from './api.ts'
import { openDialog } from './dialog.ts'
import { h } from './dom.ts'
import { clearNotice, showNotice } from './notices.ts'
import { troubleWords } from './trouble.ts'
import { boot, say } from './words.ts'

let current = boot.name

/** Other windows of this browser are the same person. */
const others = new BroadcastChannel('whatif-person')
others.addEventListener('message', () => location.reload())

/** Who sits here, as they say. */
export const myName = (): string | undefined => current

/** Says who sits here from now on. */
export async function becomeCalled(name: string): Promise<void> {
  const saved = await saveName(name)
  if (current !== undefined && current !== saved) others.postMessage('changed')
  current = saved
}

/** A line to type a name into, with its label. */
export function nameField(label: string): { row: HTMLElement; input: HTMLInputElement } {
  const input = h('input', {
    type: 'text',
    name: 'name',
    autocomplete: 'given-name',
    maxlength: String(boot.longestName),
    dir: 'auto',
    required: true,
    ...(current !== undefined && { value: current }),
  })
  return { row: h('label', { class: 'field' }, h('span', {}, label), input), input }
}

/** Asks who sits here; resolves when somebody said so, or closed the window. */
export function askName(): Promise<void> {
  return new Promise((resolve) => {
    const { row, input } = nameField(say('page.person.name'))
    const save = async (event: Event) => {
      event.preventDefault()
      try {
        await becomeCalled(input.value)
        clearNotice()
        dialog.close()
      } catch (error) {
        showNotice(troubleWords(error))
        input.focus()
      }
    }
    const form = h(
      'form',
      { onsubmit: save },
      h('p', { class: 'quiet' }, say('page.person.body')),
      row,
      h('button', { class: 'main' }, say('page.person.save')),
    )
    const dialog = openDialog(say('page.person.title'), [form], { onClose: resolve })
    input.select()
  })
}
