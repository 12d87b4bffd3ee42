import * as z from 'zod'
import { calendarDate, id, inReview, yes } from './action-fields.ts'

/** What people say about being told what waits for them. */
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
