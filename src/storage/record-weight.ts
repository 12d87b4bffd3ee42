import type { ReviewRecord } from '../review/record.ts'

type Event = ReviewRecord['events'][number]

/** Events never change, so that each is measured once. */
const measured = new WeakMap<Event, number>()

function lengthOf(event: Event): number {
  const known = measured.get(event)
  if (known !== undefined) return known
  const { length } = JSON.stringify(event)
  measured.set(event, length)
  return length
}

/** About how many characters a record has as JSON: its events as they are, the rest by its number. */
export const recordWeight = ({ events, outbox, seen }: ReviewRecord): number =>
  events.reduce((sum, event) => sum + lengthOf(event), 0) + outbox.length * 250 + seen.length * 80
