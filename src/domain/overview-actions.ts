import * as z from 'zod'
import { id, inReview, onStory, page, whom, yes } from './action-fields.ts'

/** What can be done around the overview of all products. */
export const overviewActions = [
  /** Every product that somebody may see. */
  z.object({ type: z.literal('overview'), page }),
  /** Whether they hear once a week what is new in all products. */
  z.object({ type: z.literal('weeklyLine'), on: yes }),
  /** Somebody who takes no part may see a check among all products, or may not any more. */
  z.object({ type: z.literal('openShare'), ...inReview }),
  z.object({ type: z.literal('share'), ...inReview, ...whom }),
  z.object({ type: z.literal('unshare'), ...inReview, person: id }),
  /** A safety step that was decided here becomes a rule for all products, or is none any more. */
  z.object({ type: z.literal('makeRule'), ...onStory, safeguard: id }),
  z.object({ type: z.literal('dropRule'), ...onStory, safeguard: id }),
] as const
