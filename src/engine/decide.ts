import { coreSettled, left, selectDetail } from './agenda.ts'
import type { CommandDecision, InterviewCommand } from './command.ts'
import { decideAnswer } from './decide-answer.ts'
import { decideHandOver, decideTakeBack } from './decide-handover.ts'
import { decideAskAgain, decideConfirm } from './decide-look.ts'
import { decideBack, decideChange, decideMoveOn } from './decide-move.ts'
import type { Depth, Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

const nothing: CommandDecision = { changes: [] }

/** Decides which changes a command makes; changes nothing itself. */
export function decideCommand(
  compiled: CompiledFlow,
  interview: Interview,
  command: InterviewCommand,
): CommandDecision {
  switch (command.kind) {
    case 'answer':
    case 'notSure':
    case 'skip':
      return decideAnswer(compiled, interview, command)
    case 'back':
      return decideBack(compiled, interview, command)
    case 'change':
      return decideChange(compiled, interview, command)
    case 'continue':
      return decideMoveOn(interview, command.person)
    case 'handOver':
      return decideHandOver(compiled, interview, command)
    case 'takeBack':
      return decideTakeBack(compiled, interview, command)
    case 'chooseDetail':
      return chooseDetail(compiled, interview, command.depth)
    case 'goDeeper':
      return goDeeper(compiled, interview, command.section)
    case 'confirm':
      return decideConfirm(interview, command)
    case 'askAgain':
      return decideAskAgain(compiled, interview, command.changes)
  }
}

function chooseDetail(compiled: CompiledFlow, interview: Interview, depth: Depth): CommandDecision {
  const questions = coreSettled(compiled, interview) ? selectDetail(compiled, interview, depth) : []
  if (depth === interview.depth && questions.length === 0) return nothing
  return { changes: [{ kind: 'detailChosen', depth, questions }] }
}

function goDeeper(compiled: CompiledFlow, interview: Interview, section?: string): CommandDecision {
  const questions = left(compiled, interview)
    .filter((question) => section === undefined || question.section === section)
    .map((question) => question.id)
  return questions.length > 0 ? { changes: [{ kind: 'wentDeeper', questions }] } : nothing
}
