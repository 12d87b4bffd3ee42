import type { LintRule } from '../lint-rule.ts'
import { peopleTexts } from '../texts.ts'

/** Quotes and apostrophes are curly in everything that people read. */
export const curlyQuotes: LintRule = {
  rule: 'curly-quotes',
  find: (content) =>
    peopleTexts(content)
      .filter(({ text }) => /['"]/.test(text))
      .map(({ text, file, way }) => ({
        file,
        way,
        message: `there is a straight quote: “${text}”`,
        hint: 'use ’ in words, and “ and ” around them',
      })),
}
