import {
  type AnswerValue,
  answerProblem,
  type GivenAnswer,
  keepsOrder,
  notSure,
  sameAnswer,
  tidyAnswer,
} from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { currentAnswer, whyRefused } from './access.ts'
import type { CommandDecision, InterviewCommand } from './command.ts'
import { decideMoveOn } from './decide-move.ts'
import { answerOf, handoverOf, type Interview, opinionsOn, versionOf } from './interview.ts'
import type { InterviewChange } from './interview-change.ts'
import type { CompiledFlow } from './machine.ts'
import { revisited } from './position.ts'
import { listsBefore, serviceNumbers } from './service-numbers.ts'
import { suggestionsFor } from './suggested-answers.ts'

type Press = InterviewCommand & { kind: 'answer' | 'skip' | 'notSure' }

/** A press on a question's card, or the same typed. */
export function decideAnswer(
  compiled: CompiledFlow,
  interview: Interview,
  press: Press,
): CommandDecision {
  const { question: id, person: by, at } = press
  const question = compiled.rules.byId.get(id)
  if (!question) return { problem: 'unknown-question' }
  const isLast = press.kind === 'answer' && press.settles === true
  const refusal = whyRefused(compiled, interview, question, by)
  if (refusal && !(isLast && isOthers(refusal))) return refusal
  const before = answerOf(interview, id, by)
  const value = pressedValue(press, question, before?.value)
  const problem = answerProblem(question, value)
  if (problem) return { problem }
  const isAlone = handoverOf(interview, id) !== undefined && opinionsOn(interview, id).length === 0
  const settles = isLast || isAlone
  const left = settles ? undefined : suggestionKept(interview, press, { question, value })
  if (left) return { changes: [left] }
  const isSame = before !== undefined && isRepeat(interview, { question, before, value, settles })
  if (isSame) return repeated(compiled, interview, press)
  if (press.version !== undefined && press.version !== versionOf(interview, id, by)) {
    return { problem: 'stale', current: currentAnswer(interview, id, by) }
  }
  return {
    changes: [
      taken(press, answered(compiled, interview, { question: id, by, at, value, settles })),
    ],
  }
}

/** With the offer that it takes up, where it does. */
const taken = (press: Press, given: InterviewChange & { kind: 'answered' }): InterviewChange =>
  press.kind === 'answer' && press.offer !== undefined ? { ...given, offer: press.offer } : given

function answered(
  compiled: CompiledFlow,
  interview: Interview,
  { settles, ...given }: GivenAnswer,
): InterviewChange & { readonly kind: 'answered' } {
  const numbers = numbersFor(compiled, interview, { ...given, settles: settles === true })
  return { kind: 'answered', ...given, ...(settles && { settles }), ...(numbers && { numbers }) }
}

/** True for what somebody has said here already; a suggested answer nobody has said yet. */
function isRepeat(
  interview: Interview,
  given: {
    readonly question: Question
    readonly before: GivenAnswer
    readonly value: AnswerValue
    readonly settles: boolean
  },
): boolean {
  const { question, before, value, settles } = given
  if (suggestionsFor(interview, question.id).length > 0) return false
  const isSame = sameAnswer(before.value, value, keepsOrder(question))
  return isSame && settles === (before.settles ?? false)
}

/** What leaves a suggested answer as it is: the same answer, or going on without one. */
function suggestionKept(
  interview: Interview,
  { kind, person: by, at }: Press,
  { question, value }: { readonly question: Question; readonly value: AnswerValue },
): InterviewChange | undefined {
  const [first, ...others] = suggestionsFor(interview, question.id)
  if (!first) return undefined
  const change = { kind: 'confirmed', questions: [question.id], by, at } as const
  if (kind === 'skip') return { ...change, unsaid: true }
  const isSame = sameAnswer(first.value, value, keepsOrder(question))
  return isSame && others.length === 0 ? change : undefined
}

/** What ends a dispute may be said of a question that is with others. */
const isOthers = (refusal: CommandDecision): boolean =>
  'problem' in refusal && refusal.problem === 'not-yours'

/** The numbers of the services that somebody names, where they are not simply 1, 2, 3. */
function numbersFor(
  { rules }: CompiledFlow,
  { answers }: Interview,
  { question, by, value, settles = false }: GivenAnswer,
): readonly number[] | undefined {
  const asked = rules.flow.questions.flatMap(({ each }) =>
    each?.list === question ? each.max : [],
  )
  if (asked.length === 0 || value === null || value === notSure) return undefined
  const given = answers.filter((answer) => answer.question === question)
  const before = { ...listsBefore(given, by, settles), most: Math.max(...asked) }
  const numbers = serviceNumbers([value].flat(), before)
  return numbers.every((number, index) => number === index + 1) ? undefined : numbers
}

/** Skipping only goes on: it never takes back what one has said. */
function pressedValue(
  press: Press,
  question: Question,
  before: AnswerValue | undefined,
): AnswerValue {
  if (press.kind === 'answer') return tidyAnswer(question, press.value)
  if (press.kind === 'notSure') return notSure
  const stands = before !== undefined && answerProblem(question, before) === undefined
  return stands ? before : null
}

/** The same answer again: a second press of one card, or a look back that left it as it was. */
function repeated(compiled: CompiledFlow, interview: Interview, press: Press): CommandDecision {
  const looking = revisited(compiled, interview, press.person) === press.question
  return looking ? decideMoveOn(interview, press.person) : { changes: [] }
}
