import * as z from 'zod'
import { itemStatusSchema } from '../domain/item-status.ts'
import { story } from './event-fields.ts'

/** The events of a step that is an item of a tracker as well. */
export const trackerEvents = [
  /** Somebody wants the step of this story in the tracker. */
  z.strictObject({ type: z.literal('itemAsked'), ...story }),
  /** The item stands otherwise in the tracker than it did before. */
  z.strictObject({ type: z.literal('itemSeen'), ...story, status: itemStatusSchema }),
] as const
