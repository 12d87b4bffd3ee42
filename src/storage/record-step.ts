import * as z from 'zod'
import { reviewEventSchema } from '../review/event.ts'
import {
  type OutboxEntry,
  outboxEntrySchema,
  type ReviewRecord,
  seenSchema,
} from '../review/record.ts'
import { objectChange, objectChangeSchema } from './object-change.ts'

/** Which cards of an outbox changed. */
const cardsChangeSchema = z.strictObject({
  /** As they are now; one that was not there stands at the end. */
  set: z.array(outboxEntrySchema).optional(),
  gone: z.array(z.string()).optional(),
  /** The ids of all, where they stand in another order than that. */
  order: z.array(z.string()).optional(),
})
type CardsChange = z.infer<typeof cardsChangeSchema>

/** One change of a record, as its journal keeps it: what is new, and nothing of what stayed. */
export const recordStepSchema = z.strictObject({
  rev: z.number().int().positive(),
  at: z.string(),
  events: z.array(reviewEventSchema).optional(),
  heading: objectChangeSchema.optional(),
  cards: cardsChangeSchema.optional(),
  seen: z.array(seenSchema).optional(),
})
export type RecordStep = z.infer<typeof recordStepSchema>

/** What a change brought that an earlier record did not have: its last events and deliveries are given, the rest is compared. */
export function recordStep(
  before: ReviewRecord,
  after: ReviewRecord,
  { at, seen }: Pick<RecordStep, 'at' | 'seen'>,
): RecordStep {
  const events = after.events.slice(before.events.length)
  const heading = objectChange(before.heading, after.heading)
  const cards = cardsChange(before.outbox, after.outbox)
  return {
    rev: after.rev,
    at,
    ...(events.length > 0 && { events }),
    ...(heading && { heading }),
    ...(cards && { cards }),
    ...(seen && seen.length > 0 && { seen }),
  }
}

function cardsChange(
  before: readonly OutboxEntry[],
  after: readonly OutboxEntry[],
): CardsChange | undefined {
  if (before === after) return undefined
  const old = new Map(before.map((card) => [card.id, card]))
  const now = new Set(after.map(({ id }) => id))
  const set = after.filter((card) => !isSame(old.get(card.id), card))
  const gone = before.flatMap(({ id }) => (now.has(id) ? [] : [id]))
  const change = { ...(set.length > 0 && { set }), ...(gone.length > 0 && { gone }) }
  const ordered = changedCards(before, change).every(({ id }, at) => after[at]?.id === id)
  if (!ordered) return { ...change, order: after.map(({ id }) => id) }
  return set.length + gone.length > 0 ? change : undefined
}

const isSame = (one: OutboxEntry | undefined, other: OutboxEntry): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** An outbox after what became of its cards. */
export function changedCards(
  before: readonly OutboxEntry[],
  { set = [], gone = [], order }: CardsChange,
): OutboxEntry[] {
  const cards = new Map(before.map((card) => [card.id, card]))
  for (const id of gone) cards.delete(id)
  for (const card of set) cards.set(card.id, card)
  if (!order) return [...cards.values()]
  return order.flatMap((id) => cards.get(id) ?? [])
}
