import * as z from 'zod'
import { reviewEventSchema } from '../review/event.ts'
import {
  headingSchema,
  outboxEntrySchema,
  type ReviewRecord,
  reviewRecordSchema,
  seenSchema,
} from '../review/record.ts'
import { readChecksummedLines } from './checksummed-lines.ts'
import { freeze } from './freeze.ts'
import type { Indexed } from './heading-index.ts'
import { JournalReading, type ReadLoss, unknownHeading } from './journal-reading.ts'
import { journalSchema } from './journal-text.ts'
import { objectChangeSchema } from './object-change.ts'
import { writtenByNewer } from './parse-record.ts'
import { recordStepSchema } from './record-step.ts'

const { id, workspace, rev, flow, flowVersion } = reviewRecordSchema.shape
const count = z.number().int().nonnegative()
const headSchema = z.strictObject({
  journal: z.literal(journalSchema),
  ...{ id, workspace, rev, flow, flowVersion },
  ...{ events: count, cards: count, seen: count },
})
export type JournalHead = z.infer<typeof headSchema>

const bodySchemas = {
  head: headSchema,
  event: reviewEventSchema,
  heading: z.record(z.string(), z.unknown()),
  cards: z.array(outboxEntrySchema),
  seen: z.array(seenSchema),
  foot: headSchema,
  step: recordStepSchema,
}

/** What is read of each kind of line where only lists matter. */
const listedSchemas = {
  head: headSchema,
  event: z.unknown(),
  heading: bodySchemas.heading,
  cards: z.array(z.unknown()),
  seen: z.array(z.unknown()),
  foot: headSchema,
  step: z.object({ rev: recordStepSchema.shape.rev, heading: objectChangeSchema.optional() }),
}

type Kind = keyof typeof bodySchemas

/** A line's kind and what it says. */
export type JournalBody = {
  [K in Kind]: { readonly kind: K; readonly body: z.infer<(typeof bodySchemas)[K]> }
}[Kind]

/** What a journal holds, and what of it cannot be read. */
export interface ReadJournal<T> {
  /** All that can be read; `undefined` where not even whose it is can. */
  readonly record: T | undefined
  readonly loss: ReadLoss
  /** The number of its last line. */
  readonly lines: number
  /** How many bytes its whole lines take, and how many of them the record took that it begins with. */
  readonly bytes: number
  readonly wholeBytes: number
  /** How many bytes stand after them: a write that was never finished. */
  readonly unfinished: number
}

/**
 * Reads a journal as far as it can be read.
 * @throws AppError('storage-failed') when a newer version of the program wrote it
 */
export function readJournal(bytes: Buffer): ReadJournal<ReviewRecord> {
  return freeze(read(bytes, bodySchemas))
}

/** Reads only what lists need of a journal, and whether all of it is as it was written. */
export function readListed(bytes: Buffer): ReadJournal<Indexed> {
  return freeze(read(bytes, listedSchemas))
}

function read(bytes: Buffer, schemas: Record<Kind, z.ZodType>): ReadJournal<ReviewRecord> {
  const { good, bad, badAtEnd, whole, unfinished } = readChecksummedLines(bytes)
  const reading = new JournalReading()
  for (const line of good) reading.take(line, bodyOf(line.json, schemas))
  const { loss, ...rest } = reading.end(badAtEnd, headingFrom)
  const lines = Math.max(bad, loss.lines)
  return { ...rest, loss: { ...loss, lines }, bytes: whole, unfinished }
}

function bodyOf(json: string, schemas: Record<Kind, z.ZodType>): JournalBody {
  const [[kind, value] = []] = Object.entries(JSON.parse(json))
  const schema = isKind(kind) ? schemas[kind] : undefined
  const body = schema?.safeParse(value)
  // Its checksum is right, so somebody wrote it like this.
  if (!body?.success) throw writtenByNewer()
  return { kind, body: body.data } as JournalBody
}

const isKind = (word: string | undefined): word is Kind =>
  word !== undefined && Object.hasOwn(bodySchemas, word)

/** A heading as a journal gives it, or one that says nothing where the journal has lost too much of it. */
function headingFrom(found: object, isWhole: boolean): ReviewRecord['heading'] {
  const heading = headingSchema.safeParse(found)
  if (heading.success) return heading.data
  if (isWhole) throw writtenByNewer()
  return unknownHeading
}
