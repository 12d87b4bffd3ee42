import type { LookParts } from './decide-tellings.ts'
import type { ReviewEvent } from './event.ts'
import type { ReviewContext } from './review-context.ts'
import { fold } from './state.ts'

/** What a facilitator said about dates that passed before dates acted: in this check, in another, or not yet. */
type PastChoice =
  | { readonly kind: 'ask' }
  | { readonly kind: 'said'; readonly event: ReviewEvent }
  | { readonly kind: 'waits' }

/**
 * A facilitator of several older checks is asked once, in one of them; what they say counts for the others.
 * @throws AppError('storage-failed')
 */
export async function pastChoice(
  { parts, ledger }: LookParts,
  { state, now }: ReviewContext,
): Promise<PastChoice> {
  const { workspace, facilitator: person } = state
  const asked = await ledger.askedIn({ workspace, person }, state.id)
  if (asked === state.id) return { kind: 'ask' }
  const record = await parts.store.load({ workspace, id: asked })
  const other = record && fold(record)
  if (!other || other.deleted || other.facilitator !== person) {
    await ledger.askIn({ workspace, person }, state.id)
    return { kind: 'ask' }
  }
  const { tellsPastDates: tell } = other.followUp
  if (tell === undefined) return { kind: 'waits' }
  return { kind: 'said', event: { type: 'pastDatesSettled', at: now, by: person, tell } }
}
