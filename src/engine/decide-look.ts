import type { LookChange } from '../domain/vocabulary.ts'
import { appliesIn } from './agenda.ts'
import type { CommandDecision, InterviewCommand } from './command.ts'
import type { Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'
import { isSuggested } from './suggested-answers.ts'

const nothing: CommandDecision = { changes: [] }

/** So many questions one change leads to at most, with those that follow from its answers. */
export const mostForOneChange = 8

/** Suggested answers hold; what was dealt with already stays as it is. */
export function decideConfirm(
  interview: Interview,
  { questions, person: by, at }: InterviewCommand & { kind: 'confirm' },
): CommandDecision {
  const open = [...new Set(questions)].filter((question) => isSuggested(interview, question))
  return open.length > 0 ? { changes: [{ kind: 'confirmed', questions: open, by, at }] } : nothing
}

/** Only what these changes touch is asked again, as far as it applies; a change that touches nothing asks nothing. */
export function decideAskAgain(
  compiled: CompiledFlow,
  interview: Interview,
  changes: readonly LookChange[],
): CommandDecision {
  const { flow, rules } = compiled
  const touched = new Set(changes.flatMap((change) => flow.changes?.[change] ?? []))
  const reading = compiled.read(interview.answers)
  const questions = rules.askingOrder
    .filter((question) => touched.has(question.id) && appliesIn(reading, question))
    .map(({ id }) => id)
  const most = mostForOneChange * new Set(changes).size
  return { changes: [{ kind: 'askedAgain', questions, most }] }
}
