import type { Judgement } from '../../src/analysis/judge.ts'
import { ratingOf } from '../../src/analysis/rating.ts'
import { type Manner, randomManner } from '../../src/content/conditions-in.ts'
import type { Content } from '../../src/content/content.ts'
import { sayFrom } from '../../src/content/say.ts'
import { type Band, bands } from '../../src/domain/vocabulary.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { readFacts } from '../../src/flow/fact.ts'
import { readyChecks } from '../../src/questionnaires.ts'
import { content } from '../own-content.ts'

/** Our own content, loaded once. */
export const ownContent = async (): Promise<Content> => content

/** The product check, compiled and with its analyser. */
export function productCheckOf(content: Content) {
  const check = readyChecks(content, sayFrom(content.messages)).get('product-check')
  if (!check) throw new Error('There is no product check')
  return check
}

type Check = ReturnType<typeof productCheckOf>

/** Answers to every question that applies, asked or not: a product that is wholly known. */
export function wholeProduct({ compiled: { rules } }: Check, manner: Manner): GivenAnswer[] {
  const answers: GivenAnswer[] = []
  for (const question of rules.askingOrder) {
    const facts = readFacts(rules, answers)
    if (!rules.applies(question, facts)) continue
    answers.push({
      question: question.id,
      by: 'me',
      at: '2026-01-01T00:00:00.000Z',
      value: manner(question),
    })
  }
  return answers
}

/** A wholly known product, drawn at random. */
export const randomProduct = (check: Check, seed: number): GivenAnswer[] =>
  wholeProduct(check, randomManner(seed, 0, 0))

/** Each shown story's status, and its band at both ends from 0 to 3. */
export const standings = ({ shown }: Judgement) =>
  new Map(
    shown.map(({ compiled, status, letters }) => {
      const { low, high } = ratingOf(letters).band
      return [compiled.threat.id, { status, low: rank(low), high: rank(high) }]
    }),
  )

const rank = (band: Band): number => bands.indexOf(band)
