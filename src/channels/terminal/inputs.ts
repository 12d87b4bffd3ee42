import { type Action, actionSchema } from '../../domain/action.ts'
import { filledFields } from '../../message/filled.ts'
import type { ActionData, Message } from '../../message/message.ts'
import { buttonsIn } from '../../message/parts.ts'
import type { Values } from '../plain-text/form-by-lines.ts'

/** True when a message waits for somebody to do something. */
export const isOpen = (message: Message): boolean =>
  message.elements.some(({ type }) => type === 'buttons' || type === 'field')

/** True when a message asks for something: it has a button that is not quiet. */
export const isWaiting = (message: Message): boolean =>
  buttonsIn(message).some(({ style }) => style !== 'quiet')

/** An action, or the field that keeps it from being one. */
export type FilledPress = { readonly action: Action } | { readonly wrong: string }

/** The action of a press, with what was filled in. */
export function filledPress(data: ActionData, values: Values = new Map()): FilledPress {
  const outcome = actionSchema.safeParse({ ...data, ...filledFields(values) })
  if (outcome.success) return { action: outcome.data }
  return { wrong: String(outcome.error.issues[0]?.path[0] ?? '') }
}
