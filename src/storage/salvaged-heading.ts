import type { ReviewEvent } from '../review/event.ts'
import { type Heading, headingSchema } from '../review/record.ts'
import { unknownHeading } from './journal-reading.ts'

/**
 * As much of a heading as can be read of a damaged one, and what the events say of the rest: which product it is and
 * whose, so that they can be told. The next act makes it whole.
 */
export function salvagedHeading(found: unknown, events: readonly ReviewEvent[]): Heading {
  const started = events.find((event) => event.type === 'started')
  const isPosted = events.some(({ type }) => type === 'published')
  return {
    ...unknownHeading,
    ...(started && { title: started.product.name, people: [started.by] }),
    ...(isPosted && { phase: 'published' }),
    updatedAt: events.at(-1)?.at ?? unknownHeading.updatedAt,
    ...readableIn(found),
  }
}

const nothing = new Map(
  Object.entries(unknownHeading).map(([name, value]) => [name, JSON.stringify(value)]),
)

/** The members of a damaged heading that are what they should be, and say something. */
function readableIn(found: unknown): Partial<Heading> {
  if (typeof found !== 'object' || found === null) return {}
  const members = new Map<string, unknown>(Object.entries(found))
  const good = Object.entries(headingSchema.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(members.get(name))
    const says =
      read.success && read.data !== undefined && JSON.stringify(read.data) !== nothing.get(name)
    return says ? [[name, read.data] as const] : []
  })
  return Object.fromEntries(good)
}
