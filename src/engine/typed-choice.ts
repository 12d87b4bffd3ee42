import type { Question } from '../flow/flow.ts'
import type { Token } from './tokens.ts'
import { placesIn } from './typed-place.ts'
import type { TypedReader } from './typed-reader.ts'
import { type Picked, picked, seenIn, unclear, valuesOf } from './typed-seen.ts'
import { severalTyped, together } from './typed-several.ts'
import { oneTyped } from './typed-single.ts'

/**
 * The choices that typed words mean. Only words of the choice itself, its amounts, its place or a plain
 * yes or no pick one; whatever is doubted, denied or could be two of them is asked back.
 */
export function pickTyped(
  tokens: readonly Token[],
  question: Question,
  reader: TypedReader,
): Picked {
  const found = byPlace(tokens, question, reader) ?? byAll(tokens, question, reader)
  if (found) return found
  const seen = seenIn(tokens, question, reader)
  if (!seen) return unclear()
  return question.type === 'multi' ? severalTyped(seen) : oneTyped(seen)
}

function byPlace(
  tokens: readonly Token[],
  question: Question,
  { words }: TypedReader,
): Picked | undefined {
  const { choices, unit, type } = question
  // Where amounts are asked for, a bare number is one; a time without its unit is none.
  const bareNumbers = unit === undefined || unit === 'time'
  const places = placesIn(tokens, { count: choices.length, bareNumbers, words })
  if (places === undefined) return undefined
  if (places === 'out') return unclear()
  const values = places.map((place) => choices[place]?.value ?? '')
  if (type === 'multi') return together(values, [], { question })
  return values.length > 1 ? unclear(values) : picked(...values)
}

/** "everything", "both": where several may be ticked. */
function byAll(
  tokens: readonly Token[],
  { type, choices }: Question,
  reader: TypedReader,
): Picked | undefined {
  if (type !== 'multi' || tokens.length === 0) return undefined
  const values = valuesOf(choices.filter(({ exclusive }) => !exclusive))
  const isAll = reader.phraseAt(tokens, 0, 'all') === tokens.length
  const isBoth = reader.phraseAt(tokens, 0, 'both') === tokens.length && values.length === 2
  return isAll || isBoth ? picked(...values) : undefined
}
