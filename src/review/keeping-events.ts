import * as z from 'zod'
import { base } from './event-fields.ts'

/** The events of how long a check is kept: whoever runs the program lets nobody delete it, or lets it go again. */
export const keepingEvents = [
  z.strictObject({ type: z.literal('held'), ...base }),
  z.strictObject({ type: z.literal('released'), ...base }),
] as const
