import type { DreadLetter } from '../domain/vocabulary.ts'
import { bandFor, impactScale, likelihoodScale } from './band.ts'
import type { Letters } from './dread.ts'
import type { Because, DreadRating, LetterRating } from './finding.ts'
import { type Range, shifted } from './range.ts'
import type { Level } from './threat.ts'

/** The reasons for each letter. */
export type LetterReasons = Readonly<Record<DreadLetter, readonly Because[]>>

/** The version of the rules that ratings are worked out by; files name it, so that a difference can be explained. */
export const ratingRules = 2

const none: LetterReasons = {
  damage: [],
  reproducibility: [],
  exploitability: [],
  affectedUsers: [],
  discoverability: [],
}

/** How bad: damage and affected users together, 2 to 6. */
const howBad = (letters: Letters): Range => shifted(letters.damage, letters.affectedUsers)

/** How easy: reproducibility, exploitability and discoverability together, 3 to 9. */
const howEasy = (letters: Letters): Range =>
  shifted(shifted(letters.reproducibility, letters.exploitability), letters.discoverability)

/** The band alone, as a range: what is compared again and again while looking for fixes and things to find out. */
export function bandOf(letters: Letters): DreadRating['band'] {
  const bad = howBad(letters)
  const easy = howEasy(letters)
  return {
    low: bandFor(impactScale(bad.low), likelihoodScale(easy.low)),
    high: bandFor(impactScale(bad.high), likelihoodScale(easy.high)),
  }
}

/** A whole rating from its five letters: the two scales, the band and the total, each with both ends. */
export function ratingOf(letters: Letters, reasons: LetterReasons = none): DreadRating {
  const bad = howBad(letters)
  const easy = howEasy(letters)
  const impact = { low: impactScale(bad.low), high: impactScale(bad.high) }
  const likelihood = { low: likelihoodScale(easy.low), high: likelihoodScale(easy.high) }
  const rated = (letter: DreadLetter): LetterRating => ({
    low: levelOf(letters[letter].low),
    high: levelOf(letters[letter].high),
    because: reasons[letter],
  })
  return {
    letters: {
      damage: rated('damage'),
      reproducibility: rated('reproducibility'),
      exploitability: rated('exploitability'),
      affectedUsers: rated('affectedUsers'),
      discoverability: rated('discoverability'),
    },
    total: shifted(bad, easy),
    impact,
    likelihood,
    band: {
      low: bandFor(impact.low, likelihood.low),
      high: bandFor(impact.high, likelihood.high),
    },
  }
}

const levelOf = (value: number): Level => (value <= 1 ? 1 : value === 2 ? 2 : 3)
