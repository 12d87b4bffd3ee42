import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { type Analyser, createAnalyser } from '../../src/analysis/analyser.ts'
import type { Catalogue } from '../../src/analysis/threat.ts'
import { type AnswerValue, type GivenAnswer, notSure } from '../../src/flow/answer.ts'
import { type FlowRules, flowRules } from '../../src/flow/fact.ts'
import type { Question } from '../../src/flow/flow.ts'
import { content } from '../own-content.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The product's own questionnaire and catalogue. */
export interface RealContent {
  readonly rules: FlowRules
  readonly catalogue: Catalogue
  readonly analyser: Analyser
}

export async function realContent(): Promise<RealContent> {
  const flow = content.flows.get('product-check')
  if (!flow) throw new Error('There is no flow "product-check"')
  const rules = flowRules(flow)
  const { catalogue } = content
  const words = {
    list: (names: readonly string[]) => names.join(' and '),
    unnamedService: 'a connected service',
    people: (kind: string) => kind,
    team: 'team',
    thing: () => 'information',
    action: (typed: string) => typed,
    unsure: (about: string) => about,
  }
  return { rules, catalogue, analyser: createAnalyser({ rules, catalogue, words }) }
}

/** Answers as one person would give them. */
export const saidBy = (
  by: string,
  answers: Readonly<Record<string, AnswerValue>>,
): readonly GivenAnswer[] =>
  Object.entries(answers).map(([question, value]) => ({
    question,
    by,
    at: '2025-11-21T09:00:00Z',
    value,
  }))

/** Any sure answer to a closed question. */
export function sureAnswer(question: Question): fc.Arbitrary<AnswerValue> {
  const values = question.choices.map((choice) => choice.value)
  if (question.type !== 'multi') return fc.constantFrom(...values)
  const together = question.choices.filter((choice) => !choice.exclusive)
  if (together.length === 0) return fc.constantFrom(...values.map((value) => [value]))
  return fc.oneof(
    fc.subarray(
      together.map((choice) => choice.value),
      { minLength: 1, maxLength: question.max ?? together.length },
    ),
    fc.constantFrom(...values.map((value) => [value])),
  )
}

/** Any answer at all: sure, not sure, skipped, or never asked (`undefined`). */
export const anyAnswer = (question: Question): fc.Arbitrary<AnswerValue | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: sureAnswer(question) },
    { weight: 3, arbitrary: fc.constant(notSure) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  )
