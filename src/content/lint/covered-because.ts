import { threatFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** Where a story looks taken care of, people read why. */
export const coveredBecause: LintRule = {
  rule: 'covered-because',
  find: ({ catalogue }) =>
    catalogue.threats.flatMap(({ id, covered, coveredReason: why }) => {
      if ((covered === undefined) === (why === undefined)) return []
      const missing = covered ? 'coveredReason' : 'covered'
      const message = `“covered” and “coveredReason” go together; ${missing} is missing`
      const way = [covered ? 'covered' : 'coveredReason']
      return [{ file: threatFile(id), way, message, hint: `add ${missing}, or take the other out` }]
    }),
}
