import { limits } from '../domain/limits.ts'
import { mostSuggested, type SuggestionFormat, type SuggestionPlace } from '../domain/suggestion.ts'
import { withoutControls } from '../domain/text-safety.ts'
import type { AnswerValue } from '../flow/answer.ts'
import type { FlowRules } from '../flow/fact.ts'
import { fit } from '../message/limits.ts'
import type { Say } from '../message/words.ts'
import type { FileReading, FoundAnswer } from '../review/suggestion-file.ts'

/** What a reading works with. */
export interface ReadingParts {
  readonly rules: FlowRules
  readonly say: Say
  readonly format: SuggestionFormat
  /** What the file is called. */
  readonly file: string
}

/** So many things that were left out are told one by one. */
const mostTold = 20

/** A name out of a file as it is kept: one line of text, cut to what a name may have. */
export const placeName = (text: string): string =>
  fit(withoutControls(text).replaceAll(/\s+/g, ' ').trim(), limits.name)

/** What a reading has found so far, and what it left out; both have an end. */
export class Found {
  readonly #parts: ReadingParts
  readonly #answers: FoundAnswer[] = []
  readonly #known = new Set<string>()
  readonly #left: string[] = []
  #more = 0

  constructor(parts: ReadingParts) {
    this.#parts = parts
  }

  /** An answer, with its place in the file; a skipped question suggests nothing, and what was found before is one thing. */
  answer(
    question: string,
    value: AnswerValue,
    place: { readonly line?: number; readonly element?: string },
  ): void {
    if (value === null) return
    const key = JSON.stringify([question, value])
    if (this.#known.has(key)) return
    if (this.#known.size === mostSuggested) {
      this.left(this.#parts.say('suggest.file.mostAnswers', { count: mostSuggested }))
      return
    }
    this.#known.add(key)
    this.#answers.push({ question, value, source: this.#source(place) })
  }

  /** Something was left out, as one sentence; the same sentence is told once. */
  left(why: string): void {
    const words = withoutControls(why).replaceAll(/\s+/g, ' ')
    if (this.#left.includes(words)) return
    if (this.#left.length < mostTold) this.#left.push(words)
    else this.#more++
  }

  reading(): FileReading {
    return { ok: true, answers: this.#answers, left: this.#left, more: this.#more }
  }

  #source({ line, element }: { line?: number; element?: string }): SuggestionPlace {
    const { format, file } = this.#parts
    return {
      kind: 'file',
      format,
      file: placeName(file),
      ...(line !== undefined && { line }),
      ...(element !== undefined && { element: placeName(element) }),
    }
  }
}
