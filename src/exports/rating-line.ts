import type { Finding } from '../analysis/finding.ts'
import { type Band, bandSchema } from '../domain/vocabulary.ts'

/** How a story is rated, in fixed words that a program finds again: `rating ransom fineForNow actFirst`. */
export const ratingLine = ({ id, rating }: Pick<Finding, 'id' | 'rating'>): string =>
  `rating ${id} ${rating.band.low} ${rating.band.high}`

const bands = bandSchema.options.join('|')
const pattern = new RegExp(String.raw`\brating ([a-z][a-z0-9.-]*) (${bands}) (${bands})\b`, 'g')

/** Every rating line of a text, by story. */
export const readRatingLines = (
  text: string,
): ReadonlyMap<string, { readonly low: Band; readonly high: Band }> =>
  new Map(
    [...text.matchAll(pattern)].map(([, id = '', low, high]) => [
      id,
      { low: bandSchema.parse(low), high: bandSchema.parse(high) },
    ]),
  )
