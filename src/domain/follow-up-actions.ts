import * as z from 'zod'
import { calendarDate, id, inReview, yes } from './action-fields.ts'
import { limits } from './limits.ts'
import { lookChangeSchema, lookRhythmSchema } from './vocabulary.ts'

/** What people say about reminders, and about being there. */
export const reminderActions = [
  /** Not before this day; without one, the next working day. */
  z.object({ type: z.literal('snooze'), ...inReview, until: calendarDate.optional() }),
  z.object({ type: z.literal('mute'), ...inReview }),
  z.object({ type: z.literal('unmute'), ...inReview }),
  z.object({ type: z.literal('openAway'), ...inReview }),
  /** Away until this day, itself included; without one, back. */
  z.object({
    type: z.literal('setAway'),
    ...inReview,
    until: z.union([calendarDate, z.literal('')]).optional(),
  }),
  z.object({ type: z.literal('remind'), ...inReview, person: id }),
  /** Whether people hear of what was late before dates acted. */
  z.object({ type: z.literal('settlePastDates'), ...inReview, tell: yes }),
] as const

/** What has changed, as it was ticked: several in one line, or one by one. */
const changes = z.preprocess(
  (value) =>
    typeof value === 'string' ? value.split(',').filter((one) => one !== '') : (value ?? []),
  z.array(lookChangeSchema).max(limits.picks),
)

/** A new look at a product, and when the next one is. */
export const lookActions = [
  /** A new look at the product of this check: at everything, or at what has changed. */
  z.object({
    type: z.literal('lookAgain'),
    ...inReview,
    how: z.enum(['again', 'changed']).default('again'),
    changes,
    /** Where the name was typed. */
    place: id.optional(),
  }),
  /** Offers a new look at the product of this check. */
  z.object({ type: z.literal('openLook'), ...inReview }),
  /** Suggested answers hold: those of some sections that were shown together, or the one of a question. */
  z.object({
    type: z.literal('stillTrue'),
    ...inReview,
    section: id.optional(),
    question: id.optional(),
  }),
  /** What has changed since the last look; nothing, where nothing is named. */
  z.object({ type: z.literal('reportChanges'), ...inReview, changes, none: yes.default(false) }),
  z.object({ type: z.literal('openNextLook'), ...inReview }),
  z.object({
    type: z.literal('setNextLook'),
    ...inReview,
    rhythm: lookRhythmSchema,
    on: z.union([calendarDate, z.literal('')]).optional(),
  }),
] as const
