import { dateSeenFrom } from '../message/locale.ts'
import type { ReviewContext } from './review-context.ts'
import { dayOf } from './summary-of.ts'

/** That whoever runs the program keeps the check, and since when; `undefined` where nobody does. */
export function heldWords({ say, state, now }: ReviewContext): string | undefined {
  const { heldSince } = state.followUp
  if (heldSince === undefined) return undefined
  return say('conversation.held.since', { date: dateSeenFrom(say, dayOf(heldSince), now) })
}
