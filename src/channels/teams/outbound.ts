import { setTimeout as pause } from 'node:timers/promises'
import type { OutActivity } from './cards.ts'
import type { Called } from './connector.ts'
import type { TeamsContext } from './context.ts'
import type { ConversationReference } from './reference.ts'
import { landedSchema } from './send-result.ts'

type Failed = Extract<Called, { ok: false }>

/** A conversation with somebody alone, or why there is none. */
type OwnChat =
  | { readonly ok: true; readonly chat: ConversationReference }
  | { readonly ok: false; readonly failed: Failed }

const noWay: Failed = { ok: false, status: 404, unsent: true, why: 'no-conversation' }

/** Somebody's own chat with us; where they have not written yet, one is opened. */
export async function ownChat(
  context: TeamsContext,
  tenantId: string,
  person: string,
): Promise<OwnChat> {
  const known = await context.conversations.personal(tenantId, person)
  if (known) return { ok: true, chat: known }
  const near = await context.conversations.any(tenantId)
  if (!near) return { ok: false, failed: noWay }
  const { serviceUrl, botId } = near
  const body = {
    isGroup: false,
    bot: { id: botId },
    members: [{ id: person }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  }
  const path = 'conversations'
  const called = await context.connector.call(serviceUrl, { method: 'POST', path, body })
  // Asking twice opens the same chat: nothing is ever doubled by it.
  if (!called.ok) return { ok: false, failed: { ...called, unsent: true } }
  const conversationId = landedSchema.safeParse(called.body).data?.id
  if (conversationId === undefined) return { ok: false, failed: noWay }
  const chat: ConversationReference = {
    kind: 'personal',
    serviceUrl,
    tenantId,
    conversationId,
    botId,
    userId: person,
  }
  await context.conversations.remember(chat)
  return { ok: true, chat }
}

/** Posts a message to a conversation, or to one of its threads. */
export function putUp(
  context: TeamsContext,
  { serviceUrl, botId, userId }: ConversationReference,
  conversationId: string,
  activity: OutActivity,
): Promise<Called> {
  const path = `conversations/${encodeURIComponent(conversationId)}/activities`
  const body = {
    ...activity,
    from: { id: botId },
    conversation: { id: conversationId },
    ...(userId !== undefined && { recipient: { id: userId } }),
  }
  return context.connector.call(serviceUrl, { method: 'POST', path, body })
}

/** Redraws a message that is posted already. */
export function redraw(
  context: TeamsContext,
  { serviceUrl, botId }: ConversationReference,
  at: { readonly conversationId: string; readonly activityId: string },
  activity: OutActivity,
): Promise<Called> {
  const { conversationId, activityId } = at
  const path = `conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`
  const body = {
    ...activity,
    id: activityId,
    from: { id: botId },
    conversation: { id: conversationId },
  }
  return context.connector.call(serviceUrl, { method: 'PUT', path, body })
}

/** Opens a new thread of a channel with this as its first message. */
export function openThread(
  context: TeamsContext,
  { serviceUrl, tenantId, conversationId, botId }: ConversationReference,
  activity: OutActivity,
): Promise<Called> {
  const body = {
    isGroup: true,
    bot: { id: botId },
    tenantId,
    channelData: { channel: { id: conversationId }, tenant: { id: tenantId } },
    activity,
  }
  return context.connector.call(serviceUrl, { method: 'POST', path: 'conversations', body })
}

const mostTries = 3
const longestPause = 20_000

/**
 * Writes answers into a conversation at once, in order, and tells what they are called there. They are not stored: one
 * that cannot be sent is noted in the log, and whoever asked can ask again.
 */
export async function answerIn(
  context: TeamsContext,
  here: ConversationReference,
  activities: readonly OutActivity[],
  thread = here.conversationId,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const activity of activities) {
    const called = await trySome(context, here, thread, activity)
    if (!called.ok) context.logger.warn('teams-answer-lost', { why: called.why })
    const id = called.ok ? landedSchema.safeParse(called.body).data?.id : undefined
    if (id !== undefined) ids.push(id)
  }
  return ids
}

async function trySome(
  context: TeamsContext,
  here: ConversationReference,
  thread: string,
  activity: OutActivity,
): Promise<Called> {
  for (let tries = 1; ; tries++) {
    await turnIn(context, here.conversationId)
    const called = await putUp(context, here, thread, activity)
    const isRefused = !called.ok && (called.status === 429 || called.status === 412)
    if (!isRefused || tries === mostTries) return called
    await context.limiter.pause(here.conversationId, called.afterSeconds ?? 2 ** (tries - 1))
  }
}

/** Waits for a turn in a conversation, but never for long: somebody is waiting for the answer. */
export async function turnIn(context: TeamsContext, conversation: string): Promise<void> {
  const wait = await context.limiter.take(conversation)
  if (wait === 0) return
  await pause(Math.min(wait, longestPause))
  await context.limiter.take(conversation)
}
