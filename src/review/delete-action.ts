import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  record,
  reply,
  stamp,
} from './action-context.ts'
import { beyondReach } from './beyond-reach.ts'
import { deleteForm } from './forms/asking-forms.ts'
import { heldWords } from './held.ts'
import { plainName } from './plain-name.ts'
import type { ReviewContext } from './review-context.ts'

/** Opens the form to delete the whole check, which says what deleting does not reach; a held check is not deleted. */
export const openDelete = ({ context }: ActionContext): ActionEffect =>
  heldBack(context) ??
  ask(
    deleteForm(context.say, {
      review: context.state.id,
      product: context.state.product.name,
      beyond: beyondReach(context),
    }),
  )

/** Deletes the check for good, once its name was typed. */
export function remove(request: ActionContext, { confirm }: ActionOf<'delete'>): ActionEffect {
  const { context } = request
  const { say, state } = context
  const held = heldBack(context)
  if (held) return held
  if (plainName(confirm) !== plainName(state.product.name)) {
    const replies = [message(text(say('conversation.delete.mismatch')))]
    return { ...openDelete(request), replies, wrong: 'confirm' }
  }
  const { language } = state
  return record(
    [{ type: 'deleted', ...stamp(request), ...(language !== undefined && { language }) }],
    message(text(say('conversation.delete.done')), ...beyondReach(context)),
  )
}

const heldBack = (context: ReviewContext): ActionEffect | undefined => {
  const words = heldWords(context)
  return words === undefined
    ? undefined
    : reply(message(text(words), text(context.say('conversation.delete.held'))))
}
