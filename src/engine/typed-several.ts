import type { Token } from './tokens.ts'
import { saysNot } from './typed-left.ts'
import { type Hit, labelsHolding } from './typed-phrase.ts'
import { placesIn } from './typed-place.ts'
import { choicesSeen, type Picked, type SeenWords, unclear, valuesOf } from './typed-seen.ts'
import { bare, byLabel, restated } from './typed-yes-no.ts'

/** All the choices that an answer means. */
export function severalTyped(seen: SeenWords): Picked {
  const { hits, left, polarity } = seen
  const values = valuesOf(choicesSeen(seen))
  if (values.length === 0) return partsOrNone(seen)
  if (left.isUnsure) return unclear(values)
  if (left.denials > 0 || polarity === 'no') return unclear()
  const isEither = hits.some((hit) => hits.some((one) => one !== hit && one.at[0] === hit.at[0]))
  const { byPlace, beside } = partsBeside(seen)
  if (isEither || byPlace === 'out') return unclear(values)
  return together([...new Set([...values, ...byPlace])], beside, seen)
}

function partsOrNone(seen: SeenWords): Picked {
  const { polarity, left } = seen
  const { byPlace, beside } = partsBeside(seen)
  if (byPlace === 'out') return unclear()
  if (byPlace.length > 0) {
    return left.denials > 0 ? unclear() : together(byPlace, beside, seen)
  }
  if (polarity === 'no' && left.content.length === 0) return bare(seen, 'no')
  return (left.denials > 0 ? restated(seen) : undefined) ?? byLabel(seen) ?? unclear()
}

/** Several that may be picked together; "none of these" beside anything else is asked back. */
export function together(
  values: readonly string[],
  beside: readonly string[],
  { question, left }: Pick<SeenWords, 'question'> & { readonly left?: SeenWords['left'] },
): Picked {
  const isExclusive = question.choices.some((one) => one.exclusive && values.includes(one.value))
  const isMore = values.length > 1 || beside.length > 0 || (left?.content.length ?? 0) > 2
  return isExclusive && isMore ? unclear(values) : { kind: 'picked', values, beside }
}

/** Part by part: places among the words, and parts that are none of the choices. */
function partsBeside(seen: SeenWords): {
  readonly byPlace: readonly string[] | 'out'
  readonly beside: readonly string[]
} {
  const { question, reader } = seen
  const byPlace: string[] = []
  const beside: string[] = []
  for (const tokens of partsWithout(seen.rest, seen.hits)) {
    const words = tokens.filter((token) => !reader.isSmall(token))
    const room = { count: question.choices.length, bareNumbers: true, words: reader.words }
    const places = words.length === 0 ? [] : placesIn(words, room)
    if (places === 'out') return { byPlace: 'out', beside }
    const [held, ...others] = labelsHolding(words, question, reader)
    if (places) byPlace.push(...places.map((n) => question.choices[n]?.value ?? ''))
    else if (held && others.length === 0 && !saysNot(reader.authored(held.label), reader)) {
      byPlace.push(held.value)
    } else beside.push(rawWords(tokens, reader))
  }
  return { byPlace, beside }
}

/** A part as it was typed, without the “and” before what comes after it. */
function rawWords(tokens: readonly Token[], reader: SeenWords['reader']): string {
  const end = tokens.findLastIndex((token) => !reader.isSmall(token))
  return tokens
    .slice(0, end + 1)
    .map(({ raw }) => raw)
    .join(' ')
}

/** The parts of an answer that hold no choice's words. */
function partsWithout(tokens: readonly Token[], hits: readonly Hit[]): readonly Token[][] {
  const covered = new Set(hits.flatMap(({ at }) => at))
  const parts: { tokens: Token[]; isCovered: boolean }[] = []
  for (const [at, token] of tokens.entries()) {
    if (at === 0 || token.part) parts.push({ tokens: [], isCovered: false })
    const part = parts.at(-1)
    part?.tokens.push(token)
    if (part && covered.has(at)) part.isCovered = true
  }
  return parts.filter(({ isCovered }) => !isCovered).map((part) => part.tokens)
}
