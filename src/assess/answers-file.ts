import { limits } from '../domain/limits.ts'
import { normalised } from '../engine/match.ts'
import { type TypedWords, typedWords } from '../engine/typed-words.ts'
import type { AnswerValue } from '../flow/answer.ts'
import type { FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import type { Say } from '../message/words.ts'
import { nearest } from '../nearest.ts'
import { readAnswer } from './answer-of.ts'
import { type FileMistake, quotedBriefly, referenceMistake } from './file-mistake.ts'
import { type ForeignKind, foreignKind } from './foreign-file.ts'
import { type Entry, readSource, type SourcePlace, type Value } from './source.ts'

/** What an answers file says: a product, and what was answered about it. */
export interface AnswersFile {
  readonly product: { readonly name: string; readonly summary?: string }
  /** In the order of the file. */
  readonly answers: readonly { readonly question: string; readonly value: AnswerValue }[]
}

/** The file's content, or every mistake in it. */
type AnswersRead =
  | { readonly ok: true; readonly file: AnswersFile }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] }

/** Reads an answers file; nothing of it counts while anything in it is wrong. */
export function readAnswers(text: string, rules: FlowRules, say: Say): AnswersRead {
  const source = readSource(text, say)
  const foreign = foreignKind(text, 'value' in source ? keysOf(source.value) : [])
  if (foreign) return { ok: false, mistakes: [foreignMistake(foreign, say)] }
  if ('mistakes' in source) return { ok: false, mistakes: source.mistakes }
  const reader = new Reader(rules, say)
  const file = reader.file(source.value)
  return reader.mistakes.length > 0 || !file
    ? { ok: false, mistakes: reader.mistakes }
    : { ok: true, file }
}

/** One answer of a file, with its line. */
interface ReadAnswer {
  readonly question: string
  readonly value: AnswerValue
  readonly line: number
}

/** The answers of a file that can be read, and the mistakes in the others: each stands for itself. */
export function readEachAnswer(
  value: Value,
  rules: FlowRules,
  say: Say,
): { readonly answers: readonly ReadAnswer[]; readonly mistakes: readonly FileMistake[] } {
  const reader = new Reader(rules, say)
  return { answers: reader.each(value), mistakes: reader.mistakes }
}

/** One answer as a file or a table holds it: what it says, or why that is none. */
export const createAnswerReader = (
  say: Say,
): ((question: Question, value: Value) => ReturnType<typeof readAnswer>) => {
  const typed = typedInFiles(say)
  return (question, value) => readAnswer(question, value, { say, typed })
}

/** What means "not sure" in files, beside what is typed for it. */
function typedInFiles(say: Say): TypedWords {
  const typed = typedWords(say)
  const inFiles = say('operator.assess.notSure').split(',').map(normalised)
  return { ...typed, notSure: [...typed.notSure, ...inFiles] }
}

/** The keys at the top of what was read. */
export const keysOf = (value: Value): readonly string[] =>
  value.kind === 'block' ? value.entries.map(({ key }) => key) : []

const foreignMistake = (kind: ForeignKind, say: Say): FileMistake => ({
  line: 1,
  column: 1,
  message: say(`operator.assess.foreign.${kind}`),
  hint: say('operator.assess.foreignHint'),
})

class Reader {
  readonly mistakes: FileMistake[] = []
  readonly #rules: FlowRules
  readonly #say: Say
  readonly #typed: TypedWords

  constructor(rules: FlowRules, say: Say) {
    this.#rules = rules
    this.#say = say
    this.#typed = typedInFiles(say)
  }

  each(value: Value): readonly ReadAnswer[] {
    const entry = value.kind === 'block' && value.entries.find(({ key }) => key === 'answers')
    if (entry) return this.#answers(entry)
    this.#mistake(
      value.at,
      this.#say('operator.assess.noAnswers'),
      this.#say('operator.assess.form'),
    )
    return []
  }

  file(value: Value): AnswersFile | undefined {
    const form = this.#say('operator.assess.form')
    if (value.kind !== 'block') {
      this.#mistake(value.at, this.#say('operator.assess.noBlock'), form)
      return undefined
    }
    this.#known(value.entries, ['product', 'answers'])
    const product = this.#product(
      value,
      value.entries.find(({ key }) => key === 'product'),
    )
    const entry = value.entries.find(({ key }) => key === 'answers')
    if (!entry) this.#mistake(value.at, this.#say('operator.assess.noAnswers'), form)
    const read = entry ? this.#answers(entry) : []
    const answers = read.map(({ line: _, ...answer }) => answer)
    return product && { product, answers }
  }

  #product(file: Value, entry: Entry | undefined): AnswersFile['product'] | undefined {
    const form = this.#say('operator.assess.productForm')
    if (entry?.value.kind !== 'block') {
      this.#mistake(entry?.at ?? file.at, this.#say('operator.assess.noProduct'), form)
      return undefined
    }
    const { entries } = entry.value
    this.#known(entries, ['name', 'summary'])
    const nameEntry = entries.find(({ key }) => key === 'name')
    if (!nameEntry) this.#mistake(entry.at, this.#say('operator.assess.noName'), form)
    const name = nameEntry && this.#text(nameEntry, limits.name)?.replaceAll(/\s+/g, ' ')
    const summaryEntry = entries.find(({ key }) => key === 'summary')
    const hasSummary = summaryEntry && summaryEntry.value.kind !== 'nothing'
    const summary = hasSummary ? this.#text(summaryEntry, limits.text) : undefined
    if (name === undefined) return undefined
    return { name, ...(summary !== undefined && { summary }) }
  }

  /** A text of one to `most` characters. */
  #text({ key, at, value }: Entry, most: number): string | undefined {
    if (value.kind === 'reference') {
      this.mistakes.push(referenceMistake(value.at, this.#say))
      return undefined
    }
    if (value.kind === 'other') {
      const hint = this.#say('operator.assess.quote', { written: quotedBriefly(value.text) })
      this.#mistake(
        value.at,
        this.#say('operator.assess.notText', { written: quotedBriefly(value.text) }),
        hint,
      )
      return undefined
    }
    const text = value.kind === 'text' ? value.text.trim() : ''
    if (text !== '' && text.length <= most) return text
    this.#mistake(at, this.#say('operator.assess.textSize', { key, most }))
    return undefined
  }

  #answers({ at, value }: Entry): readonly ReadAnswer[] {
    if (value.kind === 'nothing') return []
    if (value.kind !== 'block') {
      const form = this.#say('operator.assess.answersForm')
      this.#mistake(at, this.#say('operator.assess.answersNotBlock'), form)
      return []
    }
    return value.entries.flatMap((entry) => {
      const question = this.#rules.byId.get(entry.key)
      if (!question) {
        this.#unknownQuestion(entry)
        return []
      }
      const answered = readAnswer(question, entry.value, { say: this.#say, typed: this.#typed })
      if ('value' in answered)
        return [{ question: entry.key, value: answered.value, line: entry.at.line }]
      this.mistakes.push(answered.mistake)
      return []
    })
  }

  #unknownQuestion({ key, at }: Entry): void {
    const meant = nearest(key, this.#rules.byId.keys())
    const message = this.#say('operator.assess.unknownQuestion', { question: quotedBriefly(key) })
    const hint = meant
      ? this.#say('operator.assess.meant', { meant })
      : this.#say('operator.assess.listQuestions')
    this.#mistake(at, message, hint)
  }

  #known(entries: readonly Entry[], keys: readonly string[]): void {
    for (const { key, at } of entries) {
      if (keys.includes(key)) continue
      const meant = nearest(key, keys)
      const hint = meant
        ? this.#say('operator.assess.meant', { meant })
        : this.#say('operator.assess.allowedKeys', { keys: keys.join(', ') })
      this.#mistake(at, this.#say('operator.assess.unknownKey', { key: quotedBriefly(key) }), hint)
    }
  }

  #mistake(at: SourcePlace, message: string, hint?: string): void {
    this.mistakes.push({ ...at, message, ...(hint !== undefined && { hint }) })
  }
}
