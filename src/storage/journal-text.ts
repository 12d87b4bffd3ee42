import type { ReviewRecord } from '../review/record.ts'
import { checksummedLine, inLines } from './checksummed-lines.ts'
import type { RecordStep } from './record-step.ts'

/** The version of the way in which journals are written. */
export const journalSchema = 1

/** How many cards and deliveries stand in one line, so that a bad one costs few. */
const cardsInALine = 10
const seenInALine = 50

/** A record as the beginning of a journal, and how many lines that takes. */
export interface WholeText {
  readonly text: string
  readonly lines: number
}

/** A whole record as lines: a head, each event, heading, cards, deliveries, and the head once more. */
export function wholeText({ events, heading, outbox, seen, ...about }: ReviewRecord): WholeText {
  const { schema: _, ...key } = about
  const counts = { events: events.length, cards: outbox.length, seen: seen.length }
  const head = JSON.stringify({ journal: journalSchema, ...key, ...counts })
  const bodies = [
    `{"head":${head}}`,
    ...events.map((event) => `{"event":${eventText(event)}}`),
    JSON.stringify({ heading }),
    ...inLines(outbox, cardsInALine).map((cards) => JSON.stringify({ cards })),
    ...inLines(seen, seenInALine).map((some) => JSON.stringify({ seen: some })),
    `{"foot":${head}}`,
  ]
  const text = bodies.map((json, at) => checksummedLine(at + 1, json)).join('')
  return { text, lines: bodies.length }
}

/** One change as a line. */
export function stepText(number: number, { events, ...step }: RecordStep): string {
  const json = JSON.stringify({ step })
  if (!events) return checksummedLine(number, json)
  return checksummedLine(number, `${json.slice(0, -2)},"events":[${events.map(eventText)}]}}`)
}

type StoredEvent = ReviewRecord['events'][number]

const known = new WeakMap<StoredEvent, string>()

/** An event never changes once it is stored, so its text is made once and kept with it. */
function eventText(event: StoredEvent): string {
  const before = known.get(event)
  if (before !== undefined) return before
  const text = JSON.stringify(event)
  if (Object.isFrozen(event)) known.set(event, text)
  return text
}
