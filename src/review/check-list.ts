import type { Person } from '../domain/person.ts'
import type { Form, Message } from '../message/message.ts'
import { awayUntil } from './away-book.ts'
import { homeCard } from './cards/home-card.ts'
import type { Absence } from './cards/waiting-card.ts'
import { deskOf, inDeskOrder } from './desk.ts'
import { storyFrom } from './forms/start-form.ts'
import { knownLanguage, marked, partsIn } from './language.ts'
import { rootOf } from './outbox.ts'
import { overviewItem } from './overview.ts'
import type { ReviewParts } from './parts.ts'
import { mayOverview, readerOf } from './portfolio-list.ts'
import type { Listed, Sender } from './ports.ts'
import { forReader, inLanguage, lookAt, type ReviewContext } from './review-context.ts'
import type { DeskItem, OverviewItem } from './reviews.ts'
import { mayRead, roleOf } from './state.ts'

/** How many reviews a list looks at: the newest, a person's own before any others. */
const mostListed = 100

/** A person's checks, newest first. */
export async function overviewOf(
  parts: ReviewParts,
  sender: Sender,
): Promise<readonly OverviewItem[]> {
  return look(parts, sender, (context) => overviewItem(context, sender.who.id))
}

/** How many things one list of what waits names. */
const mostWaiting = 12

/** A person's checks, newest first, and what waits for them over all of these; each check is opened once for both. */
export async function checksAndDesk(parts: ReviewParts, sender: Sender): Promise<ChecksAndDesk> {
  const person = sender.who.id
  const looked = await look(parts, sender, (context) => ({
    context,
    check: overviewItem(context, person),
    items: deskOf(context, person),
  }))
  const contexts = new Map(looked.map(({ context }) => [context.state.id, context]))
  const all = inDeskOrder(looked.flatMap(({ items }) => items))
  const items = await Promise.all(
    all.slice(0, mostWaiting).map((item) => withLink(contexts.get(item.review), item)),
  )
  return {
    checks: looked.flatMap(({ check }) => check ?? []),
    desk: { items, more: Math.max(0, all.length - mostWaiting) },
    ...awayOf(
      looked.map(({ context }) => context),
      person,
    ),
  }
}

/** That somebody is away, as each of their checks knows it. */
function awayOf(contexts: readonly ReviewContext[], person: string): Pick<ChecksAndDesk, 'away'> {
  for (const context of contexts) {
    const until = awayUntil(context, person)
    if (until === undefined) continue
    return { away: { until, review: context.state.id, today: context.now.slice(0, 10) } }
  }
  return {}
}

interface ChecksAndDesk {
  readonly checks: readonly OverviewItem[]
  readonly desk: Desk
  /** Until when they are away, and a check in which they can say that they are back. */
  readonly away?: Absence
}

/** What waits: late first, then by day; those that are shown, with their addresses, and how many more there are. */
interface Desk {
  readonly items: readonly DeskItem[]
  readonly more: number
}

/** The address of its message, where its channel has one; without it, it is found all the same. */
async function withLink(context: ReviewContext | undefined, item: DeskItem): Promise<DeskItem> {
  const entry = context?.outbox.find(({ id }) => id === item.card)
  if (!context || entry?.place === undefined) return item
  const channel = context.parts.channels.get(entry.to.channel)
  if (!channel?.link) return item
  const root = rootOf(context.outbox, entry)?.place
  const link = await channel.link(context.state.workspace, entry.place, root).catch(() => undefined)
  return link === undefined ? item : { ...item, link }
}

/** A person's checks as a card. */
export const homeOf = async (
  parts: ReviewParts,
  { page = 1, ...sender }: Sender & { readonly page?: number },
): Promise<Message> => {
  const own = readersParts(parts, sender)
  const reader = readerOf(parts, sender)
  const listed = await parts.store.list(sender.workspace)
  const { checks, desk, away } = await checksAndDesk(parts, sender)
  const isOffered = listed.length > 0 && mayOverview(reader, listed)
  return marked(
    own,
    homeCard(own.say, checks, { page, desk, mayOverview: isOffered, ...(away && { away }) }),
  )
}

/** A form that makes a story of somebody's words, in a check they take part in or that is posted in this place. */
export async function storyFormFor(
  parts: ReviewParts,
  sender: Sender,
  words: string,
  place: string | undefined,
): Promise<Form | undefined> {
  const reviews = await look(parts, sender, ({ state }) => {
    const role = roleOf(state, sender.who.id)
    const isNear = role !== 'reader' || (place !== undefined && state.published?.to === place)
    const isOpen = state.published && state.phase !== 'closed' && mayRead(state, role, 'stories')
    return isNear && isOpen ? { value: state.id, label: state.product.name } : undefined
  })
  const own = readersParts(parts, sender)
  return reviews.length === 0 ? undefined : marked(own, storyFrom(own.say, words, reviews))
}

/** Looks at a person's checks, newest first, and keeps what is seen. */
async function look<T>(
  parts: ReviewParts,
  { workspace, who }: Sender,
  see: (context: ReviewContext) => T | undefined,
): Promise<readonly T[]> {
  const listed = chosenFor(who.id, await parts.store.list(workspace))
  // One that cannot be read is named in the store's log, and hides no other.
  const seen = listed.map(async ({ id }) => {
    const record = await parts.store.load({ workspace, id })
    const context = record && lookAt(parts, record)
    return context && see(seenBy(context, who))
  })
  const kept = await Promise.all(seen.map((one) => one.catch(() => undefined)))
  return kept.filter((one) => one !== undefined)
}

/** What somebody's overview looks at, newest first: in a busy workspace nobody's own review drops out of sight. */
function chosenFor(person: string, listed: readonly Listed[]): readonly Listed[] {
  const left = listed.filter(({ heading }) => heading.phase !== 'deleted')
  const own = left.filter(({ heading }) => heading.people.includes(person))
  const chosen = new Set([...own, ...left].slice(0, mostListed))
  return left.filter((one) => chosen.has(one))
}

/** The same parts in the language of whoever asks. */
const readersParts = (parts: ReviewParts, { who }: Sender): ReviewParts =>
  partsIn(parts, knownLanguage(parts, who.language))

function seenBy(context: ReviewContext, { id, language }: Person): ReviewContext {
  const known = knownLanguage(context.parts, language)
  return known === undefined ? forReader(context, id) : inLanguage(context, known)
}
