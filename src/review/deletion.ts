import { blanked } from './card-intents.ts'
import type { EventOf } from './event.ts'
import { headingOf } from './heading.ts'
import { withIntents } from './outbox.ts'
import { pullsIn } from './parts.ts'
import type { RecordChange } from './ports.ts'
import type { OutboxEntry, ReviewRecord } from './record.ts'
import { type ReviewContext, reviewContextOf } from './review-context.ts'
import { after, type ReviewState } from './state.ts'

/** The change that deletes a check for good, whoever does it: only this event stays, and posted cards are redrawn empty. */
export function deletionOf(
  record: ReviewRecord,
  context: ReviewContext,
  event: EventOf<'deleted'>,
): RecordChange & Required<Pick<RecordChange, 'heading'>> {
  const { parts, check, now } = context
  const pulls = pullsIn(parts)
  const state = after(context.state, event)
  const standing = placedOnly(ownItems(record.outbox, context.state), pulls)
  const outbox = withIntents(standing, blanked(standing), pulls)
  const heading = headingOf(reviewContextOf(parts, check, state, outbox))
  return {
    expectedRev: record.rev,
    at: now,
    events: [event],
    outbox,
    heading: { ...heading, title: '', people: [] },
    erase: true,
  }
}

/** Items that a newer look goes on with stay as they are. */
export const ownItems = (
  outbox: readonly OutboxEntry[],
  { movedItems }: ReviewState,
): readonly OutboxEntry[] =>
  outbox.filter(({ card }) => card.kind !== 'item' || !movedItems?.has(card.subject ?? ''))

/** Of a deleted review only the outbox entries of posted cards remain, without words, until those cards are blank. */
const placedOnly = (
  outbox: readonly OutboxEntry[],
  pulls: (channel: string) => boolean,
): readonly OutboxEntry[] =>
  outbox
    .filter(({ to, place, trying }) => !pulls(to.channel) && (place !== undefined || trying))
    .map((entry, n) => ({
      ...entry,
      // One that is just being posted is still called by its id when it has landed.
      id: entry.place === undefined ? entry.id : `blank/${n + 1}`,
      card: { kind: 'blank' },
    }))
