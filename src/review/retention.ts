import * as z from 'zod'
import { addDays, addMonths } from '../domain/working-days.ts'
import type { Shelf } from './ports.ts'
import type { Heading } from './record.ts'

/** How long closed checks are kept. */
export interface Retention {
  /** So many after the last act in one. */
  readonly months: number
  /** Since when it is that many: an ISO instant. */
  readonly since: string
}

/** After it was set, or set to something else, nothing is deleted for so many days: everybody can still see the day. */
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

const name = 'retention'
const keptSchema = z.strictObject({ months: z.number(), since: z.string() })

/**
 * How long closed checks are kept from now on, and since when that is so; the shelf remembers, so that another start
 * changes nothing.
 * @throws AppError('storage-failed')
 */
export async function retentionFrom(shelf: Shelf, months: number, now: string): Promise<Retention> {
  const kept = await shelf.change(name, (before) => {
    const known = keptSchema.safeParse(before).data
    return known?.months === months ? known : { months, since: now }
  })
  return keptSchema.parse(kept)
}
