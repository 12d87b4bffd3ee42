import { type Acted, oneLine } from './acting.ts'
import type { TeamsTurn } from './desk.ts'
import { drawReply } from './draw.ts'
import { threadId } from './incoming.ts'
import { writeAll } from './pressing.ts'
import { answerIn, ownChat } from './sending.ts'
import type { Counter } from './turning.ts'

/**
 * Gives somebody what nobody else may see: where they are alone with the app, otherwise in their own chat, which is
 * opened where it has to be. False when there is no way to write to them alone.
 */
export async function giveAlone(counter: Counter, turn: TeamsTurn, acted: Acted): Promise<boolean> {
  if (turn.where.kind === 'personal') {
    counter.later(writeAll(counter, turn, acted))
    return true
  }
  const own = await ownChat(counter, turn.tenantId, turn.sender.who.id)
  if (own.ok) counter.later(writeAll(counter, { ...turn, here: own.chat }, acted))
  return own.ok
}

/** Says something where everybody of a conversation reads it, in the thread it belongs to. */
export async function sayHere(
  counter: Counter,
  { where, here, tenantId, sender }: TeamsTurn,
  words: string,
): Promise<void> {
  const reader = { tenantId, person: sender.who.id }
  const card = await drawReply(counter, oneLine(words), { reader })
  const { conversationId, threadRootId } = where
  const thread =
    threadRootId === undefined ? conversationId : threadId(conversationId, threadRootId)
  counter.later(answerIn(counter, here, [card], thread))
}
