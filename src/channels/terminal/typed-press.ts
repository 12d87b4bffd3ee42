import type { Button, Field, Message } from '../../message/message.ts'
import { buttonsIn, fieldsIn, lineButtonsIn, senderIn } from '../../message/parts.ts'
import type { Values } from '../plain-text/form-by-lines.ts'
import { wordsOfLabel } from '../plain-text/label.ts'
import { hasAmounts, letterAt, numberedButtons } from './text-form.ts'

/** A button that somebody pressed by typing, with what its message's fields hold. */
interface TypedPress {
  readonly button: Button
  readonly values: Values
}

/**
 * Finds the button that typed words name: by its words in any of the messages, or by number in the first.
 * `undefined` when the words are none of them; then they are for the conversation itself.
 */
export function typedPress(line: string, messages: readonly Message[]): TypedPress | undefined {
  const said = wordsOfLabel(line)
  for (const message of messages) {
    const button = buttonsIn(message).find(({ label }) => wordsOfLabel(label) === said)
    if (button) return { button, values: button.collects ? held(message) : new Map() }
  }
  const [focus] = messages
  return focus && byNumber(said, focus)
}

function byNumber(said: string, message: Message): TypedPress | undefined {
  const row = numberedButtons(message)
  if (hasAmounts(row)) {
    const lettered = row.find((_, n) => letterAt(n) === said)
    return lettered && { button: lettered, values: new Map() }
  }
  if (!/^\d+(?:[\s,]+\d+)*$/.test(said)) return undefined
  const numbers = said.split(/[\s,]+/).map(Number)
  const button = numbers.length === 1 ? row[(numbers[0] ?? 0) - 1] : undefined
  if (button) return { button, values: new Map() }
  const [n = 0, more] = numbers
  const ofLine = more === undefined ? lineButtonsIn(message)[n - 1] : undefined
  if (ofLine) return { button: ofLine, values: new Map() }
  const field = fieldsIn(message).find(hasOptions)
  const sender = senderIn(message)
  if (!field || !sender) return undefined
  const picked = numbers.map((number) => field.options[number - 1]?.value)
  if (picked.includes(undefined) || (field.type === 'choice' && picked.length > 1)) return undefined
  const values = picked.filter((value) => value !== undefined)
  const value = field.type === 'choice' ? (values[0] ?? '') : values
  return { button: sender, values: new Map([...held(message), [field.id, value]]) }
}

const hasOptions = (field: Field): field is Extract<Field, { options: unknown }> =>
  field.type === 'choice' || field.type === 'choices'

/** What the fields hold before anybody fills them in. */
function held({ elements }: Message): Map<string, string | readonly string[]> {
  const values = new Map<string, string | readonly string[]>()
  for (const field of fieldsIn({ elements })) {
    if (field.type === 'toggle') values.set(field.id, String(field.value ?? false))
    else if (field.type === 'choices') values.set(field.id, field.value ?? [])
    else if (field.value !== undefined) values.set(field.id, field.value)
  }
  return values
}
