import type { ActionResult } from '../../conversation/act.ts'
import type { Surface } from '../../conversation/respond.ts'
import type { Form, Message } from '../../message/message.ts'
import type { OutActivity } from './cards.ts'
import type { TeamsContext, TeamsTurn } from './context.ts'
import { drawForm, drawReply } from './draw.ts'
import { answerIn, ownChat } from './outbound.ts'
import { threadId } from './read-activity.ts'
import type { InboundContext } from './turn-context.ts'

/**
 * Gives somebody what nobody else may see: where they are alone with the app, otherwise in their own chat, which is
 * opened where it has to be. False when there is no way to write to them alone.
 */
export async function giveAlone(
  context: InboundContext,
  turn: TeamsTurn,
  acted: ActionResult,
): Promise<boolean> {
  if (turn.where.kind === 'personal') {
    context.later(writeAll(context, turn, acted))
    return true
  }
  const own = await ownChat(context, turn.tenantId, turn.sender.who.id)
  if (own.ok) context.later(writeAll(context, { ...turn, here: own.chat }, acted))
  return own.ok
}

/** Writes the result of an action into the chat where somebody is alone with the app. */
export const writeAll = (
  context: TeamsContext,
  turn: TeamsTurn,
  acted: ActionResult,
): Promise<void> =>
  context.conversation.respond(surfaceIn(context, turn, acted), turn.sender, acted)

/** A chat shows everything as cards, a form too. */
function surfaceIn(context: TeamsContext, turn: TeamsTurn, acted: ActionResult): Surface {
  const reader = { tenantId: turn.tenantId, person: turn.sender.who.id }
  const write = async (messages: readonly Message[], form?: Form) => {
    const replies = messages.map((reply) => replyOf(context, turn, acted, reply))
    const cards = await Promise.all(form ? [...replies, drawForm(context, reader, form)] : replies)
    return answerIn(context, turn.here, cards)
  }
  return { say: (messages) => write(messages), form: (form, above) => write(above, form) }
}

/** A reply as a card, which knows what it answers. */
export function replyOf(
  context: TeamsContext,
  { tenantId, sender }: TeamsTurn,
  { review, type: shown }: ActionResult,
  reply: Message,
): Promise<OutActivity> {
  const reader = { tenantId, person: sender.who.id }
  return drawReply(context, reply, { reader, shown, ...(review !== undefined && { review }) })
}

/** Posts a message for everybody of a conversation, in the thread it belongs to. */
export async function sayHere(
  context: InboundContext,
  { where, here, tenantId, sender }: TeamsTurn,
  words: Message,
): Promise<void> {
  const reader = { tenantId, person: sender.who.id }
  const card = await drawReply(context, words, { reader })
  const { conversationId, threadRootId } = where
  const thread =
    threadRootId === undefined ? conversationId : threadId(conversationId, threadRootId)
  context.later(answerIn(context, here, [card], thread))
}
