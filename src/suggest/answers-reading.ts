import { readEachAnswer } from '../assess/answers-file.ts'
import { readSource } from '../assess/source.ts'
import type { FileReading } from '../review/suggestion-file.ts'
import { Found, type ReadingParts } from './found.ts'

/** Reads an answers file; what is wrong with one answer leaves the others as they are. */
export function readAnswersFile(text: string, parts: ReadingParts): FileReading {
  const { rules, say } = parts
  const source = readSource(text, say)
  if ('mistakes' in source) {
    const [first] = source.mistakes
    const { line = 1, message = '' } = first ?? {}
    return { ok: false, why: say('suggest.file.broken', { line, why: message }) }
  }
  const found = new Found(parts)
  const { answers, mistakes } = readEachAnswer(source.value, rules, say)
  for (const { question, value, line } of answers) found.answer(question, value, { line })
  for (const { line, message } of mistakes)
    found.left(say('suggest.left.line', { line, why: message }))
  return found.reading()
}
