import { bands, type Confidence, type FindingStatus } from '../domain/vocabulary.ts'
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

/**
 * Whether only what nobody knows makes a story press: it could be one to act on first and may be no more than one to
 * keep in mind, or it is only possible and would have to be planned soon.
 */
export function isNotKnownYet(status: FindingStatus, { low, high }: DreadRating['band']): boolean {
  const presses = bands.indexOf(high) >= bands.indexOf('planSoon')
  if (status === 'possible') return presses
  return (
    status === 'raised' && high === 'actFirst' && bands.indexOf(low) <= bands.indexOf('keepInMind')
  )
}
