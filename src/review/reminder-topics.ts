import type { MatterKind } from '../domain/matter.ts'
import type { WorkingWeek } from '../domain/policy.ts'
import { addWorkingDays } from '../domain/working-days.ts'
import type { FollowUp, RemindedMatter, Reminder } from './follow-up.ts'
import type { Matter } from './matters.ts'
import { reminderLimits, reminderRules } from './reminder-rules.ts'
import type { ReviewState } from './state.ts'

/** Something that somebody may be told of: a matter of theirs, or one of somebody else's that their facilitator hears of. */
export interface Topic {
  readonly kind: MatterKind
  /** Who hears of it, by id. */
  readonly person: string
  /** The story or question; for questions that somebody else was asked, who that is. */
  readonly subject?: string
  /** Whose matter it is, where it is somebody else's. */
  readonly of?: string
  /** An ISO instant. */
  readonly since: string
  readonly due?: string
  /** On which working days it is told, from the day since which it waits or from its due day. */
  readonly days: readonly number[]
}

/** Everything that anybody may be told of, one for each matter and one more where the facilitator hears of it in the end. */
export function topicsOf(
  { facilitator, stopped }: ReviewState,
  matters: readonly Matter[],
): readonly Topic[] {
  return matters.flatMap((matter) => {
    const rule = reminderRules[matter.kind]
    const days = matter.isElsewhere ? rule.person.filter((day) => day > 0) : rule.person
    const own: Topic = { ...matter, days }
    const isSilent = rule.isTalk && stopped.has(matter.person)
    const isTold = rule.facilitator !== undefined && matter.person !== facilitator
    return [
      ...(isSilent ? [] : [own]),
      ...(isTold ? [forFacilitator(matter, facilitator, rule.facilitator)] : []),
    ]
  })
}

function forFacilitator(
  { kind, person: of, subject = of, since, due }: Matter,
  person: string,
  day = 0,
): Topic {
  return { kind, person, subject, of, since, ...(due !== undefined && { due }), days: [day] }
}

/** How a topic is kept on record. */
export const remindedOf = ({ kind, subject }: Topic): RemindedMatter =>
  subject === undefined ? { kind } : { kind, subject }

/** The reminders of this topic that this person got since it waits, oldest first. */
export const remindersOf = ({ reminders }: FollowUp, topic: Topic): readonly Reminder[] =>
  reminders.filter(
    ({ person, at, matters }) =>
      person === topic.person &&
      at >= topic.since &&
      matters.some(({ kind, subject }) => kind === topic.kind && subject === topic.subject),
  )

/** True for a line of the kind that is counted: only what somebody was made owner of is outside. */
export const isLine = ({ matters }: Reminder): boolean =>
  matters.length === 0 || matters.some(({ kind }) => reminderRules[kind].isCounted)

/** True once a topic was told so often that its hearer is left alone. */
export const isTiring = (reminders: readonly Reminder[]): boolean =>
  reminders.filter(({ asked }) => !asked).length >= reminderLimits.forOneMatter

/** The days on which a topic is told, as calendar dates, for somebody in whose calendar it waits since a day. */
export function daysOf(topic: Topic, sinceDay: string, week: WorkingWeek): readonly string[] {
  const { kind, due, days } = topic
  const { from } = reminderRules[kind]
  // What was late already when somebody got it counts from the day on which they did.
  const base = from === 'due' && (due === undefined || due > sinceDay) ? due : sinceDay
  if (base === undefined) return []
  const all = days.map((count) => (count === 0 ? base : addWorkingDays(base, count, week)))
  // Whoever agreed on a day a moment ago need not hear of it.
  return from === 'due' ? all.filter((day) => day > sinceDay) : all
}
