import { type Action, actionSchema } from '../../domain/action.ts'
import type { ActionData, Button, Element, Field, Message } from '../../message/message.ts'

/** What was filled in, by field id. */
export type Values = ReadonlyMap<string, string | readonly string[]>

/** Everything in a message that a person can press, in order. */
export const buttonsOf = ({ elements }: Pick<Message, 'elements'>): readonly Button[] =>
  elements.flatMap((element) => (element.type === 'buttons' ? element.buttons : []))

/** Everything in a message that a person can fill in, in order. */
export const messageFieldsOf = (elements: readonly Element[]): readonly Field[] =>
  elements.flatMap((element) => (element.type === 'field' ? [element.field] : []))

/** True when a message waits for somebody to do something. */
export const isOpen = (message: Message): boolean =>
  message.elements.some(({ type }) => type === 'buttons' || type === 'field')

/** True when a message asks for something: it has a button that is not quiet. */
export const isWaiting = (message: Message): boolean =>
  buttonsOf(message).some(({ style }) => style !== 'quiet')

/** The button that sends what the fields hold. */
export const terminalSenderOf = (message: Message): Button | undefined =>
  buttonsOf(message).find((button) => button.collects)

/** An action, or the field that keeps it from being one. */
export type FilledPress = { readonly action: Action } | { readonly wrong: string }

/** The action of a press; fields named `value.0`, `value.1` … are the entries of one list. */
export function filledPress(data: ActionData, values: Values = new Map()): FilledPress {
  const action: Record<string, unknown> = { ...data }
  for (const [id, value] of values) {
    const [name = id, index] = id.split('.')
    if (index === undefined) action[name] = value
    else action[name] = [...(Array.isArray(action[name]) ? action[name] : []), value]
  }
  const outcome = actionSchema.safeParse(action)
  if (outcome.success) return { action: outcome.data }
  return { wrong: String(outcome.error.issues[0]?.path[0] ?? '') }
}
