import * as z from 'zod'
import { platformPress } from '../../domain/button-action.ts'
import { KeyedQueue } from '../../domain/keyed-queue.ts'
import { neverId } from '../../domain/never-story.ts'
import { buttons } from '../../message/build.ts'
import type { Button, Message } from '../../message/message.ts'
import { type Say, sayIn } from '../../message/words.ts'
import type { SendEntry, Sent } from '../../review/ports.ts'
import type { FeedCard } from '../../review/reviews.ts'
import type { OutActivity } from './cards.ts'
import type { Called } from './connector.ts'
import type { TeamsContext } from './context.ts'
import { anybody, drawTeamsCard } from './draw.ts'
import { putUp, redraw } from './outbound.ts'
import { type ConversationReference, teamsWorkspaceOf } from './reference.ts'
import { landedSchema, notSent, teamsPlaceOf } from './send-result.ts'

const pagesSchema = z.strictObject({
  conversationId: z.string(),
  activityId: z.string(),
  /** The story that the card shows now. */
  shown: z.string(),
})

/** One card that shows the stories of a review one at a time; for chats, which have no threads. */
type StoryPages = z.infer<typeof pagesSchema>

/** Which review, in which tenant. */
interface About {
  readonly tenantId: string
  readonly review: string
}

/** A press on the buttons between stories. */
const pageSchema = z.object({
  review: z.string(),
  from: z.string().default(''),
  by: z.coerce.number().int().default(0),
})

/** What the buttons between stories do; this channel alone knows it. */
export const turnStory = platformPress('turnStory')

const nameOf = ({ tenantId, review }: About): string => `teams/${tenantId}/stories/${review}`
/**
 * One after another within one instance. Only one instance posts and redraws what a check owes; turning to another
 * story is one step on the shelf, and whoever redraws looks afterwards whether somebody has turned meanwhile.
 */
const queue = new KeyedQueue()

async function read({ shelf }: TeamsContext, about: About): Promise<StoryPages | undefined> {
  const kept = pagesSchema.safeParse(await shelf.get(nameOf(about)))
  return kept.success ? kept.data : undefined
}

/** Every story that was posted, in order, as all may read it; none of a review that is not there. */
async function storiesOf(
  context: TeamsContext,
  about: About,
): Promise<ReadonlyMap<string, Message>> {
  const stories = (await threadOf(context, about)).filter(({ id }) => id.startsWith('story/'))
  return new Map(stories.map(({ id, message }) => [id, message]))
}

/** The cards of a check that all may read; none of a check that is not there. */
async function threadOf(
  { reviews }: TeamsContext,
  { tenantId, review }: About,
): Promise<readonly FeedCard[]> {
  const sender = {
    workspace: teamsWorkspaceOf(tenantId),
    channel: 'teams',
    who: { id: anybody, name: anybody },
  }
  try {
    return (await reviews().feed(sender, review)).thread
  } catch {
    return []
  }
}

/** Posts the card of a chat with its first story; those that come later are turned to on it. */
export function postStory(
  context: TeamsContext,
  chat: ConversationReference,
  entry: SendEntry,
): Promise<Sent> {
  const about = { tenantId: chat.tenantId, review: entry.key.id }
  return queue.run(nameOf(about), async () => {
    const pages = await read(context, about)
    if (pages?.conversationId === chat.conversationId) return standing(pages)
    const activity = await drawStory(context, { ...about, id: entry.entry }, entry.message)
    const called = await putUp(context, chat, chat.conversationId, activity)
    if (!called.ok) return notSent(called, true)
    const activityId = landedSchema.safeParse(called.body).data?.id ?? ''
    const next = { conversationId: chat.conversationId, activityId, shown: entry.entry }
    await context.shelf.put(nameOf(about), next)
    return standing(next)
  })
}

const standing = ({ conversationId, activityId }: StoryPages): Sent => ({
  ok: true,
  place: teamsPlaceOf({ c: conversationId, ...(activityId && { a: activityId }), paged: true }),
})

/** Redraws the card if it shows this story just now; what it does not show is drawn when it is turned to. */
export function redrawStory(
  context: TeamsContext,
  chat: ConversationReference,
  place: string,
  { key, entry, message, kind }: SendEntry,
): Promise<Sent> {
  const about = { tenantId: chat.tenantId, review: key.id }
  return queue.run(nameOf(about), async () => {
    const pages = await read(context, about)
    const done: Sent = { ok: true, place }
    if (!pages || (kind !== 'blank' && pages.shown !== entry)) return done
    const card = { ...about, id: entry }
    const activity =
      kind === 'blank'
        ? await drawTeamsCard(context, card, message)
        : await drawStory(context, card, message)
    const called = await redraw(context, chat, pages, activity)
    if (!called.ok) return notSent(called, false)
    const last = kind === 'blank' ? called : await redrawTurned(context, chat, card)
    return !last || last.ok ? done : notSent(last, false)
  })
}

/** Another instance may have turned the card while this one drew it: what it was turned to is drawn last. */
async function redrawTurned(
  context: TeamsContext,
  chat: ConversationReference,
  { id, ...about }: About & { readonly id: string },
): Promise<Called | undefined> {
  const pages = await read(context, about)
  if (!pages || pages.shown === id) return undefined
  const message = (await storiesOf(context, about)).get(pages.shown)
  if (!message) return undefined
  return redraw(
    context,
    chat,
    pages,
    await drawStory(context, { ...about, id: pages.shown }, message),
  )
}

/** Turns the card to the story before or after, for everybody; `undefined` when there is nothing to turn. */
export function turnPage(
  context: TeamsContext,
  tenantId: string,
  data: Readonly<Record<string, unknown>>,
): Promise<OutActivity | undefined> {
  const press = pageSchema.safeParse(data)
  if (!press.success) return Promise.resolve(undefined)
  const { review, from, by } = press.data
  return turnedTo(context, { tenantId, review }, (ids) => {
    const at = Math.max(0, ids.indexOf(from)) + Math.sign(by)
    return ids.at(at % Math.max(1, ids.length))
  })
}

/** Turns the posted card to a certain story; `undefined` where the chat has no such card. */
export async function showStory(
  context: TeamsContext,
  chat: ConversationReference,
  review: string,
  story: string,
): Promise<(() => Promise<void>) | undefined> {
  const about = { tenantId: chat.tenantId, review }
  const activity = await turnedTo(context, about, (ids) => ids.find((id) => id === story))
  const pages = await read(context, about)
  if (!activity || pages?.conversationId !== chat.conversationId) return undefined
  return async () => void (await redraw(context, chat, pages, activity))
}

function turnedTo(
  context: TeamsContext,
  about: About,
  which: (ids: readonly string[]) => string | undefined,
): Promise<OutActivity | undefined> {
  return queue.run(nameOf(about), async () => {
    const pages = await read(context, about)
    const stories = await storiesOf(context, about)
    const shown = which([...stories.keys()])
    const message = shown === undefined ? undefined : stories.get(shown)
    if (!pages || shown === undefined || !message) return undefined
    await context.shelf.change(nameOf(about), (before) => {
      const now = pagesSchema.safeParse(before).data
      return now && { ...now, shown }
    })
    return drawStory(context, { ...about, id: shown }, message)
  })
}

async function drawStory(
  context: TeamsContext,
  about: About & { readonly id: string },
  message: Message,
): Promise<OutActivity> {
  const thread = await threadOf(context, about)
  return drawTeamsCard(
    context,
    about,
    paged(sayIn(context.say, message.language), message, { ...about, thread }),
  )
}

/** Draws the story that a pressed card shows now; `undefined` where the review has no such card. */
export async function drawPage(
  context: TeamsContext,
  about: About & { readonly id: string },
  message: Message,
): Promise<OutActivity | undefined> {
  const isStory = about.id.startsWith('story/') && (await read(context, about)) !== undefined
  return isStory ? drawStory(context, about, message) : undefined
}

/** A story with the buttons to the one before and the one after it; after the last comes the first again. */
function paged(
  say: Say,
  message: Message,
  { review, id, thread }: About & { id: string; thread: readonly FeedCard[] },
): Message {
  const stories = thread.map((card) => card.id).filter((one) => one.startsWith('story/'))
  if (stories.length < 2) return message
  const turn = (label: string, by: number): Button => ({
    label,
    action: { type: turnStory, review, from: id, by },
    style: 'quiet',
  })
  return {
    ...message,
    elements: [
      ...message.elements,
      { type: 'divider' },
      { type: 'text', text: whichStory(say, id, { stories, thread }), tone: 'quiet' },
      buttons(turn(say('teams.story.previous'), -1), turn(say('teams.story.next'), 1)),
    ],
  }
}

/** Which of the stories it is, in the numbers that the summary counts in: what must never happen has none. */
function whichStory(
  say: Say,
  id: string,
  {
    stories,
    thread,
  }: { readonly stories: readonly string[]; readonly thread: readonly FeedCard[] },
): string {
  const never = `story/${neverId}`
  const numbered = stories.filter((one) => one !== never)
  if (id === never) return say('teams.story.never', { count: numbered.length })
  const [counted] = thread.flatMap(({ message }) =>
    message.elements.flatMap((one) => (one.type === 'progress' ? [one.of] : [])),
  )
  // Somebody may have brought a story here that the summary does not count.
  if (counted !== undefined && counted !== numbered.length) {
    return say('teams.story.page', { n: stories.indexOf(id) + 1, of: stories.length })
  }
  return say('teams.story.shown', { n: numbered.indexOf(id) + 1, of: numbered.length })
}
