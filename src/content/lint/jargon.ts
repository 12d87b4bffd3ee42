import type { LintRule } from '../lint-rule.ts'
import { termFinder } from '../terms.ts'
import { peopleTexts, textWithoutMarks, withoutNames } from '../texts.ts'

/** Nobody needs the words of the trade to take part. */
export const jargon: LintRule = {
  rule: 'jargon',
  find(content) {
    const find = termFinder(content.jargon.banned)
    return peopleTexts(content).flatMap(({ text, file, way }) =>
      find(withoutNames(textWithoutMarks(text), content)).map(({ term, say }) => ({
        file,
        way,
        message: `“${term}” is on the list of words people do not know: “${text}”`,
        hint: `say “${say}”`,
      })),
    )
  },
}
