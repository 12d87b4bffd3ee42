import * as z from 'zod'
import { calendarDate, onStory, optionalWords } from './action-fields.ts'
import { limits } from './limits.ts'

/** What becomes of a promise: a step that somebody sees to, or something that is lived with for a while. */
export const promiseActions = [
  z.object({ type: z.literal('takeStep'), ...onStory }),
  z.object({ type: z.literal('openMoveStep'), ...onStory }),
  z.object({
    type: z.literal('moveStep'),
    ...onStory,
    due: calendarDate,
    reason: optionalWords,
  }),
  z.object({ type: z.literal('declineStep'), ...onStory, reason: optionalWords }),
  z.object({ type: z.literal('openOwner'), ...onStory }),
  z.object({
    type: z.literal('changeOwner'),
    ...onStory,
    owner: z.string().trim().max(limits.name).default(''),
  }),
  /** The answers took care of the story: its step is dropped, or goes on all the same. */
  z.object({ type: z.literal('dropStep'), ...onStory }),
  z.object({ type: z.literal('keepStep'), ...onStory }),
  /** An agreed "no" was looked at again and still holds. */
  z.object({ type: z.literal('confirmNo'), ...onStory }),
  /** To live with it until a later day. */
  z.object({ type: z.literal('openAcceptAgain'), ...onStory }),
  z.object({
    type: z.literal('acceptAgain'),
    ...onStory,
    due: calendarDate,
    reason: optionalWords,
  }),
] as const
