import { coreSettled, selectDetail } from './agenda.ts'
import type { CommandProblem, CurrentAnswer, InterviewCommand } from './command.ts'
import { decideCommand } from './decide.ts'
import { applyInterviewChange, type Interview } from './interview.ts'
import type { InterviewChange } from './interview-change.ts'
import type { CompiledFlow } from './machine.ts'

/** What became of a command. */
export type CommandOutcome =
  | {
      readonly ok: true
      readonly interview: Interview
      /** To be recorded, in this order; empty when nothing changed. */
      readonly changes: readonly InterviewChange[]
      /** The same press once more: nothing changed, nothing to say. */
      readonly repeat: boolean
    }
  | { readonly ok: false; readonly problem: CommandProblem; readonly current?: CurrentAnswer }

/** Carries out one command if it is acceptable. Nothing is ever stored here: the changes are. */
export function accept(
  compiled: CompiledFlow,
  interview: Interview,
  command: InterviewCommand,
): CommandOutcome {
  const decision = decideCommand(compiled, interview, command)
  if ('problem' in decision) return { ok: false, ...decision }
  const changed = decision.changes.reduce(applyInterviewChange, interview)
  const more = topUp(compiled, changed)
  const after = more.reduce(applyInterviewChange, changed)
  const changes = [...decision.changes, ...more]
  return {
    ok: true,
    interview: after,
    changes,
    repeat: changes.length === 0,
  }
}

/** Once the core is settled, detail is chosen; later answers may open more, while the limit has room. */
function topUp(compiled: CompiledFlow, interview: Interview): readonly InterviewChange[] {
  if (interview.depth === 'quick' || interview.again) return []
  if (!coreSettled(compiled, interview)) return []
  const questions = selectDetail(compiled, interview, interview.depth)
  return questions.length > 0 ? [{ kind: 'detailChosen', depth: interview.depth, questions }] : []
}
