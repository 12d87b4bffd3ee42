import { examplesFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'

const longestName = 60

/** Every example has an id and a short name of its own, and speaks of facets and stories that exist. */
export const examples: LintRule = {
  rule: 'examples',
  find({ catalogue: { threats, others } }) {
    if (!others) return []
    const stories = new Set(threats.map(({ id }) => id))
    const seen = new Set<string>()
    return others.examples.flatMap(({ id, name, facets, first }, n) => {
      const mistakes: Diagnostic[] = []
      const report = (way: readonly (string | number)[], message: string, hint: string): void => {
        mistakes.push({ file: examplesFile, way: ['products', n, ...way], message, hint })
      }
      for (const [key, text] of [
        ['id', id],
        ['name', name.toLowerCase()],
      ] as const) {
        if (seen.has(`${key} ${text}`)) {
          report([key], `another example has the ${key} “${text}”`, 'give each its own')
        }
        seen.add(`${key} ${text}`)
      }
      if (name.length > longestName) {
        report(['name'], `this name has ${name.length} letters`, `use ${longestName} at most`)
      }
      for (const [place, facet] of facets.entries()) {
        if (Object.hasOwn(others.facets.facets, facet)) continue
        report(['facets', place], `there is no facet “${facet}”`, 'use one of facets.json')
      }
      for (const story of Object.keys(first)) {
        if (stories.has(story)) continue
        report(['first', story], `there is no story “${story}”`, 'take it out, or mend the id')
      }
      return mistakes
    })
  },
}
