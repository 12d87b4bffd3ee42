import * as z from 'zod'
import { calendarDate, id } from './action-fields.ts'
import { limits } from './limits.ts'

/** The kinds of file that answers are read from. */
export const suggestionFormats = [
  'answers',
  'result',
  'table',
  'threatDragon',
  'openThreatModel',
] as const
export type SuggestionFormat = (typeof suggestionFormats)[number]

/** No file that suggests answers comes near this. */
export const mostFileBytes = 20_000_000

/** So many answers one file or one product suggests at most. */
export const mostSuggested = 500

/** A name out of a file. */
const place = z.string().max(limits.name)

/** Where a suggested answer was found. */
export const suggestionPlaces = {
  /** The check of another product of the same workspace, as it was on a calendar date. */
  product: { review: id, product: place, on: calendarDate },
  /** A file, with the line of a text or the row of a table, from 1, or the element of a model as it is called there. */
  file: {
    format: z.enum(suggestionFormats),
    file: place,
    line: z.number().int().positive().optional(),
    element: place.optional(),
  },
  /** What somebody's own assistant has read, as it says where. */
  assistant: { said: z.string().max(limits.reason) },
} as const

export const suggestionPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('product'), ...suggestionPlaces.product }),
  z.strictObject({ kind: z.literal('file'), ...suggestionPlaces.file }),
  z.strictObject({ kind: z.literal('assistant'), ...suggestionPlaces.assistant }),
])
export type SuggestionPlace = z.infer<typeof suggestionPlaceSchema>
