import { fileURLToPath } from 'node:url'
import { type Assessed, assess } from '../../src/assess/assess.ts'
import { formatSlips } from '../../src/assess/slip.ts'
import { productCheck, readyChecks } from '../../src/checks.ts'
import { loadContent } from '../../src/content/load.ts'
import { sayFrom } from '../../src/content/say.ts'
import { type Assessment, assessmentSchema } from '../../src/report/assessment.ts'
import { assessmentText, toAssessment } from '../../src/report/json.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const loaded = await loadContent(root)
if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))

/** Our own content, with its words and its ready questionnaire. */
export const { content } = loaded
export const say = sayFrom(content.messages)
const found = readyChecks(content, say).get(productCheck)
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
  if (!assessed.ok) throw new Error(formatSlips('answers.yaml', assessed.slips))
  return assessmentText(toAssessment(assessed.summary))
}

/** What is wrong with a bad file, as it is printed. */
export function slipsOf(text: string): string {
  const assessed = assessing(text)
  return assessed.ok ? 'nothing wrong' : formatSlips('answers.yaml', assessed.slips)
}
