import type { Example } from '../../analysis/other-products.ts'
import { catalogued } from '../../analysis/threat.ts'
import { examplesFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import type { Way } from '../place.ts'

const longestName = 60

/** Every example has an id and a short name of its own, and speaks of facets and stories that exist. */
export const examples: LintRule = {
  rule: 'examples',
  find({ catalogue: { threats, others } }) {
    if (!others) return []
    const { examples, facets } = others
    const stories = new Set(catalogued(threats).map(({ id }) => id))
    return examples.flatMap((example, n) => [
      ...twice(examples, n),
      ...tooLong(example, n),
      ...example.facets
        .filter((facet) => !Object.hasOwn(facets.facets, facet))
        .map((facet) => mistake([n, 'facets'], `there is no facet “${facet}”`, 'mend the id')),
      ...Object.keys(example.first)
        .filter((story) => !stories.has(story))
        .map((story) =>
          mistake([n, 'first', story], `there is no story “${story}”`, 'mend the id'),
        ),
    ])
  },
}

function twice(examples: readonly Example[], n: number): Diagnostic[] {
  const before = examples.slice(0, n)
  const { id, name } = examples[n] ?? { id: '', name: '' }
  const same = name.toLowerCase()
  const hint = 'give each its own'
  return [
    ...(before.some((other) => other.id === id)
      ? [mistake([n, 'id'], `another example has the id “${id}”`, hint)]
      : []),
    ...(before.some((other) => other.name.toLowerCase() === same)
      ? [mistake([n, 'name'], `another example has the name “${name}”`, hint)]
      : []),
  ]
}

const tooLong = ({ name }: Example, n: number): Diagnostic[] =>
  name.length <= longestName
    ? []
    : [mistake([n, 'name'], `this name has ${name.length} letters`, `use ${longestName} at most`)]

const mistake = (way: Way, message: string, hint: string): Diagnostic => ({
  file: examplesFile,
  way: ['products', ...way],
  message,
  hint,
})
