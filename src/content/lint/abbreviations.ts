import type { LintRule } from '../lint-rule.ts'
import { peopleTexts, wordsOf } from '../texts.ts'

/** Capitals that not everyone can read out are no words. */
export const abbreviations: LintRule = {
  rule: 'abbreviations',
  find(content) {
    const known = new Set(content.allowedWords.capitals)
    return peopleTexts(content).flatMap(({ text, file, way }) =>
      wordsOf(text)
        .filter((word) => /\p{Lu}.*\p{Lu}/u.test(word) && !known.has(word))
        .map((word) => ({
          file,
          way,
          message: `“${word}” is an abbreviation: “${text}”`,
          hint: 'write it out, or say it in other words',
        })),
    )
  },
}
