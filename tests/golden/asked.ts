import { accept } from '../../src/engine/accept.ts'
import { isNumbered } from '../../src/engine/agenda.ts'
import { newInterview, versionOf } from '../../src/engine/interview.ts'
import type { CompiledFlow } from '../../src/engine/machine.ts'
import { position } from '../../src/engine/position.ts'
import { type AnswerValue, type GivenAnswer, notSure } from '../../src/flow/answer.ts'
import type { Golden } from './golden.ts'

const at = '2026-11-21T09:00:00.000Z'
const person = 'owner'

/** A product's answers as far as the questionnaire knows their questions and choices. */
export interface Fitting {
  readonly answers: ReadonlyMap<string, AnswerValue>
  /** Questions, and choices as “question=choice”, that it does not have. */
  readonly leftOut: readonly string[]
}

/** What of a product's answers can be given; an answer of which no choice is known is left out whole. */
export function fittingAnswers({ rules }: CompiledFlow, given: Golden['answers']): Fitting {
  const answers = new Map<string, AnswerValue>()
  const leftOut: string[] = []
  for (const [id, value] of Object.entries(given)) {
    const question = rules.byId.get(id)
    if (!question) {
      leftOut.push(id)
      continue
    }
    if (value === null || value === notSure || question.choices.length === 0) {
      answers.set(id, value)
      continue
    }
    const isKnown = (one: string) => question.choices.some((choice) => choice.value === one)
    const values = [value].flat()
    leftOut.push(...values.filter((one) => !isKnown(one)).map((one) => `${id}=${one}`))
    const known = values.filter(isKnown)
    if (known.length > 0) answers.set(id, typeof value === 'string' ? value : known)
  }
  return { answers, leftOut }
}

/** Every answer that fits, asked or not. */
export const everyAnswer = ({ answers }: Fitting): readonly GivenAnswer[] =>
  [...answers].map(([question, value]) => ({ question, by: person, at, value }))

/** What somebody says who is asked in the usual order and skips what the file does not answer. */
export function answersWhenAsked(
  compiled: CompiledFlow,
  { answers }: Fitting,
): { readonly answers: readonly GivenAnswer[]; readonly questions: number } {
  let interview = newInterview('full')
  const asked: string[] = []
  for (;;) {
    const question = position(compiled, interview, person, 'open').at
    const found = compiled.rules.byId.get(question)
    if (!found) break
    const value = answers.get(question) ?? null
    const version = versionOf(interview, question, person)
    const outcome = accept(
      compiled,
      interview,
      value === null
        ? { kind: 'skip', question, person, at }
        : value === notSure
          ? { kind: 'notSure', question, person, at, version }
          : { kind: 'answer', question, person, at, value, version },
    )
    if (!outcome.ok) throw new Error(`${question} cannot be answered with ${JSON.stringify(value)}`)
    interview = outcome.interview
    if (isNumbered(found)) asked.push(question)
  }
  return { answers: interview.answers, questions: new Set(asked).size }
}
