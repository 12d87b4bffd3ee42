import type { SuggestionPlace } from '../domain/suggestion.ts'
import type { AnswerValue } from '../flow/answer.ts'
import type { FlowRules } from '../flow/fact.ts'
import type { Say } from '../message/words.ts'

/** A file that somebody brings, as it came. */
export interface SuggestionFile {
  /** What it is called, without any folder. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** An answer as it was found. */
export interface FoundAnswer {
  readonly question: string
  readonly value: AnswerValue
  readonly source: SuggestionPlace
}

/** What a file suggests, or why it suggests nothing at all. */
export type FileReading =
  | {
      readonly ok: true
      readonly answers: readonly FoundAnswer[]
      /** What was left out, one sentence each, the first few. */
      readonly left: readonly string[]
      /** How many more things were left out. */
      readonly more: number
    }
  | { readonly ok: false; readonly why: string }

/** Reads a file for the questions of one check; it follows nothing that the file names and keeps nothing of it. */
export type SuggestionReader = (
  file: SuggestionFile,
  check: { readonly rules: FlowRules; readonly say: Say },
) => FileReading
