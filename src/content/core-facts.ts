import { ratingFloors, ratingScales } from '../analysis/stakes.ts'

/** Values that ratings and the order of stories know by name, for each fact they read. */
export const coreValues: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(ratingScales).map(([fact, scale]): [string, readonly string[]] => [
    fact,
    Object.keys(scale),
  ]),
])

/** Values that raise a rating's floor. */
export const floorValues: readonly { readonly fact: string; readonly values: readonly string[] }[] =
  Object.values(ratingFloors)

/** What the team fears most, and who might gain: both order the stories. */
export const fearFact = 'impact.fear'
export const motiveFact = 'adversary.motives'

/** Every fact that the analysis reads by its name. */
export const factsReadByName: readonly string[] = [
  ...coreValues.keys(),
  ...floorValues.map(({ fact }) => fact),
  fearFact,
  motiveFact,
]
