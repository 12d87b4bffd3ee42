import type { Band, Scale } from '../domain/vocabulary.ts'

/** How bad: the sum of damage and affected users (2 to 6), in words. */
export function impactScale(points: number): Scale {
  if (points <= 3) return 'low'
  if (points === 4) return 'medium'
  return points === 5 ? 'high' : 'veryHigh'
}

/** How easy: the sum of reproducibility, exploitability and discoverability (3 to 9), in words. */
export function likelihoodScale(points: number): Scale {
  if (points <= 6) return 'low'
  if (points === 7) return 'medium'
  return points === 8 ? 'high' : 'veryHigh'
}

/** The published matrix: a row for each how bad, a column for each how easy. */
const matrix: Readonly<Record<Scale, Readonly<Record<Scale, Band>>>> = {
  low: { low: 'fineForNow', medium: 'fineForNow', high: 'fineForNow', veryHigh: 'keepInMind' },
  medium: { low: 'fineForNow', medium: 'keepInMind', high: 'keepInMind', veryHigh: 'planSoon' },
  high: { low: 'keepInMind', medium: 'keepInMind', high: 'planSoon', veryHigh: 'planSoon' },
  veryHigh: { low: 'keepInMind', medium: 'planSoon', high: 'actFirst', veryHigh: 'actFirst' },
}

/** How soon a story deserves attention, from how bad and how easy it would be. */
export const bandFor = (impact: Scale, likelihood: Scale): Band => matrix[impact][likelihood]
