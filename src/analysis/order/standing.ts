import type { Prior } from '../threat.ts'

/** A story that nobody has rated is named as rarely as an ordinary one. */
export const ordinaryScore = 2.5
/** The share of published models that would name a story of score 0; each score doubles it. */
const leastShare = 0.012
/** How many published models the experts' score is worth when models are counted. */
const scoreWorth = 10

/**
 * Points of a story whatever the product: the share of published threat models that name it where it could happen,
 * as doublings. The share is the experts' score, corrected by counting.
 */
export function standingOf(prior: Prior | undefined): number {
  const expected = leastShare * 2 ** (prior?.experts.score ?? ordinaryScore)
  const { named, held } = prior?.models ?? { named: 0, held: 0 }
  return Math.log2((expected * scoreWorth + named) / (scoreWorth + held))
}
