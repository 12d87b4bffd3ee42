import type { WorkingWeek } from '../domain/policy.ts'
import { restsUntil } from './follow-up.ts'
import { mattersOf } from './matters.ts'
import { isPastFor, pastDatesOf } from './past-dates.ts'
import { reminderLimits } from './reminder-rules.ts'
import { daysOf, isTiring, remindersOf, type Topic, topicsOf } from './reminder-topics.ts'
import { policyOf, type ReviewContext } from './review-context.ts'
import { isNoted } from './thread-note.ts'

const hour = 3_600_000
/** How far ahead of UTC, and behind it, people live. */
const furthestAhead = 14 * hour
const furthestBehind = 12 * hour

/**
 * The earliest instant at which a check can want to tell anybody anything, wherever they are: an ISO instant, and
 * `undefined` for never. It may be early by the width of the world; whoever wakes then works it out with their zones.
 */
export function firstWake(context: ReviewContext): string | undefined {
  const { state, parts, outbox } = context
  if (state.deleted) return undefined
  const matters = mattersOf(context)
  const topics = topicsOf(state, matters)
  const asksPast =
    parts.actsSince !== undefined &&
    !outbox.some(({ card }) => card.kind === 'pastDates') &&
    pastDatesOf(context, matters).length > 0
  const all = [
    ...topics.flatMap((topic) => earliestOf(context, topic)),
    ...noteOf(context),
    ...(asksPast ? [Date.parse(parts.actsSince)] : []),
  ]
  return all.length === 0 ? undefined : instantOf(context, Math.min(...all))
}

const epoch = '1970-01-01T00:00:00.000Z'

/** Milliseconds since 1970 as an ISO instant. */
export const instantOf = ({ parts }: Pick<ReviewContext, 'parts'>, at: number): string =>
  parts.clock.later(epoch, at / 1000)

function earliestOf(context: ReviewContext, topic: Topic): readonly number[] {
  const { followUp } = context.state
  const life = followUp.lives.get(topic.person)
  if (life === 'stopped' || life === 'left' || isPastFor(context, topic)) return []
  const { week } = policyOf(context)
  const told = remindersOf(followUp, topic)
  const rest = restsUntil(followUp, topic.person)
  const notBefore = rest === undefined ? 0 : beginOf(rest, week)
  if (topic.kind === 'owner') {
    const gathered = Date.parse(topic.since) + reminderLimits.ownerMinutes * 60_000
    return told.length > 0 ? [] : [Math.max(gathered, notBefore)]
  }
  if (isTiring(told)) return []
  const toldOn =
    told
      .map(({ at }) => earlyDay(context, at))
      .toSorted()
      .at(-1) ?? ''
  const sinceDay = topic.since === '' ? '' : earlyDay(context, topic.since)
  const day = daysOf(topic, sinceDay, week).find((one) => one > toldOn)
  return day === undefined ? [] : [Math.max(beginOf(day, week), notBefore)]
}

function noteOf(context: ReviewContext): readonly number[] {
  const { state } = context
  const { published, phase, followUp } = state
  const { deadline } = followUp
  if (deadline === undefined || published?.how !== 'all' || phase === 'closed') return []
  const isPast = isPastFor(context, { since: published.at, due: deadline })
  return isNoted(state, deadline) || isPast ? [] : [beginOf(deadline, policyOf(context).week)]
}

/** When work begins on a day where it begins first. */
const beginOf = (day: string, { firstHour }: WorkingWeek): number =>
  Date.parse(`${day}T00:00:00.000Z`) + firstHour * hour - furthestAhead

/** The calendar date of an instant where it is earliest. */
const earlyDay = (context: ReviewContext, instant: string): string =>
  instantOf(context, Date.parse(instant) - furthestBehind).slice(0, 10)
