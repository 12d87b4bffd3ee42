import * as z from 'zod'
import { reviewEventSchema } from '../review/event.ts'
import type { ReviewRecord } from '../review/record.ts'
import type { KeptHeading } from './heading-file.ts'
import type { ReadLoss } from './journal-reading.ts'
import { DamagedData, parseRecord } from './parse-record.ts'
import { readJournal } from './read-journal.ts'
import { salvagedHeading } from './salvaged-heading.ts'

/** What can be read of a damaged file, and what is missing. */
export interface Salvaged {
  readonly record: ReviewRecord
  readonly loss: ReadLoss
}

/** All that can be read of a journal; what it lost of its heading comes from where headings were written down. */
export function salvageJournal(bytes: Buffer, kept: KeptHeading | undefined): Salvaged | undefined {
  const { record, loss } = readJournal(bytes)
  if (!record) return undefined
  const heading = loss.heading
    ? (kept?.heading ?? salvagedHeading(record.heading, record.events))
    : record.heading
  return { record: asKnown({ ...record, heading }, kept), loss }
}

const someSchema = z.looseObject({ events: z.array(z.unknown()) })

/** All that can be read of a file of before journals, where it is still JSON: events that are none are left out. */
export function salvageOld(text: string, kept: KeptHeading | undefined): Salvaged | undefined {
  try {
    const some = someSchema.parse(JSON.parse(text))
    const events = some.events.filter((event) => reviewEventSchema.safeParse(event).success)
    const record = parseRecord(JSON.stringify({ ...some, events }))
    const lost = some.events.length - events.length
    const loss = { lines: lost, events: lost, changes: 0, cards: 0, seen: 0, heading: false }
    return { record: asKnown(record, kept), loss }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    if (error instanceof DamagedData) return undefined
    throw error
  }
}

/** As late as it was known to be, so that what is missing is not taken for a journal that was cut short. */
const asKnown = (record: ReviewRecord, kept: KeptHeading | undefined): ReviewRecord => ({
  ...record,
  rev: Math.max(record.rev, kept?.rev ?? 0),
})
