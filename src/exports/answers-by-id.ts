import type { AnswerValue } from '../flow/answer.ts'
import { clean } from '../report/document.ts'
import type { Summary } from '../report/summary.ts'

/** The answers that stand by the ids of their questions, for programs: one each, where people differ the latest, and none that was skipped. */
export function answersById({
  input,
}: Pick<Summary, 'input'>): Readonly<Record<string, AnswerValue>> {
  const asked = input.rules.flow.questions.flatMap(({ id }) => {
    const latest = input.answers.findLast((answer) => answer.question === id)
    return latest && latest.value !== null ? [[id, cleaned(latest.value)] as const] : []
  })
  return Object.fromEntries(asked)
}

const cleaned = (value: string | readonly string[]): AnswerValue =>
  typeof value === 'string' ? clean(value) : value.map(clean)
