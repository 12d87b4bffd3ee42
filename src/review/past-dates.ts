import type { Matter } from './matters.ts'
import type { ReviewContext } from './review-context.ts'
import { dayOf } from './summary-of.ts'

/** What was agreed for a day. */
const datedKinds: ReadonlySet<Matter['kind']> = new Set(['step', 'acceptance', 'no'])

/**
 * True for what began to wait before dates acted at all and would be told late: it is marked and nobody hears of it,
 * unless its facilitator said that the owners should.
 */
export function isPastFor(
  { parts, state }: ReviewContext,
  { since, due }: Pick<Matter, 'since' | 'due'>,
): boolean {
  const { actsSince } = parts
  if (actsSince === undefined || since >= actsSince) return false
  if (due === undefined) return true
  return due < dayOf(actsSince) && state.followUp.tellsPastDates !== true
}

/**
 * The dates of a check that passed before dates acted, one for each story, as long as its facilitator has not said
 * what to do about them; empty where there is nothing to ask.
 */
export function pastDatesOf(context: ReviewContext, matters: readonly Matter[]): readonly Matter[] {
  if (context.state.followUp.tellsPastDates !== undefined) return []
  const past = matters.filter((matter) => datedKinds.has(matter.kind) && isPastFor(context, matter))
  return [...new Map(past.map((matter) => [matter.subject, matter])).values()]
}
