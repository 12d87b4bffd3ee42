import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type TypedMeaning, understand } from '../../src/engine/typed.ts'
import { type TypedWords, typedWords } from '../../src/engine/typed-words.ts'
import { flowSourceSchema, openFlow, type Question } from '../../src/flow/flow.ts'

/** One typed answer and everything that it may rightly be taken for. */
export interface TypedAnswer {
  readonly question: string
  readonly typed: string
  /** Choice values between commas, `all`, a command, `text` (kept word for word) or `which` (asked back). */
  readonly means: readonly string[]
  /** Set apart before any words were written, or written after them; never tuned on. */
  readonly kept?: boolean
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'))

const { messages } = read('content/messages/typed.yaml') as { messages: Record<string, string> }

/** The words that people type, as they are published. */
export const publishedWords: TypedWords = typedWords((key) => messages[key.slice(6)] ?? '')

/** The published questionnaire. */
export const publishedFlow = openFlow(
  flowSourceSchema.parse(read('flows/product-check.yaml')),
  (read('content/examples.json') as { products: { id: string; name: string }[] }).products,
)

/** A published question by its id. */
export function published(id: string): Question {
  const question = publishedFlow.questions.find((one) => one.id === id)
  if (!question) throw new Error(`there is no question ${id}`)
  return question
}

/** What was understood of words typed at a published question. */
export const typedAt = (id: string, text: string): TypedMeaning =>
  understand(text, {
    question: published(id),
    answered: [],
    words: publishedWords,
    questions: publishedFlow.questions,
  })

/** What was understood, in the words of the corpus. */
export function meaning(id: string, text: string): string {
  const typed = typedAt(id, text)
  if (typed.kind === 'unclear') return 'which'
  if (typed.kind !== 'answer') return typed.kind
  const question = published(id)
  if (question.choices.length === 0) return 'text'
  const values = [typed.value ?? []].flat()
  const together = question.choices.filter(({ exclusive }) => !exclusive)
  const isAll = question.type === 'multi' && values.length === together.length && values.length > 2
  return isAll ? 'all' : values.toSorted().join(',')
}

/** How an answer was taken: as it was meant, asked back (nothing is lost), or as something else. */
export function verdict({ question, typed, means }: TypedAnswer): 'right' | 'asked' | 'wrong' {
  const got = meaning(question, typed)
  const meant = means.map((one) => one.split(',').toSorted().join(','))
  if (meant.includes(got)) return 'right'
  return got === 'which' ? 'asked' : 'wrong'
}

/** The corpus of typed answers. */
export const typedAnswers = (
  read('tests/fixtures/typed-answers.json') as { items: readonly TypedAnswer[] }
).items
