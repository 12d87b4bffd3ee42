import * as z from 'zod'
import { id, inReview, onQuestion, whom, yes } from './action-fields.ts'

const whatMoves = { what: z.enum(['questions', 'everything']).default('everything') }

/** Who does what in a check: how far everybody is, whose answer is right, and what goes to somebody else. */
export const entrustingActions = [
  /** Two answers differ: both side by side, and why one of them is right. */
  z.object({ type: z.literal('seeOpinions'), ...onQuestion }),
  z.object({ type: z.literal('openSettle'), ...onQuestion, of: id }),
  /** Somebody else looks after the check from now on. */
  z.object({ type: z.literal('openHandCheck'), ...inReview }),
  z.object({ type: z.literal('handCheck'), ...inReview, ...whom }),
  /** The facilitator has not been there for long, and something waits for them. */
  z.object({ type: z.literal('takeOver'), ...inReview }),
  /** How far everybody is. */
  z.object({ type: z.literal('progress'), ...inReview }),
  /** What one person has goes to another: their open questions, or everything of theirs. */
  z.object({ type: z.literal('openMoveAll'), ...inReview, person: id, ...whatMoves }),
  z.object({
    type: z.literal('moveAll'),
    ...inReview,
    person: id,
    ...whatMoves,
    ...whom,
    /** They take no part any more. */
    leaves: yes.default(false),
  }),
] as const
