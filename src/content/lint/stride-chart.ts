import { type Stride, strideSchema } from '../../domain/vocabulary.ts'
import type { LintRule } from '../lint-rule.ts'

/** Which kinds of trouble each kind of element can have (Microsoft’s STRIDE per element). */
const chart = {
  actor: ['S', 'R'],
  external: ['S', 'R'],
  store: ['T', 'R', 'I', 'D'],
  process: ['S', 'T', 'R', 'I', 'D', 'E'],
  flow: ['T', 'I', 'D'],
} as const satisfies Record<string, readonly Stride[]>

const elements = Object.keys(chart) as (keyof typeof chart)[]
const file = 'content/threats'

/** The catalogue looks everywhere: no asked cell of the chart and no letter is nearly empty. */
export const strideChart: LintRule = {
  rule: 'stride-chart',
  find({ catalogue: { threats } }, { perCell, perLetter }) {
    const cells = elements.flatMap((element) =>
      chart[element].flatMap((letter) => {
        const count = threats.filter(
          (threat) => threat.elements.includes(element) && threat.stride.includes(letter),
        ).length
        if (count >= perCell) return []
        const message = `${count} stories speak of ${letter} at ${element}`
        return [{ file, way: [], message, hint: `write at least ${perCell}` }]
      }),
    )
    const letters = strideSchema.options.flatMap((letter) => {
      const count = threats.filter(({ stride }) => stride[0] === letter).length
      if (count >= perLetter) return []
      const message = `${count} stories have ${letter} as their first letter`
      return [{ file, way: [], message, hint: `write at least ${perLetter}` }]
    })
    return [...cells, ...letters]
  },
}
