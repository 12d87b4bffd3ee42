import { compileCondition } from '../flow/evaluate.ts'
import type { Facts } from '../flow/fact.ts'
import type { Flow } from '../flow/flow.ts'
import { perServiceFacts } from './facts-for-rating.ts'
import type { Facets } from './other-products.ts'
import { said } from './said.ts'

/**
 * What a product is about, as far as somebody said so: the topics that were picked, and those that the answers
 * leave no doubt of. Never guessed from words.
 */
export function confirmedFacets(
  flow: Flow,
  { facets }: Facets,
): (facts: Facts) => readonly string[] {
  const options = { derived: flow.derived, eachFacts: perServiceFacts({ flow }) }
  const tests = Object.entries(facets).map(([id, { sure }]) => ({
    id,
    sure: sure === null ? undefined : compileCondition(sure, options),
  }))
  return (facts) => {
    const picked = new Set(said(facts, 'product.topics'))
    return tests
      .filter(({ id, sure }) => picked.has(id) || sure?.(facts, 'maybe') === true)
      .map(({ id }) => id)
  }
}
