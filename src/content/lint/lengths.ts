import type { LintRule } from '../lint-rule.ts'
import { peopleTexts, type TextKind, wordsOf } from '../texts.ts'

const mostWords: Partial<Record<TextKind, number>> = {
  question: 20,
  why: 16,
  example: 15,
  short: 4,
  choice: 12,
  story: 16,
  storyShort: 7,
  storyQuestion: 16,
  reason: 16,
  safeguard: 20,
  noticed: 14,
}

/** Short texts are read, long ones are skipped. */
export const lengths: LintRule = {
  rule: 'lengths',
  find: (content) =>
    peopleTexts(content).flatMap(({ kind, text, file, way }) => {
      const most = mostWords[kind]
      const count = wordsOf(text).length
      if (most === undefined || count <= most) return []
      const message = `this ${kind} has ${count} words: “${text}”`
      return [{ file, way, message, hint: `use ${most} words at most` }]
    }),
}
