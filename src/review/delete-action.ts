import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { type ActionContext, type ActionEffect, ask, record, stamp } from './action-context.ts'
import { deleteForm } from './forms/asking-forms.ts'
import { plainName } from './plain-name.ts'

/** Opens the form to delete the whole check. */
export const openDelete = ({ context }: ActionContext): ActionEffect =>
  ask(deleteForm(context.say, context.state.id, context.state.product.name))

/** Deletes the check for good, once its name was typed. */
export function remove(request: ActionContext, { confirm }: ActionOf<'delete'>): ActionEffect {
  const { say, state } = request.context
  if (plainName(confirm) !== plainName(state.product.name)) {
    const replies = [message(text(say('conversation.delete.mismatch')))]
    return { ...openDelete(request), replies, wrong: 'confirm' }
  }
  const { language } = state
  return record(
    [{ type: 'deleted', ...stamp(request), ...(language !== undefined && { language }) }],
    message(text(say('conversation.delete.done'))),
  )
}
