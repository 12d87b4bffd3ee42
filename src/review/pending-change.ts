import type { RecordChange } from './ports.ts'
import type { Heading } from './record.ts'
import type { ReviewState } from './state.ts'

/** A change of which the heading is worked out where it is stored: of several that are stored together only the last one's counts. */
export interface PendingChange extends Omit<RecordChange, 'heading'> {
  readonly heading: () => Heading
  /** What the events of this change make of the review. */
  readonly state: ReviewState
}

/**
 * Merges consecutive changes into one that can be stored; `undefined` where there is none. Outbox and heading are those
 * of the last.
 */
export function merged(changes: readonly PendingChange[]): RecordChange | undefined {
  const last = changes.at(-1)
  if (last === undefined) return undefined
  const { state: _, heading, ...change } = last
  const stored = { ...change, heading: heading() }
  if (changes.length === 1) return stored
  const also = changes
    .slice(0, -1)
    .flatMap(({ delivery, at }) => (delivery === undefined ? [] : [{ delivery, at }]))
  return { ...stored, also, events: changes.flatMap(({ events }) => events) }
}
