import type { Facts } from '../../flow/fact.ts'
import { confirmedFacets } from '../confirmed-facets.ts'
import type { Context } from '../context.ts'
import { isNear, type NearExample, nearestExamples } from '../nearest-examples.ts'
import type { Example } from '../other-products.ts'
import { said } from '../said.ts'
import type { Threat } from '../threat.ts'
import { exampleLift, type Lift, topicLift } from './lift.ts'
import { ownWords } from './own-words.ts'
import type { OrderRule } from './rule.ts'

/** What products like one product say of each story. */
interface LikeProducts {
  /** What each source says: the kinds of the product, the examples, and the team's own words. */
  lifts(threat: Threat): readonly Lift[]
  /** A person, or the answers, said what it is about or like. */
  readonly picked: boolean
}

const unpicked = (nearest: readonly NearExample[]): readonly Example[] =>
  nearest.filter(isNear).map(({ example }) => example)

/** What confirmed kinds, like products and the team's own words say of each story; `picked`: a person said what it is. */
export function likeProducts(
  { catalogue, rules }: Context,
  rule: OrderRule,
): (facts: Facts) => LikeProducts {
  const { others } = catalogue
  if (!others) return () => ({ lifts: () => [], picked: false })
  const confirmed = confirmedFacets(rules.flow, others.facets)
  const nearest = nearestExamples(rules.flow, others)
  const examples = exampleLift(others, rule)
  const words = ownWords(catalogue, rule)
  return (facts) => {
    const topics = confirmed(facts)
    const liked = said(facts, 'product.like')
    const chosen = others.examples.filter(({ id }) => liked.includes(id))
    const near = liked.length > 0 ? chosen : unpicked(nearest(facts, rule.unpicked))
    const byTopic = topicLift(others.facets, topics, rule)
    const byExample = examples(near, chosen.length > 0)
    const byWords = words(facts)
    return {
      lifts: (threat) => [byTopic(threat.id), byExample(threat.id), byWords(threat)],
      picked: topics.length > 0 || chosen.length > 0,
    }
  }
}
