import { coreSettled, selectDetail } from './agenda.ts'
import type { Change } from './change.ts'
import type { Command, Problem, Standing } from './command.ts'
import { decide } from './decide.ts'
import { applyChange, type Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

/** What became of a command. */
export type Outcome =
  | {
      readonly ok: true
      readonly interview: Interview
      /** To be recorded, in this order; empty when nothing changed. */
      readonly changes: readonly Change[]
      /** The same press once more: nothing changed, nothing to say. */
      readonly repeat: boolean
    }
  | { readonly ok: false; readonly problem: Problem; readonly current?: Standing }

/** Carries out one command if it is acceptable. Nothing is ever stored here: the changes are. */
export function accept(compiled: CompiledFlow, interview: Interview, command: Command): Outcome {
  const decision = decide(compiled, interview, command)
  if ('problem' in decision) return { ok: false, ...decision }
  const changed = decision.changes.reduce(applyChange, interview)
  const more = topUp(compiled, changed)
  const after = more.reduce(applyChange, changed)
  const changes = [...decision.changes, ...more]
  return {
    ok: true,
    interview: after,
    changes,
    repeat: changes.length === 0,
  }
}

/** Once the core is settled, detail is chosen; later answers may open more, while the limit has room. */
function topUp(compiled: CompiledFlow, interview: Interview): readonly Change[] {
  if (interview.depth === 'quick' || !coreSettled(compiled, interview)) return []
  const questions = selectDetail(compiled, interview, interview.depth)
  return questions.length > 0 ? [{ kind: 'detailChosen', depth: interview.depth, questions }] : []
}
