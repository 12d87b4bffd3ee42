import { addDays } from '../domain/working-days.ts'
import { countNow, leftToTalk } from '../report/counts.ts'
import { type Hearer, inHours } from './hearer.ts'
import { isPastFor } from './past-dates.ts'
import type { ReviewContext } from './review-context.ts'
import { dayOf, postedRanking } from './summary-of.ts'

/** A note that wakes the thread on the day until which the team wanted to talk. */
export interface ThreadNote {
  /** The day it is about: a calendar date. */
  readonly deadline: string
  /** From when on it may come: milliseconds since 1970. */
  readonly at: number
}

/** The id of a thread's note of a day: there is one a day at most. */
export const noteId = (day: string): string => `note/${day}`

/** The note of the deadline, in the days and hours of the facilitator; `undefined` where there is nothing to note. */
export function deadlineNote(place: Hearer): ThreadNote | undefined {
  const { context, now, today } = place
  const { state, outbox } = context
  const { deadline } = state.followUp
  if (deadline === undefined || !mayBeNoted(context, deadline)) return undefined
  const isNotedToday = outbox.some(({ id }) => id === noteId(today))
  const tomorrow = addDays(today, 1)
  const at = inHours(place, now, isNotedToday && deadline < tomorrow ? tomorrow : deadline)
  return at === undefined ? undefined : { deadline, at }
}

/** Only a whole thread that is still talked in, and in which something is left to say. */
function mayBeNoted(context: ReviewContext, deadline: string): boolean {
  const { state, outbox, check } = context
  const { published, phase } = state
  if (published?.how !== 'all' || phase === 'closed') return false
  if (outbox.some(({ card }) => card.kind === 'note' && card.subject === deadline)) return false
  if (isPastFor(context, { since: published.at, due: deadline })) return false
  const ranking = postedRanking(check, state, dayOf(context.now))
  const counts = ranking && countNow(ranking)
  return counts !== undefined && leftToTalk(counts) + counts.parked > 0
}
