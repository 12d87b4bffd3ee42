import { type GivenAnswer, isCarried, type SuggestedAnswer } from '../flow/answer.ts'
import type { Interview } from './interview.ts'
import type { InterviewChange } from './interview-change.ts'

/** What counts from the start stands among the answers, with where it comes from. */
export function suggested(
  interview: Interview,
  { answers, chosen, deeper }: InterviewChange & { kind: 'suggested' },
): Interview {
  const counting = answers.map(({ counts: _, ...answer }): GivenAnswer => answer)
  return {
    ...interview,
    answers: [...interview.answers, ...counting],
    carried: [...interview.carried, ...counting],
    suggested: [...interview.suggested, ...answers],
    chosen: [...new Set([...interview.chosen, ...chosen])],
    deeper: [...new Set([...interview.deeper, ...deeper])],
  }
}

/** Answers of the last look hold. */
export function confirmed(
  interview: Interview,
  { questions, by, at, unsaid }: InterviewChange & { kind: 'confirmed' },
): Interview {
  const isOpen = (answer: GivenAnswer) =>
    questions.includes(answer.question) &&
    isCarried(answer) &&
    isSuggested(interview, answer.question)
  return {
    ...dealtWith(interview, questions),
    answers: interview.answers.map((answer) =>
      isOpen(answer) && !unsaid ? { ...answer, confirmed: { by, at } } : answer,
    ),
    revisit: withoutLook(interview.revisit, by, questions),
  }
}

/** Whoever looked at one of these again is through with it. */
function withoutLook(
  revisit: Interview['revisit'],
  by: string,
  questions: readonly string[],
): Interview['revisit'] {
  return Object.fromEntries(
    Object.entries(revisit).filter(
      ([person, question]) => person !== by || !questions.includes(question),
    ),
  )
}

/** Nobody has to be asked any more whether these still hold. */
export function dealtWith(interview: Interview, questions: readonly string[]): Interview {
  const { again, suggested: open } = interview
  const isLeft = (question: string) => !questions.includes(question)
  return {
    ...interview,
    suggested: open.filter(({ question, counts }) => !counts || isLeft(question)),
    ...(again && { again: { ...again, open: again.open.filter(isLeft) } }),
  }
}

/** True while nobody has said whether the answer of the last look holds. */
export const isSuggested = (interview: Interview, question: string): boolean =>
  interview.suggested.some((one) => one.question === question && one.counts)

/** The answer of the last look that a question has at present, where nobody has dealt with it yet; several differ. */
export const suggestionsFor = (
  interview: Interview,
  question: string,
): readonly SuggestedAnswer[] =>
  interview.suggested.filter((one) => one.question === question && one.counts)
