import type { RedrawReplies } from '../../conversation/reply-log.ts'
import type { TeamsContext } from './context.ts'
import { drawReply } from './draw.ts'
import { redraw, turnIn } from './outbound.ts'
import { tenantOf } from './reference.ts'

/** Redraws replies in somebody's own chat, within its limits; what cannot be redrawn is noted in the log. */
export async function redrawReplies(
  context: TeamsContext,
  ...[{ workspace, id: person }, ids, words]: Parameters<RedrawReplies>
): Promise<void> {
  const tenantId = tenantOf(workspace)
  const chat = await context.conversations.personal(tenantId, person)
  if (!chat) return
  const { conversationId } = chat
  const activity = await drawReply(context, words, { reader: { tenantId, person } })
  for (const activityId of ids) {
    await turnIn(context, conversationId)
    const called = await redraw(context, chat, { conversationId, activityId }, activity)
    if (!called.ok) context.logger.warn('teams-words-left', { why: called.why })
  }
}
