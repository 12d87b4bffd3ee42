import { ratingFloors, ratingScales } from '../analysis/scales.ts'

/** A fact, and values of it that something reads by name. */
export interface ReadValues {
  readonly fact: string
  readonly values: readonly string[]
}

/** What the ratings read by name: facts of which every choice is worth something, and single choices. */
export interface RatedFacts {
  readonly scales: readonly ReadValues[]
  readonly floors: readonly ReadValues[]
}

/** The facts that our own ratings read. */
export const publishedRatings: RatedFacts = {
  scales: Object.entries(ratingScales).map(([fact, scale]) => ({
    fact,
    values: Object.keys(scale),
  })),
  floors: Object.values(ratingFloors),
}

/** What the team fears most: it orders the stories. */
export const fearFact = 'impact.fear'

/** Who might gain by misuse: it orders the stories too. */
export const motiveFact = 'adversary.motives'
