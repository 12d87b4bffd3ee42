import * as z from 'zod'
import { KeyedQueue } from '../../domain/keyed-queue.ts'
import { oneLine } from './act.ts'
import type { TeamsContext, TeamsTurn } from './context.ts'
import { drawReply } from './draw.ts'
import { redraw, turnIn } from './outbound.ts'

/** The reply log of one person and one check: the messages that stay in their chat until the check is deleted. */
const saidSchema = z.strictObject({ ids: z.array(z.string()) })

/** Older answers than these are long out of sight. */
const most = 200

const startOf = (tenantId: string, review: string): string => `teams/${tenantId}/said/${review}/`
const queue = new KeyedQueue()

/** Adds replies about a check to the reply log, so that their words can be blanked later. */
export async function noteReply(
  { shelf }: TeamsContext,
  { tenantId, sender }: TeamsTurn,
  review: string | undefined,
  ids: readonly string[],
): Promise<void> {
  if (review === undefined || ids.length === 0) return
  const name = startOf(tenantId, review) + sender.who.id
  await queue.run(name, async () => {
    const kept = saidSchema.safeParse(await shelf.get(name)).data?.ids ?? []
    await shelf.put(name, { ids: [...kept, ...ids].slice(-most) })
  })
}

/** After a check was deleted, blanks every logged reply about it, so that it only says so; `but` is left as it is. */
export async function blankReplies(
  context: TeamsContext,
  { tenantId, sender }: TeamsTurn,
  review: string,
  but?: string,
): Promise<void> {
  if (await isThere(context, sender, review)) return
  const { shelf, conversations, say } = context
  const begin = startOf(tenantId, review)
  for (const name of await shelf.names(begin)) {
    const person = name.slice(begin.length)
    const chat = await conversations.personal(tenantId, person)
    const { ids = [] } = saidSchema.safeParse(await shelf.get(name)).data ?? {}
    const stub = oneLine(say('conversation.delete.stub'))
    const activity = await drawReply(context, stub, { reader: { tenantId, person } })
    for (const activityId of ids) {
      if (!chat || activityId === but) continue
      await turnIn(context, chat.conversationId)
      const at = { conversationId: chat.conversationId, activityId }
      const called = await redraw(context, chat, at, activity)
      if (!called.ok) context.logger.warn('teams-words-left', { why: called.why })
    }
    await shelf.remove(name)
  }
}

async function isThere(
  { reviews }: TeamsContext,
  sender: TeamsTurn['sender'],
  review: string,
): Promise<boolean> {
  try {
    await reviews().feed(sender, review)
    return true
  } catch {
    return false
  }
}
