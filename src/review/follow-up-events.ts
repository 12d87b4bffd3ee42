import * as z from 'zod'
import { matterKindSchema } from '../domain/matter.ts'
import { personSchema } from '../domain/person.ts'
import {
  bandSchema,
  findingStatusSchema,
  lookChangeSchema,
  lookRhythmSchema,
  stanceSchema,
  stepChangeSchema,
  treatmentSchema,
} from '../domain/vocabulary.ts'
import { answerValue, base, calendarDate, id, story, text } from './event-fields.ts'

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

/** What a team decided about a story at the last look, and still holds. */
const carriedDecision = z.strictObject({
  treatment: treatmentSchema,
  by: id,
  at: z.string().optional(),
  owner: id,
  due: calendarDate,
  safeguards: z.array(id),
  own: text.optional(),
  reason: text.optional(),
  secondedBy: id.optional(),
  done: z.boolean(),
  doneAt: z.string().optional(),
  shown: text.optional(),
  changes: stepChangeSchema.optional(),
  givenAt: z.string().optional(),
  givenBy: id.optional(),
  takenAt: z.string().optional(),
  declined: z.strictObject({ by: id, at: z.string(), reason: text.optional() }).optional(),
  keptAt: z.string().optional(),
})

/** What was said about one story at the last look, and still holds. */
const carriedStory = z.strictObject({
  finding: id,
  /** What it was called, where something is decided about it. */
  title: z.string().optional(),
  decision: carriedDecision.optional(),
  /** A "no" that two people agreed on. */
  claim: z
    .strictObject({
      by: id,
      stance: stanceSchema,
      at: z.string(),
      reason: text.optional(),
      lookAgain: calendarDate.optional(),
      secondedBy: id,
      secondedAt: z.string(),
    })
    .optional(),
  override: z
    .strictObject({ band: bandSchema, by: id, at: z.string().optional(), reason: text })
    .optional(),
  /** A story in the team's own words. */
  own: z.strictObject({ words: text, by: id }).optional(),
  /** How it could happen, in people's own words. */
  ways: z.array(z.strictObject({ by: id, words: text })).optional(),
  /** Ways that do not fit, each with who said so. */
  waysAside: z.array(z.strictObject({ way: id, by: id })).optional(),
})

/** How a story stood when the last look was posted. */
const baselineStory = z.tuple([id, bandSchema, findingStatusSchema])

/** The events of looking again, and of who may see it. */
export const lookEvents = [
  /** What a new look at the same product takes over from the last one, so that nothing has to be read there again. */
  z.strictObject({
    type: z.literal('carried'),
    ...base,
    from: id,
    /** When that one was posted: an ISO instant. */
    postedAt: z.string(),
    how: z.enum(['again', 'changed']),
    contentVersion: z.string(),
    baseline: z.array(baselineStory),
    answers: z.array(
      z.strictObject({
        question: id,
        by: id,
        at: z.string(),
        value: answerValue,
        settles: z.boolean().optional(),
        numbers: z.array(z.number().int().positive()).optional(),
      }),
    ),
    /** Questions beyond the core that were chosen then, and those that were asked for. */
    chosen: z.array(id),
    deeper: z.array(id),
    people: z.array(personSchema),
    stories: z.array(carriedStory),
  }),
  /** Only these questions are asked, and what follows from them, as many as this at most. */
  z.strictObject({
    type: z.literal('askedAgain'),
    ...base,
    questions: z.array(id),
    most: z.number().int().nonnegative(),
  }),
  /** A later look at the same product was posted: what was promised here stands there. */
  z.strictObject({
    type: z.literal('followed'),
    ...base,
    review: id,
    /** Stories whose items of the tracker the newer look goes on with. */
    items: z.array(id).optional(),
  }),
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
  /** Answers of the last look that still hold; `unsaid` where somebody only went on. */
  z.strictObject({
    type: z.literal('answersConfirmed'),
    ...base,
    questions: z.array(id),
    unsaid: z.literal(true).optional(),
  }),
  /** Somebody who takes no part may see this check, or may not any more. */
  z.strictObject({ type: z.literal('shared'), ...base, person: personSchema }),
  z.strictObject({ type: z.literal('unshared'), ...base, person: id }),
] as const

/** How a step turns out: fields of `decided` beside the decision itself. */
export const stepChange = stepChangeSchema.optional()
