import * as z from 'zod'
import { itemStatusSchema } from '../domain/item-status.ts'
import { id, story } from './event-fields.ts'

/** The events of a step that is an item of a tracker as well. */
export const trackerEvents = [
  /** Somebody wants the step of this story in the tracker. */
  z.strictObject({ type: z.literal('itemAsked'), ...story }),
  /** The item stands otherwise in the tracker than it did before. */
  z.strictObject({ type: z.literal('itemSeen'), ...story, status: itemStatusSchema }),
  /** The look before this one put the step there already: this one goes on with the same item. */
  z.strictObject({
    type: z.literal('itemLinked'),
    ...story,
    nth: z.number().int().min(1),
    askedBy: id,
    askedAt: z.string(),
    status: itemStatusSchema,
    statusAt: z.string(),
    isPast: z.boolean(),
  }),
] as const
