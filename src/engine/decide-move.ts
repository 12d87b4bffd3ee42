import { whyRefused } from './access.ts'
import type { CommandDecision, InterviewCommand } from './command.ts'
import { type Interview, revisitOf, trailOf } from './interview.ts'
import type { CompiledFlow } from './machine.ts'
import { position, revisited, scopes } from './position.ts'

const nothing: CommandDecision = { changes: [] }

/** Back to what this person settled before; a second press of the same Back goes nowhere. */
export function decideBack(
  compiled: CompiledFlow,
  interview: Interview,
  { person, from }: InterviewCommand & { kind: 'back' },
): CommandDecision {
  const shown = scopes.map((scope) => position(compiled, interview, person, scope).at)
  if (from !== undefined && !shown.includes(from)) return nothing
  const here = from ?? shown[0]
  const again = revisited(compiled, interview, person)
  const path = trailOf(interview, person).filter((id) => {
    const question = compiled.rules.byId.get(id)
    if (!question || whyRefused(compiled, interview, question, person)) return false
    return id !== here || id === again
  })
  const index = again === undefined ? -1 : path.indexOf(again)
  const question = index < 0 ? path.at(-1) : path[index - 1]
  if (question === undefined) return { problem: 'nothing-before' }
  return { changes: [{ kind: 'revisiting', by: person, question }] }
}

/** Looking at one question again, to answer it anew. */
export function decideChange(
  compiled: CompiledFlow,
  interview: Interview,
  { person, question: id }: InterviewCommand & { kind: 'change' },
): CommandDecision {
  const question = compiled.rules.byId.get(id)
  if (!question) return { problem: 'unknown-question' }
  const refusal = whyRefused(compiled, interview, question, person)
  if (refusal) return refusal
  if (revisited(compiled, interview, person) === id) return nothing
  return { changes: [{ kind: 'revisiting', by: person, question: id }] }
}

/** Going on without a new answer, to the first open question. */
export function decideMoveOn(interview: Interview, person: string): CommandDecision {
  const looking = revisitOf(interview, person) !== undefined
  return looking ? { changes: [{ kind: 'movedOn', by: person }] } : nothing
}
