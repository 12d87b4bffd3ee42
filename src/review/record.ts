import * as z from 'zod'
import { storedCardKindSchema } from '../domain/card.ts'
import { reviewEventSchema } from './event.ts'
import { headingFactsSchema } from './heading-facts.ts'

const id = z.string().min(1).max(200)

/** Where a card landed on a channel; opaque to everybody but that channel. */
const placeSchema = z.string().max(500)
export type CardPlace = z.infer<typeof placeSchema>

/** Who or where a card is for: one person privately, or the shared thread. */
const addressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), channel: z.string(), person: id }),
  z.strictObject({ kind: z.literal('thread'), channel: z.string(), thread: id }),
])
export type Address = z.infer<typeof addressSchema>

/**
 * One card of the outbox. It says what to draw, not the drawing: the words are made from the
 * review's state when it is sent, so a late send is never out of date. `wanted` above `sent` means work to do.
 */
export const outboxEntrySchema = z.strictObject({
  /** Unique and stable within the review: the same card is the same entry for ever. */
  id,
  to: addressSchema,
  card: z.strictObject({
    kind: storedCardKindSchema,
    subject: z.string().optional(),
    visit: z.number().optional(),
  }),
  wanted: z.number().int().nonnegative(),
  sent: z.number().int().nonnegative(),
  place: placeSchema.optional(),
  /** A fingerprint of what is posted, where that is known for sure: the same is never sent again. */
  drawn: z.string().max(200).optional(),
  /** Failed attempts since the last success. */
  failures: z.number().int().nonnegative(),
  /** It is being posted for the first time, or an answer was lost: it may be posted already. */
  trying: z.boolean().optional(),
  /** ISO instant of the first attempt while `trying`: a card that was posted by it is not older. */
  triedAt: z.string().optional(),
  /** ISO instant before which no attempt is made. */
  notBefore: z.string().optional(),
  /** Why it is never tried again; shown to the operator. */
  parked: z.string().optional(),
})
export type OutboxEntry = z.infer<typeof outboxEntrySchema>

/** A delivery that was handled, kept so that its repeat changes nothing. */
export const seenSchema = z.strictObject({ delivery: id, at: z.string() })
export type SeenDelivery = z.infer<typeof seenSchema>

/** What lists show without opening a record. */
export const headingSchema = z.strictObject({
  title: z.string(),
  phase: z.string(),
  people: z.array(id),
  updatedAt: z.string(),
  /** The earliest instant at which somebody or something wants this record. */
  dueAt: z.string().optional(),
  /** When the keeper looks at it next; `dueAt` is not later. */
  wakeAt: z.string().optional(),
  /** The version of the rules by which `wakeAt` was worked out; absent on a record of before dates acted. */
  rules: z.number().int().optional(),
  /** Steps of it that are not done are items of a tracker. */
  items: z.literal(true).optional(),
  /** What the overview shows of it; absent until it was worked out, and where it was kept by other rules. */
  facts: headingFactsSchema.optional().catch(undefined),
})
export type Heading = z.infer<typeof headingSchema>

/** A review as it is stored: its events, the cards it owes, and the deliveries it has seen. */
export const reviewRecordSchema = z.strictObject({
  schema: z.literal(1),
  id,
  workspace: id,
  rev: z.number().int().nonnegative(),
  flow: id,
  flowVersion: z.number().int().positive(),
  heading: headingSchema,
  events: z.array(reviewEventSchema),
  outbox: z.array(outboxEntrySchema),
  seen: z.array(seenSchema),
})
export type ReviewRecord = z.infer<typeof reviewRecordSchema>

/** A record's address: no id is ever looked up outside its workspace. */
export interface RecordKey {
  readonly workspace: string
  readonly id: string
}

/** One name for a record among those of all workspaces. */
export const recordName = ({ workspace, id }: RecordKey): string => JSON.stringify([workspace, id])
