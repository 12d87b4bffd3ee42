import * as z from 'zod'
import { addDays, addMonths, daysBetween } from '../domain/working-days.ts'
import type { Shelf } from './ports.ts'
import type { Heading } from './record.ts'

/** How long closed checks are kept. */
export interface Retention {
  /** So many after the last act in one. */
  readonly months: number
  /** Since when it is that many, and somebody looks for what is over: an ISO instant. */
  readonly since: string
}

/** After that instant nothing is deleted for so many days: everybody can still see the day. */
const graceDays = 30

/** The last day on which a closed check is surely kept: a calendar date. */
export function keptUntil(
  { months, since }: Retention,
  { updatedAt }: Pick<Heading, 'updatedAt'>,
): string {
  const own = addMonths(updatedAt.slice(0, 10), months)
  const grace = addDays(since.slice(0, 10), graceDays)
  return own > grace ? own : grace
}

/** How long closed checks are kept, as the shelf says: it may change while the program runs. */
export interface RetentionBook {
  /** As it was read last; `undefined`: for ever. */
  current(): Retention | undefined
  /**
   * Reads it anew and notes the day. Where nobody looked for long the days of grace begin anew, so that people can
   * still hear. Absent where the program only reads it: then it deletes nothing.
   * @throws AppError('storage-failed')
   */
  look?(now: string): Promise<Retention | undefined>
}

const name = 'retention'
const keptSchema = z.strictObject({
  months: z.number(),
  since: z.string(),
  /** The last day on which somebody looked for what is over. */
  lookedOn: z.iso.date().optional(),
})
type Kept = z.infer<typeof keptSchema>
const read = (value: unknown): Kept | undefined => keptSchema.safeParse(value).data

/** After so many days without a look, whoever should have heard may not have. */
const longestGapDays = 7
/** The clocks of two instances may be on both sides of midnight. */
const skewDays = 1

/**
 * The book of the service: it notes how long closed checks are kept from now on, and since when that is so. Another
 * start changes nothing; one without months takes it off the shelf, so that setting it once more counts as new.
 * @throws AppError('storage-failed')
 */
export async function keepRetention(
  shelf: Shelf,
  months: number | undefined,
  now: string,
): Promise<RetentionBook> {
  if (months === undefined) {
    if ((await shelf.get(name)) !== undefined) await shelf.remove(name)
    return { current: () => undefined }
  }
  let known = read(
    await shelf.change(name, (before) => {
      const kept = read(before)
      return kept?.months === months ? kept : { months, since: now, lookedOn: now.slice(0, 10) }
    }),
  )
  return {
    current: () => known,
    async look(at) {
      const before = read(await shelf.get(name))
      const isNoted = !before || lookedAt(before, at) === before
      known = isNoted ? before : read(await shelf.change(name, (value) => noted(value, at)))
      return known
    },
  }
}

/** The book of whoever only reads: what the service noted last. @throws AppError('storage-failed') */
export async function readRetention(shelf: Shelf): Promise<RetentionBook> {
  const known = read(await shelf.get(name))
  return { current: () => known }
}

/** What is there once somebody has looked; nothing that is not known is written over. */
function noted(value: unknown, at: string): unknown {
  const kept = read(value)
  return kept ? lookedAt(kept, at) : value
}

/** The very same where there is nothing to note. */
function lookedAt(kept: Kept, at: string): Kept {
  const today = at.slice(0, 10)
  const { lookedOn } = kept
  const gap = lookedOn === undefined ? Number.POSITIVE_INFINITY : daysBetween(lookedOn, today)
  if (gap > longestGapDays || gap < -skewDays) return { ...kept, since: at, lookedOn: today }
  return gap > 0 ? { ...kept, lookedOn: today } : kept
}
