import type { Content } from './content.ts'
import { publishedRatings, type RatedFacts } from './core-facts.ts'
import type { ContentMistake } from './mistake.ts'
import type { Way } from './place.ts'

/** A diagnostic: a mistake before its line is looked up, with the file and the path to the value in it. */
export interface Diagnostic {
  readonly file: string
  readonly way: Way
  readonly message: string
  readonly hint: string
}

/** One rule about content: what it is called, and everything in the content that breaks it. */
export interface LintRule {
  readonly rule: string
  find(content: Content, bar: Thresholds): readonly Diagnostic[]
}

/** The thresholds that content must meet, where they depend on how much content there is. */
export interface Thresholds {
  /** Stories for each asked cell of the STRIDE-per-element chart. */
  readonly perCell: number
  /** Stories with each STRIDE letter first. */
  readonly perLetter: number
  /** Lists of which every item must be named by a story. */
  readonly topTens: readonly string[]
  /** What the ratings read by name. */
  readonly ratings: RatedFacts
  /** Seeded walks over each flow. */
  readonly walks: number
}

const ten = (prefix: string, year: number): string[] =>
  Array.from({ length: 10 }, (_, n) => `${prefix}${String(n + 1)}:${year}`)

/** The thresholds that our own content meets: OWASP Top 10 2025, API Top 10 2023 and LLM Top 10 2025. */
export const publishedThresholds: Thresholds = {
  perCell: 2,
  perLetter: 8,
  topTens: [
    ...ten('A', 2025).map((id) => id.replace(/^A(\d):/, 'A0$1:')),
    ...ten('API', 2023),
    ...ten('LLM', 2025).map((id) => id.replace(/^LLM(\d):/, 'LLM0$1:')),
  ],
  ratings: publishedRatings,
  walks: 300,
}

/** Runs the rules and gives every diagnostic its file, line and rule. */
export function findMistakes(
  checks: readonly LintRule[],
  content: Content,
  bar: Thresholds,
): ContentMistake[] {
  return checks.flatMap(({ rule, find }) =>
    find(content, bar).map(({ file, way, message, hint }) => {
      const { line, column } = content.place(file, way)
      return { file, line, column, rule, message, hint }
    }),
  )
}
