import type { FlowRules } from '../../flow/fact.ts'
import { shareOfProducts } from '../rarity.ts'
import type { Catalogue, Prior, Threat } from '../threat.ts'
import type { OrderRule } from './rule.ts'

/** A story that nobody has rated is named as rarely as an ordinary one. */
export const ordinaryScore = 2.5
/** The share of published models that would name a story of score 0; each score doubles it. */
const leastShare = 0.012
/** How many published models the experts' score is worth when models are counted. */
const scoreWorth = 10

/** More bits than this say no more. */
const mostBits = 3

/** Points of a story that depend on the catalogue alone. */
export function standingOf(
  threat: Threat,
  { priors }: Catalogue,
  { flow }: FlowRules,
  rule: OrderRule,
): number {
  const bits = -Math.log2(shareOfProducts(threat.when, flow))
  const prior = Math.log2(shareOfModels(priors[threat.id]))
  return prior + rule.rarity * Math.min(bits, mostBits)
}

/** The share of published threat models that name a story where it could happen: the experts' score, corrected by counting. */
function shareOfModels(prior: Prior | undefined): number {
  const expected = leastShare * 2 ** (prior?.experts.score ?? ordinaryScore)
  const { named, held } = prior?.models ?? { named: 0, held: 0 }
  return (expected * scoreWorth + named) / (scoreWorth + held)
}
