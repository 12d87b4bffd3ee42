import { catalogued } from '../../analysis/threat.ts'
import { priorsFile, threatFile } from '../content.ts'
import type { LintRule } from '../lint-rule.ts'

/** Every story has a sourced prior, and every prior a story. */
export const priors: LintRule = {
  rule: 'priors',
  find({ catalogue }) {
    const stories = catalogued(catalogue.threats)
    const without = stories
      .filter(({ id }) => !Object.hasOwn(catalogue.priors, id))
      .map(({ id }) => ({
        file: threatFile(id),
        way: ['id'],
        message: `“${id}” has no prior`,
        hint: `say in ${priorsFile} how often experts name it and how often it happens, with sources`,
      }))
    const alive = new Set(stories.map(({ id }) => id))
    const left = Object.keys(catalogue.priors)
      .filter((id) => !alive.has(id))
      .map((id) => ({
        file: priorsFile,
        way: [id],
        message: `there is no story “${id}”`,
        hint: 'take its prior out, or mend the id',
      }))
    return [...without, ...left]
  },
}
