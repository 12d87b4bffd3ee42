import * as z from 'zod'
import type { Button, Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import type { SendEntry, Sent, Shelf } from '../../review/ports.ts'
import type { OutActivity } from './cards.ts'
import type { Desk } from './desk.ts'
import { drawCard } from './draw.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Reference } from './reference.ts'
import { putUp, redraw } from './sending.ts'
import { landedSchema, notSent, placeOf } from './sent.ts'

const pagesSchema = z.strictObject({
  conversationId: z.string(),
  activityId: z.string(),
  /** The stories of the card, in the order they were posted. */
  stories: z.array(z.string()),
  shown: z.string(),
  /** Somebody asked for this one: it is shown as soon as it comes. */
  wanted: z.string().optional(),
})

/** One card that shows the stories of a review one at a time; for chats, which have no threads. */
export type StoryPages = z.infer<typeof pagesSchema>

/** Which story to turn to: a certain one, or the one before or after another. */
const pageSchema = z.object({
  review: z.string(),
  to: z.string().optional(),
  from: z.string().default(''),
  by: z.coerce.number().int().default(0),
})

/** What the buttons between stories do; this channel alone knows it. */
export const turnStory = 'turnStory'

const nameOf = (tenantId: string, review: string): string => `teams/${tenantId}/stories/${review}`
const inTurn = oneAtATime()

async function read(shelf: Shelf, name: string): Promise<StoryPages | undefined> {
  const kept = pagesSchema.safeParse(await shelf.get(name))
  return kept.success ? kept.data : undefined
}

/** Adds a story to its chat's card; the first one puts the card up, and one that was asked for is shown. */
export function postStory(desk: Desk, chat: Reference, entry: SendEntry): Promise<Sent> {
  const name = nameOf(chat.tenantId, entry.key.id)
  return inTurn(name, async () => {
    const pages = await read(desk.shelf, name)
    return pages?.conversationId === chat.conversationId
      ? addPage(desk, chat, { pages, name, entry })
      : firstPage(desk, chat, { name, entry })
  })
}

async function firstPage(
  desk: Desk,
  chat: Reference,
  { name, entry: { key, entry, message } }: { readonly name: string; readonly entry: SendEntry },
): Promise<Sent> {
  const about = { tenantId: chat.tenantId, review: key.id, id: entry }
  const activity = await drawCard(desk, about, paged(desk.say, message, about))
  const called = await putUp(desk, chat, chat.conversationId, activity)
  if (!called.ok) return notSent(called, true)
  const activityId = landedSchema.safeParse(called.body).data?.id ?? ''
  const { conversationId } = chat
  await desk.shelf.put(name, { conversationId, activityId, stories: [entry], shown: entry })
  return standing(chat, activityId)
}

async function addPage(
  desk: Desk,
  chat: Reference,
  added: { readonly pages: StoryPages; readonly name: string; readonly entry: SendEntry },
): Promise<Sent> {
  const { name, pages } = added
  const { key, entry, message } = added.entry
  const about = { tenantId: chat.tenantId, review: key.id, id: entry }
  const { activityId, wanted, ...kept } = pages
  const stories = [...new Set([...kept.stories, entry])]
  if (wanted === entry) {
    const activity = await drawCard(desk, about, paged(desk.say, message, { ...about, stories }))
    const called = await redraw(desk, chat, pages, activity)
    if (!called.ok) return notSent(called, false)
  }
  const shown = wanted === entry ? entry : kept.shown
  const left = wanted !== undefined && wanted !== entry ? { wanted } : {}
  await desk.shelf.put(name, { ...kept, ...left, activityId, stories, shown })
  return standing(chat, activityId)
}

const standing = ({ conversationId }: Reference, activityId: string): Sent => ({
  ok: true,
  place: placeOf({ c: conversationId, ...(activityId && { a: activityId }), paged: true }),
})

/** Redraws the card if it shows this story just now; what it does not show is drawn when it is turned to. */
export function redrawStory(
  desk: Desk,
  chat: Reference,
  place: string,
  { key, entry, message, kind }: SendEntry,
): Promise<Sent> {
  const name = nameOf(chat.tenantId, key.id)
  return inTurn(name, async () => {
    const pages = await read(desk.shelf, name)
    const done: Sent = { ok: true, place }
    if (!pages || (kind !== 'blank' && pages.shown !== entry)) return done
    const about = { tenantId: chat.tenantId, review: key.id, id: entry }
    const { stories } = pages
    const words = kind === 'blank' ? message : paged(desk.say, message, { ...about, stories })
    const called = await redraw(desk, chat, pages, await drawCard(desk, about, words))
    return called.ok ? done : notSent(called, false)
  })
}

/** Notes that somebody asked for a story, so that it is shown when it is posted; true when it stands already. */
export function wantStory(
  desk: Desk,
  about: { readonly tenantId: string; readonly review: string },
  entry: string,
): Promise<boolean> {
  const name = nameOf(about.tenantId, about.review)
  return inTurn(name, async () => {
    const pages = await read(desk.shelf, name)
    if (pages && !pages.stories.includes(entry)) {
      await desk.shelf.put(name, { ...pages, wanted: entry })
    }
    return pages?.stories.includes(entry) === true
  })
}

/** Turns the card to another story, for everybody; `undefined` when there is nothing to turn. */
export function turnPage(
  desk: Desk,
  chat: Reference,
  data: Readonly<Record<string, unknown>>,
  storiesOf: (review: string) => Promise<ReadonlyMap<string, Message>>,
): Promise<OutActivity | undefined> {
  const press = pageSchema.safeParse(data)
  if (!press.success) return Promise.resolve(undefined)
  const { review, to, from, by } = press.data
  const name = nameOf(chat.tenantId, review)
  return inTurn(name, async () => {
    const pages = await read(desk.shelf, name)
    if (!pages) return undefined
    const drawings = await storiesOf(review)
    const stories = pages.stories.filter((id) => drawings.has(id))
    const at = Math.max(0, stories.indexOf(to ?? from)) + Math.sign(by)
    const shown = stories.at(at % Math.max(1, stories.length))
    const message = shown === undefined ? undefined : drawings.get(shown)
    if (shown === undefined || !message) return undefined
    await desk.shelf.put(name, { ...pages, shown })
    const about = { tenantId: chat.tenantId, review, id: shown }
    return drawCard(desk, about, paged(desk.say, message, { ...about, stories }))
  })
}

/** A story with the buttons to the one before and the one after it; after the last comes the first again. */
function paged(
  say: Say,
  message: Message,
  { review, id, stories }: { review: string; id: string; stories?: readonly string[] },
): Message {
  const turn = (label: string, by: number): Button => ({
    label,
    action: { type: turnStory, review, from: id, by },
    style: 'quiet',
  })
  const of = stories?.length ?? 1
  const where =
    of > 1 ? say('teams.story.shown', { n: (stories?.indexOf(id) ?? 0) + 1, of }) : undefined
  return {
    ...message,
    elements: [
      ...message.elements,
      { type: 'divider' },
      ...(where === undefined
        ? []
        : [{ type: 'text' as const, text: where, tone: 'quiet' as const }]),
      {
        type: 'buttons',
        buttons: [turn(say('teams.story.previous'), -1), turn(say('teams.story.next'), 1)],
      },
    ],
  }
}

/** Draws the story that a pressed card shows now; `undefined` where the review has no such card. */
export async function drawPage(
  desk: Desk,
  about: { readonly tenantId: string; readonly review: string; readonly id: string },
  message: Message,
): Promise<OutActivity | undefined> {
  const pages = await read(desk.shelf, nameOf(about.tenantId, about.review))
  if (!pages?.stories.includes(about.id)) return undefined
  const { stories } = pages
  return drawCard(desk, about, paged(desk.say, message, { ...about, stories }))
}
