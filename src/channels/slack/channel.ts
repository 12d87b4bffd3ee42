import type { types } from '@slack/bolt'
import { webApi } from '@slack/bolt'
import { hasMentions, withoutMentions } from '../../message/mention.ts'
import type { Channel, PlaceAudience, SendEntry, Sent } from '../../review/ports.ts'
import type { Address } from '../../review/record.ts'
import { slackAudienceOf } from './audience.ts'
import { classic, type SlackMessage, toBlocks } from './blocks.ts'
import { refusalsOfMessage, throwOnRefusal } from './check-payload.ts'
import { type SlackContext, slackName, slackSenderOf } from './context.ts'
import { cardMark, standingCard } from './find-posted-card.ts'
import { slackRates } from './limits.ts'
import { permalink } from './permalink.ts'
import { forgetPictures, pictureAgainSeconds, picturesOf } from './pictures.ts'
import { readPlace, type SlackPlace, slackPlaceOf, teamOf } from './place.ts'
import { sentFor } from './send-errors.ts'
import { createUserGroups } from './user-groups.ts'
import type { Workspace } from './workspaces.ts'

/** The channel as the application sees it: cards are posted and redrawn, one try at a time. */
export function slackChannel(
  context: SlackContext,
  { pace, limits }: Pick<Channel, 'pace' | 'limits'> = slackRates,
): Channel {
  const groups = createUserGroups(context.now)
  return {
    name: slackName,
    pulls: false,
    pace,
    ...(limits && { limits }),
    accounts: true,
    places: true,
    post: (to, entry) =>
      inWorkspace(context, entry, (workspace) => post(context, workspace, { to, entry })),
    update: (place, to, entry) =>
      inWorkspace(context, entry, (workspace) => update(context, workspace, { place, to, entry })),
    async zone(workspace, person) {
      const { directory, workspaces } = context
      const team = teamOf(workspace)
      const { zone } = await directory.find(team, person)
      const found = zone === undefined ? await workspaces.of(team) : undefined
      if (!found) return zone
      // Somebody who never talked with the app: Slack is asked.
      await directory.person(found, person)
      return (await directory.find(team, person)).zone
    },
    link: (workspace, place, root) =>
      permalink(context, teamOf(workspace), { place, ...(root !== undefined && { root }) }),
    async inGroup(workspace, group, person) {
      const found = await context.workspaces.of(teamOf(workspace))
      return found && groups.has(found, group, person)
    },
    async audience(workspace, place): Promise<PlaceAudience | undefined> {
      const found = await context.workspaces.of(teamOf(workspace))
      return found && slackAudienceOf(found, place)
    },
  }
}

async function inWorkspace(
  { workspaces, logger }: SlackContext,
  { key }: SendEntry,
  send: (workspace: Workspace) => Promise<Sent>,
): Promise<Sent> {
  const workspace = await workspaces.of(teamOf(key.workspace)).catch(() => undefined)
  if (!workspace) {
    logger.warn('slack-not-installed')
    return {
      ok: false,
      retry: 'later',
      why: 'not-installed',
      waits: true,
      afterSeconds: reinstallSeconds,
    }
  }
  try {
    return await send(workspace)
  } catch (error) {
    // A limit on looking up is none on sending.
    const sent =
      error instanceof LookUpFailed
        ? onlyLimited(sentFor(error.cause, workspace))
        : sentFor(error, workspace)
    if (!sent.ok && sent.retry === 'later' && sent.waits) {
      if (!sent.pausesAll) workspaces.doubt(workspace.team)
      logger.warn('slack-token-refused', { why: sent.why })
    }
    return sent
  }
}

const onlyLimited = (sent: Sent): Sent =>
  !sent.ok && sent.retry === 'later' && sent.pausesAll
    ? { ...sent, pausesAll: false, limited: true }
    : sent

/** Whether the card is posted already could not be looked up. */
class LookUpFailed extends Error {
  constructor(cause: unknown) {
    super('What stands could not be looked up.', { cause })
  }
}

/** So soon after posting, names become mentions. */
const mentionSeconds = 2

/** Whoever took the app out may put it back. */
const reinstallSeconds = 900

interface Card {
  readonly to: Address
  readonly entry: SendEntry
}

async function post(context: SlackContext, workspace: Workspace, card: Card): Promise<Sent> {
  return context.conversation.deliver(card, {
    isHere: (person) => context.directory.isHere(workspace.team, person),
    find: () =>
      standingCard(context, workspace, card).catch((error: unknown) => {
        throw new LookUpFailed(error)
      }),
    send: () => send(context, workspace, card),
  })
}

async function send(
  context: SlackContext,
  workspace: Workspace,
  { to, entry }: Card,
): Promise<Sent> {
  const root = entry.root === undefined ? undefined : readPlace(entry.root)
  // Who is mentioned was told already: a name that becomes a mention later alerts nobody once more.
  const isMentioning = hasMentions(entry.message)
  const message = withoutMentions(entry.message)
  const drawn = await drawnFor(context, workspace, { to, entry: { ...entry, message } })
  const { answer: posted, isClassic } = await withClassic(drawn, (message) =>
    workspace.client.chat.postMessage({
      ...message,
      channel: to.kind === 'person' ? to.person : to.thread,
      metadata: cardMark(entry),
      unfurl_links: false,
      unfurl_media: false,
      ...(root && { thread_ts: root.ts }),
    }),
  )
  const { channel, ts } = posted
  if (channel === undefined || ts === undefined) {
    return { ok: false, retry: 'later', why: 'no-place', maybe: true }
  }
  if (to.kind === 'person') {
    // The card is posted, whether or not this can be stored.
    await context.directory.posted(workspace.team, to.person, channel).catch(() => undefined)
  }
  const picture = isClassic ? await pictureLater(context, workspace, { drawn, entry }) : {}
  const again = isMentioning ? { againSeconds: mentionSeconds, ...picture } : picture
  return { ok: true, place: slackPlaceOf({ channel, ts }), ...again }
}

async function update(
  context: SlackContext,
  workspace: Workspace,
  { place, ...card }: Card & { readonly place: string },
): Promise<Sent> {
  const { key, kind } = card.entry
  const at: SlackPlace | undefined = readPlace(place)
  if (!at) return { ok: false, retry: 'never', why: 'no-place' }
  const drawn = await drawnFor(context, workspace, card)
  let again: { readonly againSeconds?: number } = {}
  try {
    const { isClassic } = await withClassic(drawn, (message) =>
      workspace.client.chat.update({ ...message, ...at }),
    )
    if (isClassic) again = await pictureLater(context, workspace, { drawn, entry: card.entry })
  } catch (error) {
    if (!isGone(error)) throw error
    context.logger.info('slack-message-gone', { review: key.id, card: kind })
  }
  if (kind === 'blank') await forgetPictures(context, workspace, key.id)
  return { ok: true, place, ...again }
}

/** Somebody took the message away in Slack, or it may not be changed any more: there is nothing left to redraw. */
const isGone = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && gone.has(error.data.error)
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed'])

async function drawnFor(
  context: SlackContext,
  workspace: Workspace,
  { to, entry }: Card,
): Promise<SlackMessage> {
  const { key, message } = entry
  // Whoever sees the thread sees its pictures: they are drawn as for a reader.
  const person = to.kind === 'person' ? to.person : key.id
  const sender = slackSenderOf(key.workspace, { id: person, name: person })
  const posted = to.kind !== 'person'
  const pictures = await picturesOf(context, workspace, { sender, review: key.id, message, posted })
  const drawn = toBlocks(message, { say: context.say, picture: (name) => pictures.get(name) })
  throwOnRefusal(refusalsOfMessage(drawn))
  return drawn
}

interface Sending<T> {
  readonly answer: T
  /** Slack did not take it as it was drawn. */
  readonly isClassic: boolean
}

/** Blocks that this Slack does not know are sent once more in the shapes that every Slack knows. */
async function withClassic<T>(
  message: SlackMessage,
  send: (message: { text: string; blocks: types.KnownBlock[] }) => Promise<T>,
): Promise<Sending<T>> {
  try {
    return { answer: await send(message), isClassic: false }
  } catch (error) {
    const isShape =
      error instanceof webApi.WebAPIPlatformError && error.data.error.startsWith('invalid_blocks')
    if (!isShape) throw error
    const answer = await send({ ...message, blocks: classic(message.blocks) })
    return { answer, isClassic: true }
  }
}

/** A picture that Slack had not taken in yet is tried again a little later; until then its description is shown. */
async function pictureLater(
  context: SlackContext,
  workspace: Workspace,
  { drawn, entry }: { readonly drawn: SlackMessage; readonly entry: SendEntry },
): Promise<{ readonly againSeconds?: number }> {
  const isUploaded = drawn.blocks.some((block) => 'slack_file' in block)
  if (!isUploaded) return {}
  const againSeconds = await pictureAgainSeconds(context, workspace, entry.key.id).catch(
    () => undefined,
  )
  return againSeconds === undefined ? {} : { againSeconds }
}
