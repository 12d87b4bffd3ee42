import { type Assessed, assess } from '../../src/assess/assess.ts'
import { formatMistakes } from '../../src/assess/file-mistake.ts'
import { productCheck } from '../../src/questionnaires.ts'
import { type Assessment, assessmentSchema } from '../../src/report/assessment.ts'
import { assessmentText, toAssessment } from '../../src/report/json.ts'
import { checks, content, say } from '../own-content.ts'

const found = checks.get(productCheck)
if (!found) throw new Error('no product check')
export const check = found

/** What a file comes to. */
export const assessing = (text: string): Assessed => assess(text, { content, check, say })

/** The published result of a good file. */
export function resultOf(text: string): Assessment {
  return assessmentSchema.parse(JSON.parse(jsonOf(text)))
}

/** The text that `--format json` prints. */
export function jsonOf(text: string): string {
  const assessed = assessing(text)
  if (!assessed.ok) throw new Error(formatMistakes('answers.yaml', assessed.mistakes))
  return assessmentText(toAssessment(assessed.summary))
}

/** What is wrong with a bad file, as it is printed. */
export function slipsOf(text: string): string {
  const assessed = assessing(text)
  return assessed.ok ? 'nothing wrong' : formatMistakes('answers.yaml', assessed.mistakes)
}
