import * as z from 'zod'
import { AppError } from '../errors.ts'
import { reviewEventSchema } from '../review/event.ts'
import type { Appended, RecordChange } from '../review/ports.ts'
import {
  headingSchema,
  type OutboxEntry,
  outboxEntrySchema,
  type RecordKey,
  type ReviewRecord,
  reviewRecordSchema,
  type SeenDelivery,
  seenSchema,
} from '../review/record.ts'
import { freeze } from './freeze.ts'

const seenAtLeast = 500
const seenForMs = 10 * 60 * 1000

const changeSchema = z.strictObject({
  expectedRev: z.number().int().nonnegative(),
  delivery: seenSchema.shape.delivery.optional(),
  also: z.array(seenSchema).optional(),
  at: z.iso.datetime({ offset: true }),
  events: z.array(reviewEventSchema),
  outbox: z.array(outboxEntrySchema).optional(),
  heading: headingSchema.optional(),
  flow: z
    .strictObject({
      id: reviewRecordSchema.shape.flow,
      version: reviewRecordSchema.shape.flowVersion,
    })
    .optional(),
  erase: z.boolean().optional(),
  forgets: z.array(seenSchema.shape.delivery).optional(),
})

/**
 * The store's own copy of a change, as JSON keeps it. What could not be read back is refused here, so that a
 * stored record is always a readable one; and what the caller does to their objects later changes nothing. What
 * came out of a store already, and so cannot have changed since, is not read again.
 * @throws AppError('bad-input')
 */
export function readChange(change: RecordChange): RecordChange {
  const { outbox, ...rest } = change
  const known = outbox?.filter((entry) => readBefore.has(entry)) ?? []
  const fresh = outbox?.filter((entry) => !readBefore.has(entry))
  const copy = JSON.parse(JSON.stringify({ ...rest, ...(fresh && { outbox: fresh }) }))
  const read = changeSchema.safeParse(copy)
  if (!read.success) {
    const where = read.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new AppError('bad-input', `A change cannot be kept because of: ${where}.`)
  }
  const own = freeze(read.data as RecordChange)
  if (known.length === 0 || outbox === undefined) return own
  const next = (own.outbox ?? []).values()
  const whole = outbox.map((entry) => (readBefore.has(entry) ? entry : next.next().value))
  return freeze({ ...own, outbox: whole as OutboxEntry[] })
}

/** Outbox entries that were read and frozen for a record. */
const readBefore = new WeakSet<OutboxEntry>()

/**
 * What a change makes of a stored record. A delivery is looked up before the rev, because the repeat of a
 * delivery that was kept always comes with an old rev.
 * @throws AppError('bad-input') when it creates a record without saying its flow and heading
 */
export function applyRecordChange(
  stored: ReviewRecord | undefined,
  key: RecordKey,
  change: RecordChange,
): Appended {
  if (stored?.seen.some((seen) => seen.delivery === change.delivery)) {
    return { status: 'duplicate', record: stored }
  }
  if ((stored?.rev ?? 0) !== change.expectedRev) return { status: 'conflict', record: stored }
  const before = stored ?? emptyRecord(key, change)
  const record: ReviewRecord = {
    ...before,
    rev: before.rev + 1,
    heading: change.heading ?? before.heading,
    events: change.erase ? [...change.events] : [...before.events, ...change.events],
    outbox: change.outbox === undefined ? before.outbox : [...change.outbox],
    seen: seenAfter(remembered(before.seen, change), freshDeliveries(change), change.at),
  }
  for (const entry of record.outbox) readBefore.add(entry)
  return { status: 'appended', record: freeze(record) }
}

function emptyRecord({ workspace, id }: RecordKey, { flow, heading }: RecordChange): ReviewRecord {
  if (flow === undefined || heading === undefined) {
    throw new AppError('bad-input', 'The first change of a record must say its flow and heading.')
  }
  const about = { flow: flow.id, flowVersion: flow.version, heading }
  return { schema: 1, id, workspace, rev: 0, ...about, events: [], outbox: [], seen: [] }
}

function remembered(
  seen: readonly SeenDelivery[],
  { forgets = [] }: RecordChange,
): readonly SeenDelivery[] {
  const gone = new Set(forgets)
  return gone.size === 0 ? seen : seen.filter(({ delivery }) => !gone.has(delivery))
}

/** The deliveries that a change brings. */
export function freshDeliveries({
  delivery,
  also = [],
  at,
}: RecordChange): readonly SeenDelivery[] {
  return delivery === undefined ? also : [...also, { delivery, at }]
}

/** The last deliveries, and every one young enough at an instant for its platform still to send it again. */
export function seenAfter(
  seen: readonly SeenDelivery[],
  fresh: readonly SeenDelivery[],
  at: string,
): SeenDelivery[] {
  if (fresh.length === 0) return [...seen]
  const firstKept = seen.length + fresh.length - seenAtLeast
  if (firstKept <= 0) return [...seen, ...fresh]
  const youngSince = Date.parse(at) - seenForMs
  const kept = seen.filter((old, index) => index >= firstKept || Date.parse(old.at) >= youngSince)
  return [...kept, ...fresh]
}
