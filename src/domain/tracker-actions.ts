import * as z from 'zod'
import { inReview, onStory } from './action-fields.ts'

/** Putting agreed steps into a tracker: who can read it is said first, and then it is put there. */
export const trackerActions = [
  z.object({ type: z.literal('openPutItem'), ...onStory }),
  z.object({ type: z.literal('putItem'), ...onStory }),
  z.object({ type: z.literal('openPutItems'), ...inReview }),
  z.object({ type: z.literal('putItems'), ...inReview }),
] as const
