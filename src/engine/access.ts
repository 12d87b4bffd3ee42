import type { Question } from '../flow/flow.ts'
import { appliesIn } from './agenda.ts'
import type { CommandDecision, CurrentAnswer } from './command.ts'
import { answerOf, handoverOf, type Interview, versionOf } from './interview.ts'
import type { CompiledFlow } from './machine.ts'
import { isFor } from './position.ts'

/** Why this person cannot answer or look at a question; `undefined` when they can. */
export function whyRefused(
  compiled: CompiledFlow,
  interview: Interview,
  question: Question,
  person: string,
): CommandDecision | undefined {
  if (!appliesIn(compiled.read(interview.answers), question)) return { problem: 'not-applicable' }
  if (isFor(interview, question.id, person)) return undefined
  return { problem: 'not-yours', current: currentAnswer(interview, question.id, person) }
}

/** The present answer and its holder, for whoever pressed an old card. */
export function currentAnswer(
  interview: Interview,
  question: string,
  person: string,
): CurrentAnswer {
  const value = answerOf(interview, question, person)?.value
  const holder = handoverOf(interview, question)?.to
  return {
    version: versionOf(interview, question, person),
    ...(value !== undefined && { value }),
    ...(holder !== undefined && { holder }),
  }
}
