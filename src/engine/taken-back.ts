import type { Handover, Interview } from './interview.ts'
import type { InterviewChange } from './interview-change.ts'

/** Whoever was asked only leaves, and others stay asked; whoever passed a question on takes it back from all. */
export function takenBack(
  interview: Interview,
  change: InterviewChange & { kind: 'takenBack' },
): Interview {
  const { questions, by } = change
  const leaves = (one: Handover) => one.to === by && questions.includes(one.question)
  const left = [...interview.handovers, ...interview.opinions].filter(leaves)
  const declined = left
    .filter(({ from }) => from !== by)
    .map(({ question }) => ({ question, person: by }))
  const asWell = interview.opinions.filter(leaves).map(({ question }) => question)
  const whole = questions.filter((question) => !asWell.includes(question))
  return {
    ...interview,
    handovers: others(interview.handovers, whole),
    opinions: others(
      interview.opinions.filter((one) => !leaves(one)),
      whole.filter((question) => !left.some((one) => one.question === question)),
    ),
    declined: [...interview.declined, ...declined],
    answers: unsettled(interview.answers, whole),
  }
}

/** Those of these that are about other questions. */
export const others = (
  asked: readonly Handover[],
  questions: readonly string[],
): readonly Handover[] => asked.filter((handover) => !questions.includes(handover.question))

/** Once a question is passed on or taken back, no earlier answer to it is the only one that counts any more. */
export function unsettled(answers: Interview['answers'], questions: readonly string[]) {
  return answers.map((answer) => {
    if (!answer.settles || !questions.includes(answer.question)) return answer
    const { settles: _, ...plain } = answer
    return plain
  })
}

/** What somebody was asked and has not answered is nobody's again. */
export function withoutAsking(interview: Interview, person: string): Interview {
  const isLeft = ({ question, to }: Handover): boolean =>
    to === person &&
    !interview.answers.some((answer) => answer.question === question && answer.by === person)
  return {
    ...interview,
    handovers: interview.handovers.filter((one) => !isLeft(one)),
    opinions: interview.opinions.filter((one) => !isLeft(one)),
  }
}
