import * as z from 'zod'
import { limits } from '../domain/limits.ts'
import { type AnswerValue, answerProblem } from '../flow/answer.ts'
import type { FileReading } from '../review/suggestion-file.ts'
import { Found, type ReadingParts } from './found.ts'

const answerSchema = z.union([
  z.string().max(limits.typed),
  z.array(z.string().max(limits.typed)).max(limits.picks),
  z.null(),
])

/** As much of a result of ours as holds its answers. */
export const resultSchema = z.looseObject({
  schemaVersion: z.number(),
  answers: z.array(z.looseObject({ question: z.string(), answer: answerSchema })),
})

const byId = z.record(z.string(), answerSchema)

/** Where models that this program writes for other tools hold its answers. */
const ownModelSchema = z.union([
  z
    .looseObject({ summary: z.looseObject({ answers: byId }) })
    .transform(({ summary }) => summary.answers),
  z
    .looseObject({ project: z.looseObject({ attributes: z.looseObject({ answers: byId }) }) })
    .transform(({ project }) => project.attributes.answers),
])

/** The answers of a model for another tool that this program has written; `undefined` for one that somebody drew. */
export function readOwnModel(model: unknown, parts: ReadingParts): FileReading | undefined {
  const read = ownModelSchema.safeParse(model)
  const answers = Object.entries(read.data ?? {})
  if (answers.length === 0) return undefined
  return answersRead(
    answers.map(([question, answer]) => ({ question, answer })),
    parts,
  )
}

/** Reads the answers of a result that this program has written, by their ids. */
export function readResult(json: unknown, parts: ReadingParts): FileReading {
  const read = resultSchema.safeParse(json)
  if (!read.success) return { ok: false, why: parts.say('suggest.file.noAnswers') }
  return answersRead(read.data.answers, parts)
}

interface IdAnswer {
  readonly question: string
  readonly answer: AnswerValue
}

function answersRead(answers: readonly IdAnswer[], parts: ReadingParts): FileReading {
  const { rules, say } = parts
  const found = new Found(parts)
  for (const { question: id, answer } of answers) {
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
