import type { AnswerValue } from '../flow/answer.ts'
import { answerProblem, keepsOrder, notSure, sameAnswer, tidyAnswer } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { appliesIn, coreSettled, left, selectDetail } from './agenda.ts'
import type { Change } from './change.ts'
import type { Command, Decision, Standing } from './command.ts'
import { decideHandOver, decideTakeBack } from './hand-over.ts'
import {
  answerOf,
  type Depth,
  handoverOf,
  type Interview,
  revisitOf,
  trailOf,
  versionOf,
} from './interview.ts'
import type { CompiledFlow } from './machine.ts'
import { isFor, position, revisited } from './position.ts'

const nothing: Decision = { changes: [] }

/** Decides what a command comes to; changes nothing itself. */
export function decide(compiled: CompiledFlow, interview: Interview, command: Command): Decision {
  switch (command.kind) {
    case 'answer':
    case 'notSure':
    case 'skip':
      return give(compiled, interview, command)
    case 'back':
      return back(compiled, interview, command)
    case 'change':
      return change(compiled, interview, command)
    case 'continue':
      return moveOn(interview, command.person)
    case 'handOver':
      return decideHandOver(compiled, interview, command)
    case 'takeBack':
      return decideTakeBack(compiled, interview, command)
    case 'chooseDetail':
      return chooseDetail(compiled, interview, command.depth)
    case 'goDeeper':
      return goDeeper(compiled, interview, command.section)
  }
}

type Press = Command & { kind: 'answer' | 'skip' | 'notSure' }

function give(compiled: CompiledFlow, interview: Interview, press: Press): Decision {
  const { question: id, person: by, at } = press
  const question = compiled.rules.byId.get(id)
  if (!question) return { problem: 'unknown-question' }
  const refusal = refuse(compiled, interview, question, by)
  if (refusal) return refusal
  const before = answerOf(interview, id, by)
  const value = pressedValue(press, question, before?.value)
  const problem = answerProblem(question, value)
  if (problem) return { problem }
  const settles = handoverOf(interview, id) !== undefined
  const same = before !== undefined && sameAnswer(before.value, value, keepsOrder(question))
  if (same && settles === (before.settles ?? false)) return repeated(compiled, interview, press)
  if (press.version !== undefined && press.version !== versionOf(interview, id, by)) {
    return { problem: 'stale', current: standing(interview, id, by) }
  }
  const answered: Change = { kind: 'answered', question: id, by, at, value }
  return { changes: [settles ? { ...answered, settles } : answered] }
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
function repeated(compiled: CompiledFlow, interview: Interview, press: Press): Decision {
  const looking = revisited(compiled, interview, press.person) === press.question
  return looking ? moveOn(interview, press.person) : nothing
}

function refuse(
  compiled: CompiledFlow,
  interview: Interview,
  question: Question,
  person: string,
): Decision | undefined {
  if (!appliesIn(compiled.read(interview.answers), question)) return { problem: 'not-applicable' }
  if (isFor(interview, question.id, person)) return undefined
  return { problem: 'not-yours', current: standing(interview, question.id, person) }
}

function standing(interview: Interview, question: string, person: string): Standing {
  const value = answerOf(interview, question, person)?.value
  const holder = handoverOf(interview, question)?.to
  return {
    version: versionOf(interview, question, person),
    ...(value !== undefined && { value }),
    ...(holder !== undefined && { holder }),
  }
}

function back(
  compiled: CompiledFlow,
  interview: Interview,
  { person, from }: Command & { kind: 'back' },
): Decision {
  const here = position(compiled, interview, person).at
  if (from !== undefined && from !== here) return nothing
  const again = revisited(compiled, interview, person)
  const reading = compiled.read(interview.answers)
  const path = trailOf(interview, person).filter((id) => {
    const question = compiled.rules.byId.get(id)
    if (!question || !appliesIn(reading, question) || !isFor(interview, id, person)) return false
    return id !== here || id === again
  })
  const index = again === undefined ? -1 : path.indexOf(again)
  const question = index < 0 ? path.at(-1) : path[index - 1]
  if (question === undefined) return { problem: 'nothing-before' }
  return { changes: [{ kind: 'revisiting', by: person, question }] }
}

function change(
  compiled: CompiledFlow,
  interview: Interview,
  { person, question: id }: Command & { kind: 'change' },
): Decision {
  const question = compiled.rules.byId.get(id)
  if (!question) return { problem: 'unknown-question' }
  const refusal = refuse(compiled, interview, question, person)
  if (refusal) return refusal
  if (position(compiled, interview, person).at === id) return nothing
  return { changes: [{ kind: 'revisiting', by: person, question: id }] }
}

function moveOn(interview: Interview, person: string): Decision {
  const looking = revisitOf(interview, person) !== undefined
  return looking ? { changes: [{ kind: 'movedOn', by: person }] } : nothing
}

function chooseDetail(compiled: CompiledFlow, interview: Interview, depth: Depth): Decision {
  const questions = coreSettled(compiled, interview) ? selectDetail(compiled, interview, depth) : []
  if (depth === interview.depth && questions.length === 0) return nothing
  return { changes: [{ kind: 'detailChosen', depth, questions }] }
}

function goDeeper(compiled: CompiledFlow, interview: Interview, section?: string): Decision {
  const questions = left(compiled, interview)
    .filter((question) => section === undefined || question.section === section)
    .map((question) => question.id)
  return questions.length > 0 ? { changes: [{ kind: 'wentDeeper', questions }] } : nothing
}
