import type { ReviewRecord } from '../review/record.ts'

/**
 * A record as its file holds it: what `JSON.stringify` makes of it. An event never changes once it is stored, so
 * its text is made once and kept with it; one more action costs the text of what is new.
 */
export function recordText({ events, ...rest }: ReviewRecord): string {
  const texts = events.map(eventText)
  // The events come where the schema has them: before the outbox.
  const { outbox, seen, ...head } = rest
  const tail = JSON.stringify({ outbox, seen })
  return `${JSON.stringify(head).slice(0, -1)},"events":[${texts.join(',')}],${tail.slice(1)}`
}

type StoredEvent = ReviewRecord['events'][number]

const known = new WeakMap<StoredEvent, string>()

function eventText(event: StoredEvent): string {
  const before = known.get(event)
  if (before !== undefined) return before
  const text = JSON.stringify(event)
  if (Object.isFrozen(event)) known.set(event, text)
  return text
}
