import type { LintRule } from '../lint-rule.ts'
import { termFinder } from '../terms.ts'
import { peopleTexts, textWithoutMarks } from '../texts.ts'

/** The same thing has the same name everywhere. */
export const sameWord: LintRule = {
  rule: 'same-word',
  find(content) {
    const find = termFinder(content.sameWords)
    return peopleTexts(content).flatMap(({ text, file, way }) =>
      find(textWithoutMarks(text)).map(({ term, say }) => ({
        file,
        way,
        message: `“${term}” has another name here: “${text}”`,
        hint: `say “${say}”`,
      })),
    )
  },
}
