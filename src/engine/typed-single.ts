import { polarityOf } from './typed-lead.ts'
import {
  choicesSeen,
  isSafer,
  type Picked,
  picked,
  type SeenWords,
  safestOf,
  unclear,
  valuesOf,
} from './typed-seen.ts'
import { withoutWords } from './typed-yes-no.ts'

/** The one choice that an answer means. */
export function oneTyped(seen: SeenWords): Picked {
  const { amount, left } = seen
  const values = valuesOf(choicesSeen(seen))
  if (amount && amount.value === undefined) return unclear([...values, ...amount.near])
  const all = [...new Set([...values, ...(amount?.value ? [amount.value] : [])])]
  const [value] = all
  if (value === undefined) return withoutWords(seen)
  if (all.length > 1) return unclear(all)
  if (isSure(value, seen)) return picked(value)
  return unclear(left.denials > 0 ? [] : [value])
}

/** Nothing that is denied or doubted is taken for sure, least of all when it would look safer. */
function isSure(value: string, seen: SeenWords): boolean {
  const { left, polarity, amount, question, reader } = seen
  const choice = question.choices.find((one) => one.value === value)
  const own = choice && polarityOf(choice, reader)
  if (own !== undefined && polarity !== undefined && own !== polarity) return false
  if (left.denials > 0 || left.isEither) return false
  // "me and my mother" is not "me".
  if (question.type === 'band' && !amount && left.content.length > 0) return false
  return !isSafer(question, value) || isSureOfSafer(value, seen)
}

function isSureOfSafer(value: string, { left, hits, amount, question }: SeenWords): boolean {
  if (left.isUnsure || left.isTurned) return false
  if (left.isSoft && !amount && value === safestOf(question)?.value) return false
  if (left.content.some(({ text }) => /\d/.test(text))) return false
  const covered = hits.reduce((sum, { at }) => sum + at.length, 0)
  return left.content.length <= Math.max(2, 2 * covered)
}
