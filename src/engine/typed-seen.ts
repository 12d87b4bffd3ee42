import type { Choice, Question } from '../flow/flow.ts'
import { bestToWorst } from '../flow/graded.ts'
import type { Token } from './tokens.ts'
import { type Amount, amountsIn, bandsOf, bandsTouched } from './typed-amount.ts'
import { type Lead, leadOf } from './typed-lead.ts'
import { type Left, leftOf } from './typed-left.ts'
import { type Hit, hitsIn } from './typed-phrase.ts'
import type { TypedReader } from './typed-reader.ts'

/** The choices that were surely meant, or those that may have been meant. */
export type Picked =
  | {
      readonly kind: 'picked'
      readonly values: readonly string[]
      /** What was said beside them and is none of the choices. */
      readonly beside: readonly string[]
    }
  | { readonly kind: 'unclear'; readonly near: readonly string[] }

/** The amounts of an answer: the band that holds them all, or those that may be meant. */
export interface BandAmount {
  readonly value?: string
  readonly near: readonly string[]
  /** Places of the tokens that say it. */
  readonly at: readonly number[]
}

/** Everything that was seen in an answer to a question with choices. */
export interface SeenWords extends Lead {
  readonly question: Question
  readonly reader: TypedReader
  readonly hits: readonly Hit[]
  readonly left: Left
  readonly amount?: BandAmount
}

/** Looks through an answer once; `undefined` where its numbers are about something else than is asked. */
export function seenIn(
  tokens: readonly Token[],
  question: Question,
  reader: TypedReader,
): SeenWords | undefined {
  const lead = leadOf(tokens, question, reader)
  const amount = amountOf(lead.rest, question, reader)
  if (amount === 'foreign') return undefined
  // "48 hours" says no more than its amount.
  const hits = hitsIn(lead.rest, question, reader).filter(
    ({ at }) => !amount || at.some((one) => !amount.at.includes(one)),
  )
  const covered = new Set([...hits.flatMap(({ at }) => at), ...(amount?.at ?? [])])
  const left = leftOf(lead.rest, covered, reader)
  return { ...lead, question, reader, hits, left, ...(amount && { amount }) }
}

function amountOf(
  rest: readonly Token[],
  question: Question,
  reader: TypedReader,
): BandAmount | 'foreign' | undefined {
  const { unit } = question
  if (unit === undefined) return undefined
  const { found, isForeign } = amountsIn(rest, unit, reader.words)
  if (isForeign && (unit !== 'time' || found.length > 0)) return 'foreign'
  if (found.length === 0) return undefined
  const bands = found.map((amount) => bandFor(amount, question, reader))
  const at = found.flatMap((amount) => amount.at)
  const near = [...new Set(found.flatMap((amount) => bandsTouched(question, amount)))]
  const [value] = bands
  const isOne = value !== undefined && bands.every((band) => band === value)
  return { near, at, ...(isOne && { value }) }
}

/** The one band that holds it; where two do, the one that is named after its unit. */
function bandFor(amount: Amount, question: Question, reader: TypedReader): string | undefined {
  const bands = bandsOf(question, amount)
  if (bands.length < 2) return bands[0]
  const named = question.choices.filter(
    ({ value, label }) =>
      bands.includes(value) && reader.authored(label).some(({ stem }) => stem === amount.unit),
  )
  return named.length === 1 ? named[0]?.value : undefined
}

/** These and nothing else. */
export const picked = (...values: readonly string[]): Picked => ({
  kind: 'picked',
  values,
  beside: [],
})

/** Nothing for sure; perhaps one of these. */
export const unclear = (near: readonly string[] = []): Picked => ({
  kind: 'unclear',
  near: [...new Set(near)],
})

/** The values of choices. */
export const valuesOf = (choices: readonly Choice[]): string[] => choices.map(({ value }) => value)

/** The choices whose words were seen, each once. */
export const choicesSeen = ({ hits }: SeenWords): Choice[] => [
  ...new Set(hits.map(({ choice }) => choice)),
]

/** True for a choice that makes things look better than another would. */
export function isSafer(question: Question, value: string): boolean {
  const place = bestToWorst(question)?.findIndex((one) => one.value === value) ?? -1
  return place >= 0 && place < question.choices.length - 1
}

/** The choice that makes things look best, where their order says so. */
export const safestOf = (question: Question): Choice | undefined =>
  (bestToWorst(question) ?? question.choices)[0]
