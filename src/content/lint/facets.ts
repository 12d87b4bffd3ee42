import { catalogued } from '../../analysis/threat.ts'
import { facetsFile, threatFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'

/** Every story has its chance in every kind of product and its words, and every chance a story. */
export const facets: LintRule = {
  rule: 'facets',
  find({ catalogue: { threats, others } }) {
    if (!others) return []
    const standing = catalogued(threats)
    const { base, facets: kinds, stories } = others.facets
    const tables = [
      { way: ['base'], holds: base },
      { way: ['stories'], holds: stories },
      ...Object.entries(kinds).map(([id, { pct }]) => ({ way: ['facets', id, 'pct'], holds: pct })),
    ]
    const alive = new Set(standing.map(({ id }) => id))
    const without = standing.flatMap(({ id }): Diagnostic[] => {
      const missing = tables.find(({ holds }) => !Object.hasOwn(holds, id))
      if (!missing) return []
      const message = `“${id}” is missing in “${missing.way.join('.')}” of ${facetsFile}`
      const hint = 'say how often a model of each kind of product names it, and in which words'
      return [{ file: threatFile(id), way: ['id'], message, hint }]
    })
    const left = tables.flatMap(({ way, holds }) =>
      Object.keys(holds)
        .filter((id) => !alive.has(id))
        .map((id) => ({
          file: facetsFile,
          way: [...way, id],
          message: `there is no story “${id}”`,
          hint: 'take it out, or mend the id',
        })),
    )
    return [...without, ...left]
  },
}
