import type { Form, Message } from '../message/message.ts'
import { homeCard } from './cards/home-card.ts'
import type { Absence } from './cards/waiting-card.ts'
import { type DeskRow, deskItem, deskOf } from './desk.ts'
import { storyFrom } from './forms/start-form.ts'
import { type Turns, withFacts } from './known-facts.ts'
import { knownLanguage, marked, partsIn } from './language.ts'
import { type ListedFor, listedFor, mayReadListed } from './listed-for.ts'
import { overviewItem } from './overview.ts'
import type { ReviewParts } from './parts.ts'
import { mayOverview } from './portfolio-list.ts'
import { readerOf } from './portfolio-reader.ts'
import type { Listed, Sender } from './ports.ts'
import type { DeskItem, OverviewItem } from './reviews.ts'
import { unreadableFor } from './unreadable-checks.ts'

/** What lists work with: they read headings, and open a record only where its heading is of before. */
interface ListParts {
  readonly parts: ReviewParts
  readonly turns: Turns
}

/** A person's checks, newest first. */
export async function overviewOf(
  from: ListParts,
  sender: Sender,
): Promise<readonly OverviewItem[]> {
  return (await checksOf(from, sender)).flatMap((listed) => overviewItem(listed) ?? [])
}

/** How many things one list of what waits names. */
const mostWaiting = 12

/** A person's checks, newest first, what waits for them over all of these, and whether all products open to them. */
export async function checksAndDesk(from: ListParts, sender: Sender): Promise<ChecksAndDesk> {
  const listed = await from.parts.store.list(sender.workspace)
  const all = await checksOf(from, sender, listed)
  const reader = await readerOf(from.parts, sender)
  const now = from.parts.clock.now()
  const waiting = deskOf(all, now)
  const items = await Promise.all(
    waiting.slice(0, mostWaiting).map(async (row) => {
      const link = await linkTo(from.parts, sender.workspace, row)
      return { ...deskItem(row, now), ...(link !== undefined && { link }) }
    }),
  )
  return {
    checks: all.flatMap((listed) => overviewItem(listed) ?? []),
    desk: { items, more: Math.max(0, waiting.length - mostWaiting) },
    mayOverview: listed.length > 0 && mayOverview(reader, listed),
    ...awayOf(from.parts, sender, all[0]?.review),
    unreadable: await unreadableFor(from.parts.store, sender),
  }
}

/** That somebody is away, in all of their checks; in any of them they can say that they are back. */
function awayOf(
  { away, clock }: ReviewParts,
  { workspace, who }: Sender,
  review: string | undefined,
): Pick<ChecksAndDesk, 'away'> {
  const until = away?.in(workspace).get(who.id)
  const today = clock.now().slice(0, 10)
  if (review === undefined || until === undefined || until < today) return {}
  return { away: { until, review, today } }
}

interface ChecksAndDesk {
  readonly checks: readonly OverviewItem[]
  readonly desk: Desk
  /** All products open to them. */
  readonly mayOverview: boolean
  readonly away?: Absence
  /** The products of checks that they look after and that cannot be read just now. */
  readonly unreadable: readonly string[]
}

/** What waits: late first, then by day; those that are shown, with their addresses, and how many more there are. */
interface Desk {
  readonly items: readonly DeskItem[]
  readonly more: number
}

/** The address of its message, where its channel has one; without it, it is found all the same. */
async function linkTo(
  { channels }: ReviewParts,
  workspace: string,
  { matter: { card } }: DeskRow,
): Promise<string | undefined> {
  if (card?.place === undefined) return undefined
  return channels
    .get(card.channel)
    ?.link?.(workspace, card.place, card.root)
    .catch(() => undefined)
}

/** A person's checks as a card. */
export const homeOf = async (
  from: ListParts,
  { page = 1, ...sender }: Sender & { readonly page?: number },
): Promise<Message> => {
  const own = readersParts(from.parts, sender)
  const { checks, ...room } = await checksAndDesk(from, sender)
  return marked(own, homeCard(own.say, checks, { page, ...room }))
}

/** A form that makes a story of somebody's words, in a check they take part in or that is posted in this place. */
export async function storyFormFor(
  from: ListParts,
  sender: Sender,
  words: string,
  place: string | undefined,
): Promise<Form | undefined> {
  const all = await checksOf(from, sender)
  const reviews = all.flatMap((listed) => {
    const { review: value, heading, list, role } = listed
    const isNear = role !== 'reader' || (place !== undefined && list.to === place)
    const isOpen = heading.facts?.posted !== undefined && heading.phase !== 'closed'
    const isTheirs = isNear && isOpen && mayReadListed(listed, 'stories')
    return isTheirs ? [{ value, label: heading.title }] : []
  })
  const own = readersParts(from.parts, sender)
  return reviews.length === 0 ? undefined : marked(own, storyFrom(own.say, words, reviews))
}

/** The checks of a workspace as they are for somebody, newest first. */
async function checksOf(
  { parts, turns }: ListParts,
  sender: Sender,
  known?: readonly Listed[],
): Promise<readonly ListedFor[]> {
  const listed = known ?? (await parts.store.list(sender.workspace))
  const left = listed.filter(({ heading }) => mayConcern(heading, sender))
  const whole = await withFacts(parts, turns, left)
  return whole.flatMap((one) => listedFor(parts, one, sender) ?? [])
}

/** Checks that are neither theirs nor posted are none for their list, so that their headings need not be known. */
const mayConcern = ({ people, phase, facts }: Listed['heading'], { who }: Sender): boolean =>
  phase !== 'deleted' && (people.includes(who.id) || !facts || facts.posted !== undefined)

/** The same parts in the language of whoever asks. */
const readersParts = (parts: ReviewParts, { who }: Sender): ReviewParts =>
  partsIn(parts, knownLanguage(parts, who.language))
