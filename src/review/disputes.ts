import { type Interview, isReal } from '../engine/interview.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { DifferingAnswers } from '../report/differing.ts'
import type { Questionnaire } from './parts.ts'
import { questionOf, type ReviewContext } from './review-context.ts'

/** Questions to which people gave answers that differ, in the order in which they are asked. */
export function disputedQuestions(
  { compiled }: Questionnaire,
  { interview }: { readonly interview: Pick<Interview, 'answers'> },
): readonly string[] {
  const { facts } = compiled.read(interview.answers)
  return compiled.flow.questions.flatMap(({ id, fact }) =>
    facts.get(fact)?.state === 'disputed' ? [id] : [],
  )
}

/** True where answers to a question differ and nobody has said which is right. */
export function isDisputed(context: ReviewContext, question: string): boolean {
  const asked = questionOf(context, question)
  return asked !== undefined && context.facts.get(asked.fact)?.state === 'disputed'
}

/** Who may say which answer is right: one of those who answered, or the facilitator. */
export const settlersOf = (
  context: ReviewContext,
  given: readonly Pick<GivenAnswer, 'by'>[],
): readonly string[] => [...new Set([...given.map(({ by }) => by), context.state.facilitator])]

/**
 * Questions on which people see it differently or did, as it is now, for a result that rests on these answers: also
 * what came up or was settled after that.
 */
export function differingNow(
  context: ReviewContext,
  rated: Interview['answers'],
): readonly DifferingAnswers[] {
  const { check, state } = context
  const before = disputedQuestions(check, { interview: { answers: rated } })
  const now = disputedQuestions(check, state)
  return check.compiled.flow.questions.flatMap(({ id, fact }): DifferingAnswers[] => {
    const isRatedBetween = before.includes(id)
    const given = opinionsGiven(context, id)
    const about = {
      question: id,
      given: given.map(({ by, value }) => ({ by, value })),
      isRatedBetween,
      settlers: settlersOf(context, given),
    }
    if (now.includes(id)) return [about]
    const settled = state.settled.get(id)
    const [value] = context.facts.get(fact)?.possible ?? []
    if ((!settled && !isRatedBetween) || value === undefined) return []
    return [{ ...about, ended: { value, ...settled } }]
  })
}

/** What people really answered to a question, as far as it counts. */
export const opinionsGiven = (
  { check, state }: ReviewContext,
  question: string,
): readonly GivenAnswer[] =>
  (check.compiled.read(state.interview.answers).answers.get(question) ?? []).filter(({ value }) =>
    isReal(value),
  )
