import { bands, type Confidence } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import type { DreadRating } from './finding.ts'

/**
 * How sure a story's band is: *sure* when both ends are one band and nothing is open, *a guess* when
 * they are two or more apart, two or more questions are open, or people disagree; else *fairly sure*.
 */
export function confidenceOf(
  rating: DreadRating,
  openFacts: readonly string[],
  facts: Facts,
): Confidence {
  const gap = bands.indexOf(rating.band.high) - bands.indexOf(rating.band.low)
  const disputed = openFacts.some((fact) => facts.get(fact)?.state === 'disputed')
  if (gap >= 2 || openFacts.length >= 2 || disputed) return 'guess'
  return gap === 1 || openFacts.length === 1 ? 'fairlySure' : 'sure'
}
