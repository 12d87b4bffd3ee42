import { threatFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** Being hard to find is never rewarded. */
export const discoverability: LintRule = {
  rule: 'discoverability',
  find: ({ catalogue }) =>
    catalogue.threats.flatMap((threat) => {
      const lowers = threat.lowers.map(({ letter }, n) => ({
        letter,
        way: ['lowers', n, 'letter'],
      }))
      const steps = threat.safeguards.flatMap((step, n) =>
        step.lowers.map((letter, m) => ({ letter, way: ['safeguards', n, 'lowers', m] })),
      )
      return [...lowers, ...steps]
        .filter(({ letter }) => letter === 'discoverability')
        .map(({ way }) => ({
          file: threatFile(threat.id),
          way,
          message: 'hiding a hole does not close it',
          hint: 'lower another letter, or take this out',
        }))
    }),
}
