import type { MessageKey } from '../domain/message-key.ts'
import type { AnswerValue } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { numberAmong, oneAmong, plain } from './match.ts'

/** What somebody meant by what they typed. */
export type Typed =
  | { readonly kind: 'answer'; readonly value: AnswerValue }
  | {
      readonly kind: 'notSure' | 'skip' | 'back' | 'why' | 'stop' | 'continue' | 'help' | 'unclear'
    }
  /** Without a question: they want to pick which answer to change. */
  | { readonly kind: 'change'; readonly question?: string }

const commands = ['notSure', 'skip', 'back', 'why', 'change', 'stop', 'continue', 'help'] as const

/** The words for each command and the little words inside answers, in one language. */
export type TypedWords = Readonly<
  Record<(typeof commands)[number] | 'and' | 'not', readonly string[]>
>

/** An answer that can be changed, with the number it was shown with. */
export interface Numbered {
  readonly n: number
  readonly question: string
  readonly short: string
}

/** Where the words were typed. */
export interface TypedAt {
  /** The question that is shown; absent when none is. */
  readonly question?: Question
  readonly answered: readonly Numbered[]
  readonly words: TypedWords
}

/** Reads the lists of words from the messages, where they stand between commas. */
export function typedWords(
  say: (key: Extract<MessageKey, `typed.${string}`>) => string,
): TypedWords {
  const list = (text: string) => text.split(',').map(plain)
  return {
    notSure: list(say('typed.notSure')),
    skip: list(say('typed.skip')),
    back: list(say('typed.back')),
    why: list(say('typed.why')),
    change: list(say('typed.change')),
    stop: list(say('typed.stop')),
    continue: list(say('typed.continue')),
    help: list(say('typed.help')),
    and: list(say('typed.and')),
    not: list(say('typed.not')),
  }
}

/** Understands what somebody typed. When in doubt it is unclear: a wrong guess would be a wrong answer. */
export function understand(text: string, at: TypedAt): Typed {
  const said = plain(text)
  const exact = at.question?.choices.find((choice) => plain(choice.label) === said)
  if (exact) return answer(at.question, [exact.value])
  const command = commands.find((kind) => at.words[kind].includes(said))
  if (command) return { kind: command }
  return changeOf(said, at) ?? answerTyped(text, at) ?? { kind: 'unclear' }
}

/** "change 3", "change safe copies". */
function changeOf(said: string, { words, answered, question }: TypedAt): Typed | undefined {
  const verb = words.change.find((word) => said.startsWith(`${word} `))
  if (verb === undefined) return undefined
  const rest = said.slice(verb.length + 1)
  const labels = answered.map(({ short }) => short)
  const named = answered.find(({ n, short }) => String(n) === rest || plain(short) === rest)
  // Where free text is asked for, "change of address" is an answer.
  const guessed = isText(question) ? undefined : answered[oneAmong(rest, labels, words.not)]
  const found = named ?? guessed
  return found && { kind: 'change', question: found.question }
}

function answerTyped(text: string, { question, words }: TypedAt): Typed | undefined {
  if (!question || text.trim() === '') return undefined
  if (question.type === 'text') return { kind: 'answer', value: text.trim() }
  if (isText(question)) return { kind: 'answer', value: entries(text, words) }
  const picked = picks(text, question, words)
  return picked && answer(question, picked)
}

/** The choices meant: the whole text as one of them, or for several each part by itself. */
function picks(text: string, question: Question, words: TypedWords): string[] | undefined {
  const whole = pick(text, question, words)
  if (whole !== undefined) return [whole]
  if (question.type !== 'multi') return undefined
  const numbers = /^[\d\s]+$/.test(text) ? text.trim().split(/\s+/) : undefined
  const parts = (numbers ?? split(text, words.and)).map((part) => pick(part, question, words))
  const sure = parts.filter((part) => part !== undefined)
  return sure.length === parts.length && sure.length > 0 ? [...new Set(sure)] : undefined
}

function pick(text: string, { choices }: Question, words: TypedWords): string | undefined {
  const said = plain(text)
  const labels = choices.map(({ label }) => label)
  const index = numberAmong(said, choices.length) ?? oneAmong(said, labels, words.not)
  return choices[index]?.value ?? choices.find(({ value }) => value.toLowerCase() === said)?.value
}

function split(text: string, and: readonly string[]): string[] {
  const joined = and.reduce((rest, word) => rest.replaceAll(` ${word} `, ','), ` ${plain(text)} `)
  return joined
    .split(/[,;\n&+]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Short texts, one per line or between commas; a leading "and" belongs to the list, not to its last entry. */
export function entries(text: string, { and }: TypedWords): string[] {
  return text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .map((entry) => {
      const joint = and.find((word) => entry.toLowerCase().startsWith(`${word} `))
      return joint ? entry.slice(joint.length + 1).trim() : entry
    })
    .filter((entry) => entry !== '')
}

const isText = (question: Question | undefined): boolean =>
  question !== undefined && question.choices.length === 0

const answer = (question: Question | undefined, values: readonly string[]): Typed => ({
  kind: 'answer',
  value: question?.type === 'multi' ? values : (values[0] ?? null),
})
