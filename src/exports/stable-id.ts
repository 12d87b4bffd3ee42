import { v5 } from 'uuid'
import type { Summary } from '../report/summary.ts'

/** The namespace of all ids that files for other tools carry. */
const namespace = 'c5ff0da3-a9ba-4f04-9060-9e8b38f0b7d8'

/**
 * Gives the UUID of a part of a check, `threat.link-down.2`: the same for the same part of the same check, in every
 * file, however often it is written and whatever anything is called. A file of answers, which is no check, is told by
 * its product's name.
 */
export function stableIds({ input }: Pick<Summary, 'input'>): (part: string) => string {
  const { review, product } = input
  const check = review === undefined ? `product:${product.name}` : `check:${review}`
  const own = v5(check, namespace)
  return (part) => v5(part, own)
}
