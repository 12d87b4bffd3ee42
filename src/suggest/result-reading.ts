import * as z from 'zod'
import { limits } from '../domain/limits.ts'
import { answerProblem } from '../flow/answer.ts'
import type { FileReading } from '../review/suggestion-file.ts'
import { Found, type ReadingParts } from './found.ts'

/** As much of a result of ours as holds its answers. */
export const resultSchema = z.looseObject({
  schemaVersion: z.number(),
  answers: z.array(
    z.looseObject({
      question: z.string(),
      answer: z.union([
        z.string().max(limits.typed),
        z.array(z.string().max(limits.typed)).max(limits.picks),
        z.null(),
      ]),
    }),
  ),
})

/** Reads the answers of a result that this program has written, by their ids. */
export function readResult(json: unknown, parts: ReadingParts): FileReading {
  const { rules, say } = parts
  const read = resultSchema.safeParse(json)
  if (!read.success) return { ok: false, why: say('suggest.file.noAnswers') }
  const found = new Found(parts)
  for (const { question: id, answer } of read.data.answers) {
    const question = rules.byId.get(id)
    if (!question) found.left(say('suggest.left.question', { words: id }))
    else if (answerProblem(question, answer)) {
      found.left(
        say('suggest.left.answer', { question: question.short, words: [answer].flat().join(', ') }),
      )
    } else found.answer(id, answer, {})
  }
  return found.reading()
}
