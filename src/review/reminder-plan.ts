import { addDays, addWorkingDays } from '../domain/working-days.ts'
import { dayThere, type Hearer, hearerOf, inHours, placeOf } from './hearer.ts'
import { type Matter, mattersOf } from './matters.ts'
import { isPastFor, pastDatesOf } from './past-dates.ts'
import { reminderLimits, reminderRules } from './reminder-rules.ts'
import { daysOf, isLine, isTiring, remindersOf, type Topic, topicsOf } from './reminder-topics.ts'
import { policyOf, type ReviewContext } from './review-context.ts'
import { deadlineNote, type ThreadNote } from './thread-note.ts'

/** A topic that is to be told, and the day for which it was; empty for what is told at once. */
export interface DueTopic extends Topic {
  readonly day: string
}

/** A private card that somebody should get. */
export interface Telling {
  /** Everything that waits for them; what they were made owner of; or dates that passed before dates acted. */
  readonly card: 'waiting' | 'owner' | 'pastDates'
  readonly person: string
  readonly topics: readonly DueTopic[]
  /** From when on it may come: milliseconds since 1970. */
  readonly at: number
}

/** What a check wants to tell, of whom and when; nothing is stored of it. */
export interface ReminderPlan {
  readonly tellings: readonly Telling[]
  readonly note: ThreadNote | undefined
  /** When what is not due yet will be: milliseconds since 1970, in no order. */
  readonly later: readonly number[]
}

/** Somebody's time zone, an IANA name. */
export type ZoneOf = (person: string) => string

/** Who may hear something of a check by itself, by id, so that their zones can be found first. */
export const hearersIn = (context: ReviewContext): readonly string[] => [
  ...new Set([
    context.state.facilitator,
    ...topicsOf(context.state, mattersOf(context)).map(({ person }) => person),
  ]),
]

/** What a check wants to tell now and later, with everybody in their own days and hours. */
export function planOf(context: ReviewContext, zoneOf: ZoneOf): ReminderPlan {
  const { facilitator } = context.state
  const matters = mattersOf(context)
  const topics = topicsOf(context.state, matters)
  const people = new Set([facilitator, ...topics.map(({ person }) => person)])
  const found = [...people].flatMap((person) => {
    const hearer = hearerOf(context, person, zoneOf(person))
    const theirs = topics.filter((topic) => topic.person === person)
    return hearer ? [partOf(hearer, theirs, matters)] : []
  })
  const note = deadlineNote(placeOf(context, facilitator, zoneOf(facilitator)))
  return {
    tellings: found.flatMap(({ tellings }) => tellings),
    note,
    later: found.flatMap(({ later }) => later),
  }
}

type Part = Pick<ReminderPlan, 'tellings' | 'later'>

function partOf(hearer: Hearer, topics: readonly Topic[], matters: readonly Matter[]): Part {
  const owners = topics.filter(({ kind }) => kind === 'owner')
  const others = topics.filter(({ kind }) => kind !== 'owner')
  const tellings = [
    ownerTelling(hearer, owners),
    waitingTelling(hearer, others),
    pastTelling(hearer, matters),
  ].filter((telling) => telling !== undefined)
  return { tellings, later: others.flatMap((topic) => laterOf(hearer, topic)) }
}

/** What was given to one person within ten minutes is one card, outside of what is counted. */
function ownerTelling(hearer: Hearer, owners: readonly Topic[]): Telling | undefined {
  const { context, person, now } = hearer
  const { followUp } = context.state
  const fresh = owners.filter(
    (topic) => remindersOf(followUp, topic).length === 0 && !isPastFor(context, topic),
  )
  if (fresh.length === 0) return undefined
  const first = Math.min(...fresh.map(({ since }) => Date.parse(since)))
  const at = inHours(hearer, Math.max(now, first + reminderLimits.ownerMinutes * 60_000))
  const topics = fresh.map((topic) => ({ ...topic, day: '' }))
  return at === undefined ? undefined : { card: 'owner', person, topics, at }
}

/** Everything that is due to be told to one person comes as one card, however late it is. */
function waitingTelling(hearer: Hearer, all: readonly Topic[]): Telling | undefined {
  const topics = all.flatMap((topic) => dueOf(hearer, topic))
  if (topics.length === 0) return undefined
  const isOld = topics.some(({ since }) => since < (hearer.context.parts.actsSince ?? ''))
  const free = freeDay(hearer)
  const first = isOld ? afterFirstDay(hearer) : free
  const at = inHours(hearer, hearer.now, free > first ? free : first)
  return at === undefined ? undefined : { card: 'waiting', person: hearer.person, topics, at }
}

/** The facilitator of a check of before dates acted is asked once what to do about those that have passed. */
function pastTelling(hearer: Hearer, matters: readonly Matter[]): Telling | undefined {
  const { context, person, now } = hearer
  const isAsked = context.outbox.some(({ card }) => card.kind === 'pastDates')
  if (person !== context.state.facilitator || isAsked) return undefined
  if (pastDatesOf(context, matters).length === 0) return undefined
  const at = inHours(hearer, now, freeDay(hearer))
  return at === undefined ? undefined : { card: 'pastDates', person, topics: [], at }
}

/** The first day on which another line may reach them, as far as this check knows. */
function freeDay(hearer: Hearer): string {
  const { context, person, today } = hearer
  const last = context.state.followUp.reminders.findLast(
    (reminder) => reminder.person === person && isLine(reminder),
  )
  if (!last) return today
  const { week } = policyOf(context)
  return addWorkingDays(dayThere(hearer, last.at), reminderLimits.workingDaysBetween, week)
}

/** The day after the one on which dates began to act. */
const afterFirstDay = (hearer: Hearer): string =>
  addDays(dayThere(hearer, hearer.context.parts.actsSince ?? hearer.context.now), 1)

/** The latest day of a topic that has come and was not told: what was missed before it is told with it. */
function dueOf(hearer: Hearer, topic: Topic): readonly DueTopic[] {
  const { today } = hearer
  const day = daysOfTopic(hearer, topic).findLast((one) => one <= today)
  if (day === undefined || hasEnded(topic, today) || isTold(hearer, topic, day)) return []
  return [{ ...topic, day }]
}

/** When the next day of a topic comes. */
function laterOf(hearer: Hearer, topic: Topic): readonly number[] {
  const day = daysOfTopic(hearer, topic).find((one) => one > hearer.today)
  const at = day === undefined ? undefined : inHours(hearer, hearer.now, day)
  return at === undefined ? [] : [at]
}

const hasEnded = ({ kind, due }: Topic, today: string): boolean =>
  reminderRules[kind].endsOnDay === true && due !== undefined && due <= today

/** On which days of theirs somebody is told of a topic; none for what is not told any more. */
function daysOfTopic(hearer: Hearer, topic: Topic): readonly string[] {
  const { context } = hearer
  const isOver = isPastFor(context, topic) || isTiring(remindersOf(context.state.followUp, topic))
  return isOver ? [] : daysOf(topic, dayThere(hearer, topic.since), policyOf(context).week)
}

const isTold = (hearer: Hearer, topic: Topic, day: string): boolean =>
  remindersOf(hearer.context.state.followUp, topic).some(({ at }) => dayThere(hearer, at) >= day)
