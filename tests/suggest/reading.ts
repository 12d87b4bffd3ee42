import { productCheck } from '../../src/questionnaires.ts'
import type { FileReading } from '../../src/review/suggestion-file.ts'
import { createSuggestionReader } from '../../src/suggest/read-suggestions.ts'
import { checks, content, say } from '../own-content.ts'

const ready = checks.get(productCheck)
if (!ready) throw new Error('there is no product check')

/** The questionnaire of these tests. */
export const check = ready
export const { rules } = check.compiled

const readSuggestions = createSuggestionReader(content.suggestRules)

/** What a file of these words suggests. */
export const reading = (text: string | Uint8Array, name = 'file'): FileReading =>
  readSuggestions(
    { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    { rules, say },
  )

/** Its answers by question, the first of each; fails where it cannot be read. */
export function answersIn(text: string | Uint8Array, name?: string): Record<string, unknown> {
  const read = reading(text, name)
  if (!read.ok) throw new Error(read.why)
  return Object.fromEntries(
    read.answers.map(({ question, value }) => [question, value]).toReversed(),
  )
}

/** What was left out of it. */
export const leftOf = (text: string | Uint8Array): readonly string[] => {
  const read = reading(text)
  return read.ok ? read.left : []
}

/** Why it cannot be read. */
export const whyNot = (text: string | Uint8Array): string | undefined => {
  const read = reading(text)
  return read.ok ? undefined : read.why
}
