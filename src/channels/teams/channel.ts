import { hasMentions, withoutMentions } from '../../message/mention.ts'
import type { Channel, SendEntry, Sent } from '../../review/ports.ts'
import type { Address, CardPlace } from '../../review/record.ts'
import type { OutActivity } from './cards.ts'
import type { Called } from './connector.ts'
import type { TeamsContext } from './context.ts'
import { deepLink } from './deep-link.ts'
import { drawTeamsCard } from './draw.ts'
import { isInTeam } from './group-member.ts'
import { openThread, ownChat, putUp, redraw } from './outbound.ts'
import { teamsAudienceOf } from './place-search.ts'
import { threadId } from './read-activity.ts'
import type { ConversationReference } from './reference.ts'
import { tenantOf } from './reference.ts'
import { landedSchema, notSent, standingIn, teamsPlaceOf } from './send-result.ts'
import { postStory, redrawStory } from './story-pages.ts'

const notInPlace: Sent = { ok: false, retry: 'never', why: 'not-in-place' }
const noSuchMessage: Sent = { ok: false, retry: 'never', why: 'no-such-message' }

/** Microsoft Teams as the core sees it. Each call is one attempt; what is still to be sent is kept in the outbox of the core. */
export const teamsChannel = (context: TeamsContext): Channel => ({
  name: 'teams',
  pulls: false,
  // Eight in two seconds and sixty in thirty are counted by the limiter; this only spreads them.
  pace: { post: 300, update: 300 },
  accounts: true,
  places: true,
  // An app may not search a conversation for a posted card.
  post: (to, entry) =>
    context.conversation.deliver(
      { to, entry },
      {
        send: () =>
          to.kind === 'person' ? postToPerson(context, to, entry) : postTo(context, to, entry),
      },
    ),
  update: (place, to, entry) => update(context, { place, to }, entry),
  zone: async (workspace, person) =>
    (await context.conversations.personal(tenantOf(workspace), person))?.timeZone,
  link: async (workspace, place) => deepLink(context, tenantOf(workspace), place),
  inGroup: (workspace, group, person) =>
    isInTeam(context, { tenantId: tenantOf(workspace), group, person }),
  audience: (workspace, place) => teamsAudienceOf(context, tenantOf(workspace), place),
})

async function postToPerson(
  context: TeamsContext,
  { person }: Address & { kind: 'person' },
  entry: SendEntry,
): Promise<Sent> {
  const tenantId = tenantOf(entry.key.workspace)
  const own = await ownChat(context, tenantId, person)
  if (!own.ok) return notSent(own.failed, true)
  const { conversationId } = own.chat
  const activity = await drawTeamsCard(context, cardOf(entry), entry.message, { tenantId, person })
  return send(context, own.chat, true, async () => {
    const called = await putUp(context, own.chat, conversationId, activity)
    return landed(called, conversationId)
  })
}

async function postTo(
  context: TeamsContext,
  { thread }: Address & { kind: 'thread' },
  entry: SendEntry,
): Promise<Sent> {
  const place = await context.conversations.place(tenantOf(entry.key.workspace), thread)
  if (!place) return notInPlace
  return send(context, place, true, async () => {
    if (place.kind === 'groupChat' && entry.kind === 'story')
      return postStory(context, place, entry)
    // Who is mentioned was told already: a name that becomes a mention later alerts nobody once more.
    const named = withoutMentions(entry.message)
    const activity = await drawTeamsCard(context, cardOf(entry), named)
    const sent =
      place.kind === 'groupChat'
        ? landed(await putUp(context, place, thread, activity), thread)
        : await inThread(context, place, entry, activity)
    return sent.ok && hasMentions(entry.message) ? { ...sent, againSeconds: mentionSeconds } : sent
  })
}

/** So soon after posting, names become mentions. */
const mentionSeconds = 2

/** The first card of a channel opens a thread, and the others are replies in it. */
async function inThread(
  context: TeamsContext,
  channel: ConversationReference,
  { root }: SendEntry,
  activity: OutActivity,
): Promise<Sent> {
  const thread = root === undefined ? undefined : standingIn(root)?.c
  if (thread !== undefined) return landed(await putUp(context, channel, thread, activity), thread)
  const called = await openThread(context, channel, activity)
  if (!called.ok) return notSent(called, true)
  const { id, activityId } = landedSchema.safeParse(called.body).data ?? {}
  if (id === undefined && activityId === undefined) return noSuchMessage
  const first = activityId ?? id?.split(';messageid=')[1]
  const isThread = id?.includes(';messageid=') ?? false
  const opened = isThread || first === undefined ? id : threadId(channel.conversationId, first)
  return {
    ok: true,
    place: teamsPlaceOf({ c: opened ?? '', ...(first !== undefined && { a: first }) }),
  }
}

function landed(called: Called, conversation: string): Sent {
  if (!called.ok) return notSent(called, true)
  const id = landedSchema.safeParse(called.body).data?.id
  return { ok: true, place: teamsPlaceOf({ c: conversation, ...(id !== undefined && { a: id }) }) }
}

async function update(
  context: TeamsContext,
  { place, to }: { readonly place: CardPlace; readonly to: Address },
  entry: SendEntry,
): Promise<Sent> {
  const tenantId = tenantOf(entry.key.workspace)
  const at = standingIn(place)
  // Teams may name no message; what was posted there can never be redrawn.
  if (at?.a === undefined) return noSuchMessage
  const where =
    to.kind === 'person'
      ? await context.conversations.personal(tenantId, to.person)
      : await context.conversations.place(tenantId, to.thread)
  if (!where) return notInPlace
  const { a: activityId, c: conversationId } = at
  return send(context, where, false, async () => {
    if (at.paged) return redrawStory(context, where, place, entry)
    const reader = to.kind === 'person' ? { tenantId, person: to.person } : undefined
    const activity = await drawTeamsCard(context, cardOf(entry), entry.message, reader)
    const called = await redraw(context, where, { conversationId, activityId }, activity)
    return called.ok ? { ok: true, place } : notSent(called, false)
  })
}

const cardOf = ({ key, entry }: SendEntry) => ({
  tenantId: tenantOf(key.workspace),
  review: key.id,
  id: entry,
})

/** Sends within the conversation's limits; where Teams asks for patience, the whole conversation waits. */
async function send(
  context: TeamsContext,
  { conversationId }: ConversationReference,
  isNew: boolean,
  run: () => Promise<Sent>,
): Promise<Sent> {
  const wait = await context.limiter.take(conversationId)
  if (wait > 0) {
    const afterSeconds = Math.ceil(wait / 100) / 10
    return { ok: false, retry: 'later', waits: true, afterSeconds, why: 'pace' }
  }
  const sent = await run()
  if (
    !sent.ok &&
    sent.retry === 'later' &&
    sent.afterSeconds !== undefined &&
    !(isNew && sent.maybe)
  ) {
    await context.limiter.pause(conversationId, sent.afterSeconds)
  }
  return sent
}
