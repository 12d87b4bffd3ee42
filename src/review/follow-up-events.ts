import * as z from 'zod'
import { matterKindSchema } from '../domain/matter.ts'
import { personSchema } from '../domain/person.ts'
import { lookChangeSchema, lookRhythmSchema, stepChangeSchema } from '../domain/vocabulary.ts'
import { base, calendarDate, id, story, text } from './event-fields.ts'

/** Something that waits for somebody: what, and about which story or question; without a subject, about the check. */
const matter = z.strictObject({ kind: matterKindSchema, subject: id.optional() })

/** The events around the people of a check: what they were told, and whether they are there. */
export const peopleEvents = [
  /** Somebody heard of what waits for them, from the program itself or because a person asked for it (`asked`). */
  z.strictObject({
    type: z.literal('reminded'),
    ...base,
    person: id,
    matters: z.array(matter),
    asked: z.literal(true).optional(),
  }),
  /** Not before this day, says the person reminded. */
  z.strictObject({ type: z.literal('snoozed'), ...base, until: calendarDate }),
  /** No reminders of this check any more; and that they are wanted again. */
  z.strictObject({ type: z.literal('muted'), ...base }),
  z.strictObject({ type: z.literal('unmuted'), ...base }),
  /** Away until this day, itself included; without a day, back. */
  z.strictObject({ type: z.literal('awaySet'), ...base, until: calendarDate.optional() }),
  /** Somebody is not part of it any more: what they had goes to others. */
  z.strictObject({ type: z.literal('left'), ...base, person: id }),
  z.strictObject({
    type: z.literal('facilitatorChanged'),
    ...base,
    to: personSchema,
    why: z.enum(['handedOver', 'tookOver', 'operator']),
    /** Who looked after it before: what they settled need not be asked again. */
    from: id.optional(),
  }),
  /**
   * How the team talks: until when it should have, without a day until no day; and whether what people say about a story
   * is shown at once or, as long as that was never said, not before it is settled or the deadline has passed.
   */
  z.strictObject({
    type: z.literal('talkPlanned'),
    ...base,
    until: calendarDate.optional(),
    openStances: z.boolean().optional(),
  }),
  /** On a record of before dates acted: whether its owners are told of what is late. */
  z.strictObject({ type: z.literal('pastDatesSettled'), ...base, tell: z.boolean() }),
] as const

/** The events of a promise: a step that somebody sees to, or something that is lived with for a while. */
export const promiseEvents = [
  /** Its owner will do it. */
  z.strictObject({ type: z.literal('stepTaken'), ...story }),
  /** Another day for it. */
  z.strictObject({
    type: z.literal('stepMoved'),
    ...story,
    due: calendarDate,
    reason: text.optional(),
  }),
  /** Its owner says that it is not theirs. */
  z.strictObject({ type: z.literal('stepDeclined'), ...story, reason: text.optional() }),
  /** Somebody else sees to it from now on. */
  z.strictObject({ type: z.literal('ownerChanged'), ...story, owner: personSchema }),
  /** The answers took care of the story: its step is dropped, or goes on all the same. */
  z.strictObject({ type: z.literal('stepDropped'), ...story }),
  z.strictObject({ type: z.literal('stepKept'), ...story }),
  /** An agreed "no" was looked at again and still holds, until this day. */
  z.strictObject({
    type: z.literal('noConfirmed'),
    ...story,
    claimBy: id,
    lookAgain: calendarDate,
  }),
  /** A story in the team's own words, in other words; and that it is taken back. */
  z.strictObject({ type: z.literal('storyReworded'), ...story, words: text }),
  z.strictObject({ type: z.literal('storyWithdrawn'), ...story }),
  /** A safety step becomes a requirement for every product, or is none any more. */
  z.strictObject({ type: z.literal('ruleMade'), ...story, safeguard: id }),
  z.strictObject({ type: z.literal('ruleDropped'), ...story, safeguard: id }),
] as const

/** The events of looking again, and of who may see it. */
export const lookEvents = [
  /** When the team means to look again; `date` says on which day. */
  z.strictObject({
    type: z.literal('nextLookSet'),
    ...base,
    rhythm: lookRhythmSchema,
    on: calendarDate.optional(),
  }),
  /** What has changed since the last look, as the team ticked it; empty when nothing has. */
  z.strictObject({
    type: z.literal('changesReported'),
    ...base,
    changes: z.array(lookChangeSchema),
  }),
  /** Answers of the last look that still hold. */
  z.strictObject({ type: z.literal('answersConfirmed'), ...base, questions: z.array(id) }),
  /** Somebody who takes no part may see this check, or may not any more. */
  z.strictObject({ type: z.literal('shared'), ...base, person: personSchema }),
  z.strictObject({ type: z.literal('unshared'), ...base, person: id }),
] as const

/** How a step turns out: fields of `decided` beside the decision itself. */
export const stepChange = stepChangeSchema.optional()
