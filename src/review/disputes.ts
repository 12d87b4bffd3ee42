import { isReal } from '../engine/interview.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { Questionnaire } from './parts.ts'
import { questionOf, type ReviewContext } from './review-context.ts'
import type { ReviewState } from './state.ts'

/** Questions to which people gave answers that differ, in the order in which they are asked. */
export function disputedQuestions(
  { compiled }: Questionnaire,
  { interview }: Pick<ReviewState, 'interview'>,
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

/** What people really answered to a question, as far as it counts. */
export const opinionsGiven = (
  { check, state }: ReviewContext,
  question: string,
): readonly GivenAnswer[] =>
  (check.compiled.read(state.interview.answers).answers.get(question) ?? []).filter(({ value }) =>
    isReal(value),
  )
