import * as z from 'zod'
import { id, inReview } from './action-fields.ts'
import { limits } from './limits.ts'
import { mostSuggested, suggestionPlaceSchema } from './suggestion.ts'

/** The number of one suggestion of a check. */
const offer = z.coerce.number().int().positive()
/** One suggestion, or those of a section that were on a card: up to this number. */
const meant = {
  ...inReview,
  offer: offer.optional(),
  section: id.optional(),
  upTo: offer.optional(),
}

/** What is done about answers from elsewhere. */
export const suggestionActions = [
  /** Answers from elsewhere are offered; none counts before somebody says that it holds. */
  z.object({
    type: z.literal('suggestAnswers'),
    ...inReview,
    answers: z
      .array(
        z.object({
          question: id,
          value: z.union([
            z.string().max(limits.typed),
            z.array(z.string().max(limits.typed)).max(limits.picks),
          ]),
          source: suggestionPlaceSchema,
        }),
      )
      .max(mostSuggested)
      .default([]),
  }),
  /** What other checks of theirs have in common is suggested. */
  z.object({ type: z.literal('suggestKnown'), ...inReview }),
  /** They hold. */
  z.object({ type: z.literal('confirmSuggested'), ...meant }),
  /** They do not hold. */
  z.object({ type: z.literal('refuseSuggested'), ...meant }),
  /** Somebody would rather be asked each of them. */
  z.object({ type: z.literal('askSuggested'), ...meant }),
] as const
