import { outboxDueAt } from './outbox.ts'
import type { Heading, OutboxEntry } from './record.ts'
import type { ReviewState } from './state.ts'

/** What lists show of a review without opening it. */
export function headingOf(
  state: ReviewState,
  outbox: readonly OutboxEntry[],
  now: string,
): Heading {
  const dueAt = outboxDueAt(outbox, now)
  return {
    title: state.product.name,
    phase: state.deleted ? 'deleted' : state.phase,
    people: [...state.people.keys()],
    updatedAt: now,
    ...(dueAt !== undefined && { dueAt }),
  }
}
