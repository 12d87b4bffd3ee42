import { currentAnswer } from './access.ts'
import type { CommandDecision, InterviewCommand } from './command.ts'
import { handoverOf, type Interview, isAskedToo, opinionsOn, predecessorsOf } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

/** Passing questions on: only by whom they are with, or anybody while they are nobody's. */
export function decideHandOver(
  compiled: CompiledFlow,
  interview: Interview,
  { questions, from, to, at, second }: InterviewCommand & { kind: 'handOver' },
): CommandDecision {
  const unknown = questions.some((question) => !compiled.rules.byId.has(question))
  if (unknown) return { problem: 'unknown-question' }
  if (second) return decideSecond(interview, { questions, from, to, at })
  const due = [...new Set(questions)].filter((question) => {
    const present = handoverOf(interview, question)
    return present?.from !== from || present.to !== to
  })
  const foreign = due.find((question) => {
    const holder = handoverOf(interview, question)?.to
    return holder !== undefined && holder !== from
  })
  if (foreign !== undefined) return notTheirs(interview, foreign, from)
  return { changes: due.length > 0 ? [{ kind: 'handedOver', questions: due, from, to, at }] : [] }
}

/** Asking one more person: nothing is taken from whoever has the question or has answered it. */
function decideSecond(
  interview: Interview,
  asked: Omit<InterviewCommand & { kind: 'handOver' }, 'kind' | 'second'>,
): CommandDecision {
  const questions = [...new Set(asked.questions)].filter(
    (question) =>
      handoverOf(interview, question)?.to !== asked.to &&
      !isAskedToo(interview, question, asked.to),
  )
  if (questions.length === 0) return { changes: [] }
  return { changes: [{ kind: 'handedOver', ...asked, questions, second: true }] }
}

const notTheirs = (interview: Interview, question: string, person: string): CommandDecision => ({
  problem: 'not-yours',
  current: currentAnswer(interview, question, person),
})

/** Ending a handover: by whoever passed the questions on, or by the receiver ("not me"). */
export function decideTakeBack(
  compiled: CompiledFlow,
  interview: Interview,
  { questions, person }: InterviewCommand & { kind: 'takeBack' },
): CommandDecision {
  const unknown = questions.some((question) => !compiled.rules.byId.has(question))
  if (unknown) return { problem: 'unknown-question' }
  const asked = (question: string) => [
    ...interview.handovers.filter((one) => one.question === question),
    ...opinionsOn(interview, question),
  ]
  const due = [...new Set(questions)].filter((question) => asked(question).length > 0)
  const askers = new Set([person, ...predecessorsOf(interview, person)])
  const foreign = due.find(
    (question) => !asked(question).some(({ from, to }) => askers.has(from) || to === person),
  )
  if (foreign !== undefined) return notTheirs(interview, foreign, person)
  return { changes: due.length > 0 ? [{ kind: 'takenBack', questions: due, by: person }] : [] }
}
