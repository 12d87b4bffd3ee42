import * as z from 'zod'
import type { Analysis, Finding } from '../analysis/finding.ts'
import { limits } from '../domain/limits.ts'
import { personSchema } from '../domain/person.ts'
import {
  bandSchema,
  publishScopeSchema,
  reviewDepthSchema,
  stanceSchema,
  treatmentSchema,
} from '../domain/vocabulary.ts'
import { sinceSchema } from '../report/since.ts'
import { answerValue, base, calendarDate, id, story, text } from './event-fields.ts'
import { fileEvents } from './file-events.ts'
import { lookEvents, peopleEvents, promiseEvents, stepChange } from './follow-up-events.ts'
import { keepingEvents } from './keeping-events.ts'
import { suggestionEvents } from './suggestion-events.ts'
import { trackerEvents } from './tracker-events.ts'

/** It changes what somebody else decided, so it waits until another person agrees; without this it counted at once. */
const proposed = z.literal(true).optional()

/** The events of the questionnaire part of a review. */
const askingEvents = [
  z.strictObject({
    type: z.literal('started'),
    ...base,
    product: z.strictObject({ name: z.string().min(1).max(limits.name), summary: text.optional() }),
    depth: reviewDepthSchema,
    channel: z.string(),
    /** Where it was started. */
    place: id.optional(),
    /** The language of the check and its thread; absent for the language that content is written in. */
    language: z.string().min(1).max(limits.language).optional(),
    /** The check of the same product that this one follows, and the first of them all. */
    follows: z.strictObject({ review: id, product: id }).optional(),
  }),
  z.strictObject({ type: z.literal('joined'), ...base, person: personSchema }),
  /** Somebody was named who has not taken part: a name that belongs to an account. */
  z.strictObject({ type: z.literal('named'), ...base, person: personSchema }),
  z.strictObject({
    type: z.literal('answered'),
    ...base,
    question: id,
    value: answerValue,
    settles: z.boolean().optional(),
    /** Which services a list names, by their numbers; absent where they are 1, 2, 3. */
    numbers: z.array(z.number().int().positive()).optional(),
    /** Why this one is right, where two answers differed. */
    reason: text.optional(),
    /** The number of the suggestion that it takes up. */
    offer: z.number().int().positive().optional(),
  }),
  z.strictObject({ type: z.literal('revisited'), ...base, question: id }),
  z.strictObject({ type: z.literal('movedOn'), ...base }),
  z.strictObject({
    type: z.literal('detailChosen'),
    ...base,
    depth: reviewDepthSchema,
    questions: z.array(id),
  }),
  z.strictObject({ type: z.literal('wentDeeper'), ...base, questions: z.array(id) }),
  z.strictObject({
    type: z.literal('handedOver'),
    ...base,
    questions: z.array(id),
    to: personSchema,
    /** Asked as well, so that both answers count. */
    second: z.literal(true).optional(),
    /** Who is not asked as well any more, because this person is. */
    insteadOf: id.optional(),
  }),
  z.strictObject({ type: z.literal('takenBack'), ...base, questions: z.array(id) }),
  z.strictObject({ type: z.literal('stopped'), ...base }),
  z.strictObject({ type: z.literal('continued'), ...base }),
  z.strictObject({ type: z.literal('lookedOver'), ...base }),
  z.strictObject({ type: z.literal('previewed'), ...base }),
  /** Somebody brings a story in among the first, takes it out, or leaves its place to the answers again. */
  z.strictObject({ type: z.literal('seatGiven'), ...story }),
  z.strictObject({ type: z.literal('seatTaken'), ...story }),
  z.strictObject({ type: z.literal('seatFreed'), ...story }),
  z.strictObject({
    type: z.literal('published'),
    ...base,
    how: publishScopeSchema,
    /** Where, on channels that have several places. */
    to: id.optional(),
    /** Until when the team should have talked it through. */
    until: calendarDate.optional(),
    /** Who can read that place; absent where nobody could see it. */
    readers: z.enum(['private', 'team', 'public', 'shared']).optional(),
    analysis: z.custom<Analysis>((value) => typeof value === 'object' && value !== null),
    /** What is different from the last look at the product, where this check follows one. */
    since: sinceSchema.optional(),
    /** Stories of the last look about which something was agreed, and that nothing raises any more. */
    gone: z.array(z.custom<Finding>((value) => typeof value === 'object')).optional(),
  }),
] as const

/** The events of the discussion: what the team says and decides about each story. */
const discussionEvents = [
  z.strictObject({
    type: z.literal('stanceTaken'),
    ...story,
    stance: stanceSchema,
    reason: text.optional(),
    shareReason: z.boolean(),
    lookAgain: calendarDate.optional(),
  }),
  z.strictObject({ type: z.literal('noSeconded'), ...story, claimBy: id }),
  z.strictObject({ type: z.literal('becauseQuestioned'), ...story, question: id, reason: text }),
  z.strictObject({ type: z.literal('toldPrivately'), ...story, words: text }),
  /** How it could happen, in somebody's own words; everybody sees it. */
  z.strictObject({ type: z.literal('howAnswered'), ...story, words: text }),
  /** Somebody says that a way to what must never happen is not theirs, or that it is after all; before posting too. */
  z.strictObject({ type: z.literal('waySetAside'), ...story, way: id }),
  z.strictObject({ type: z.literal('wayBroughtBack'), ...story, way: id }),
  z.strictObject({
    type: z.literal('decided'),
    ...story,
    treatment: treatmentSchema,
    owner: personSchema,
    /** When it is due, or for "live with it" until when. */
    due: calendarDate,
    /** Safety steps of the catalogue. */
    safeguards: z.array(id),
    /** A safety step in the team's own words. */
    own: text.optional(),
    reason: text.optional(),
    proposed,
    changes: stepChange,
  }),
  z.strictObject({ type: z.literal('decisionSeconded'), ...story }),
  /** Somebody else agrees with the change that waits. */
  z.strictObject({ type: z.literal('proposalAgreed'), ...story }),
  /** The proposal is declined: the present decision stays as it is. */
  z.strictObject({ type: z.literal('proposalDeclined'), ...story }),
  z.strictObject({ type: z.literal('stepDone'), ...story, shown: text.optional() }),
  z.strictObject({ type: z.literal('bandOverridden'), ...story, band: bandSchema, reason: text }),
  z.strictObject({ type: z.literal('storyAdded'), ...story, words: text }),
  z.strictObject({ type: z.literal('storyParked'), ...story }),
  z.strictObject({ type: z.literal('storyReopened'), ...story, reason: text, proposed }),
  z.strictObject({ type: z.literal('closed'), ...base }),
  z.strictObject({ type: z.literal('reopened'), ...base, reason: text }),
  z.strictObject({
    type: z.literal('deleted'),
    ...base,
    /** The language of the line that is left of its cards: nothing else of the check is. */
    language: z.string().min(1).max(limits.language).optional(),
  }),
] as const

/** Everything that can happen in a review; a review is the list of these. */
export const reviewEventSchema = z.discriminatedUnion('type', [
  ...askingEvents,
  ...peopleEvents,
  ...discussionEvents,
  ...promiseEvents,
  ...lookEvents,
  ...trackerEvents,
  ...suggestionEvents,
  ...fileEvents,
  ...keepingEvents,
])
export type ReviewEvent = z.infer<typeof reviewEventSchema>
export type EventOf<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>
