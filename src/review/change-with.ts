import { cardIntentsFor } from './card-intents.ts'
import type { ReviewEvent } from './event.ts'
import { headingOf } from './heading.ts'
import { withIntents } from './outbox.ts'
import { pullsIn } from './parts.ts'
import type { RecordChange } from './ports.ts'
import type { ReviewRecord } from './record.ts'
import { type ReviewContext, reviewContextOf } from './review-context.ts'
import { after } from './state.ts'
import { retellIntents } from './telling-intents.ts'

/** These events, which nobody in the check brought about, as one change to store, with the cards that they touch. */
export function changeWith(
  record: ReviewRecord,
  context: ReviewContext,
  events: readonly ReviewEvent[],
): RecordChange & Required<Pick<RecordChange, 'heading'>> {
  const { parts, check, state, now } = context
  const next = events.reduce(after, state)
  const transition = { check, before: state, after: next, events, outbox: record.outbox }
  const intents = [
    ...cardIntentsFor(transition),
    ...retellIntents(context, reviewContextOf(parts, check, next, record.outbox), events),
  ]
  const outbox = withIntents(record.outbox, intents, pullsIn(parts))
  const heading = headingOf(reviewContextOf(parts, check, next, outbox))
  return { expectedRev: record.rev, at: now, events, outbox, heading }
}
