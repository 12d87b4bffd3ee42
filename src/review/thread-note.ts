import { addDays } from '../domain/working-days.ts'
import { countNow, leftToTalk } from '../report/counts.ts'
import { dayThere, type Hearer, inHours } from './hearer.ts'
import { isPastFor } from './past-dates.ts'
import type { ReviewContext } from './review-context.ts'
import type { ReviewState } from './state.ts'
import { dayOf, postedRanking } from './summary-of.ts'

/** A note that wakes the thread on the day until which the team wanted to talk. */
export interface ThreadNote {
  /** The day it is about: a calendar date. */
  readonly deadline: string
  /** From when on it may come: milliseconds since 1970. */
  readonly at: number
}

/** The thread of a check, as the record of reminders calls it: what was posted there because of a day. */
export const threadOf = ({ id, published }: ReviewState): string => published?.to ?? id

/** True once the thread had a note about this deadline. */
export const isNoted = (state: ReviewState, deadline: string): boolean =>
  state.followUp.reminders.some(
    ({ person, matters }) =>
      person === threadOf(state) && matters.some(({ subject }) => subject === deadline),
  )

/** The note of the deadline, in the days and hours of the facilitator; `undefined` where there is nothing to note. */
export function deadlineNote(place: Hearer): ThreadNote | undefined {
  const { context, now, today } = place
  const { deadline, reminders } = context.state.followUp
  if (deadline === undefined || !mayBeNoted(context, deadline)) return undefined
  // One new note in a thread a day, whatever it is about.
  const isNotedToday = reminders.some(
    ({ person, at }) => person === threadOf(context.state) && dayThere(place, at) === today,
  )
  const tomorrow = addDays(today, 1)
  const at = inHours(place, now, isNotedToday && deadline < tomorrow ? tomorrow : deadline)
  return at === undefined ? undefined : { deadline, at }
}

/** Only a whole thread that is still talked in, and in which something is left to say. */
function mayBeNoted(context: ReviewContext, deadline: string): boolean {
  const { state, check } = context
  const { published, phase } = state
  if (published?.how !== 'all' || phase === 'closed') return false
  if (isNoted(state, deadline)) return false
  if (isPastFor(context, { since: published.at, due: deadline })) return false
  const ranking = postedRanking(check, state, dayOf(context.now))
  const counts = ranking && countNow(ranking)
  return counts !== undefined && leftToTalk(counts) + counts.parked > 0
}
