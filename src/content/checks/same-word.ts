import type { Check } from '../check.ts'
import { termFinder } from '../terms.ts'
import { peopleTexts, plainText } from '../texts.ts'

/** The same thing has the same name everywhere. */
export const sameWord: Check = {
  rule: 'same-word',
  find(content) {
    const find = termFinder(content.sameWords)
    return peopleTexts(content).flatMap(({ text, file, way }) =>
      find(plainText(text)).map(({ term, say }) => ({
        file,
        way,
        message: `“${term}” has another name here: “${text}”`,
        hint: `say “${say}”`,
      })),
    )
  },
}
