import { threatFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** Where a story looks taken care of, people read why. */
export const coveredBecause: LintRule = {
  rule: 'covered-because',
  find: ({ catalogue }) =>
    catalogue.threats.flatMap(({ id, covered, coveredBecause: why }) => {
      if ((covered === undefined) === (why === undefined)) return []
      const missing = covered ? 'coveredBecause' : 'covered'
      const message = `“covered” and “coveredBecause” go together; ${missing} is missing`
      const way = [covered ? 'covered' : 'coveredBecause']
      return [{ file: threatFile(id), way, message, hint: `add ${missing}, or take the other out` }]
    }),
}
