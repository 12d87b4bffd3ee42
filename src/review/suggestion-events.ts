import * as z from 'zod'
import { suggestionPlaces } from '../domain/suggestion.ts'
import { answerValue, base, id } from './event-fields.ts'

/** Who brought a suggestion, and when. */
const brought = { broughtBy: id, broughtAt: z.string() }

/** Where a suggested answer comes from. */
export const suggestionSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('product'), ...suggestionPlaces.product, ...brought }),
  z.strictObject({ kind: z.literal('file'), ...suggestionPlaces.file, ...brought }),
  z.strictObject({ kind: z.literal('assistant'), ...suggestionPlaces.assistant, ...brought }),
])

/** Offers, by their numbers among all of a check. */
const offers = z.array(z.number().int().positive())

/** The events of answers from elsewhere: they are offered, do not hold, or are asked one by one. One that holds is an answer. */
export const suggestionEvents = [
  z.strictObject({
    type: z.literal('answersSuggested'),
    ...base,
    answers: z.array(
      z.strictObject({ question: id, value: answerValue, source: suggestionSourceSchema }),
    ),
  }),
  z.strictObject({ type: z.literal('suggestionsRefused'), ...base, offers }),
  z.strictObject({ type: z.literal('suggestionsLeft'), ...base, offers }),
] as const

const types: ReadonlySet<string> = new Set(suggestionEvents.map(({ shape }) => shape.type.value))

/** True for what changes which answers are offered to be taken over. */
export const isAboutSuggested = ({ type }: { readonly type: string }): boolean => types.has(type)
