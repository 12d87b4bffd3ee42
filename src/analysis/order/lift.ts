import type { Example, Facets, OtherProducts } from '../other-products.ts'
import type { PlaceReason } from './place-reason.ts'
import type { OrderRule } from './rule.ts'

/** How much likelier products like this one make a story, in points, and the one thing that says so most. */
export interface Lift {
  readonly points: number
  readonly reason?: PlaceReason
}

/** A chance of less than one in a hundred is taken as one. */
const leastPercent = 1
/** A lift of half a point is the least that is told as a reason. */
const worthTelling = 0.5
const none: Lift = { points: 0 }

/** What the kinds of a product say of each story: the mean chance over its kinds beside the chance in all products. */
export function topicLift(
  facets: Facets,
  confirmed: readonly string[],
  rule: OrderRule,
): (story: string) => Lift {
  const kinds = confirmed.flatMap((id) =>
    facets.facets[id] ? [{ id, facet: facets.facets[id] }] : [],
  )
  if (kinds.length === 0) return () => none
  return (story) => {
    const base = facets.base[story]
    if (base === undefined) return none
    const chances = kinds.map(({ id, facet }) => ({ id, chance: facet.pct[story] ?? base }))
    const best = chances.reduce((one, other) => (other.chance > one.chance ? other : one))
    const lift = bitsOver(mean(chances.map(({ chance }) => chance)), base)
    const points = rule.topics * lift
    return bitsOver(best.chance, base) < worthTelling || points <= 0
      ? { points }
      : { points, reason: { kind: 'topic', facet: best.id } }
  }
}

/** What example products say of each story: their mean chance beside the chance in all examples, taken softly. */
export function exampleLift(
  { examples }: OtherProducts,
  rule: OrderRule,
): (near: readonly Example[], picked: boolean) => (story: string) => Lift {
  const base = new Map<string, number>()
  const chanceIn = ({ first }: Example, story: string): number => first[story] ?? leastPercent
  const baseOf = (story: string): number => {
    const known = base.get(story) ?? mean(examples.map((each) => chanceIn(each, story)))
    base.set(story, known)
    return known
  }
  return (near, picked) => {
    if (near.length === 0) return () => none
    return (story) => {
      const usual = baseOf(story)
      const chances = near.map((each) => ({ id: each.id, chance: chanceIn(each, story) }))
      const best = chances.reduce((one, other) => (other.chance > one.chance ? other : one))
      const ratio = mean(chances.map(({ chance }) => chance)) / usual
      const points = rule.examples * Math.log2((ratio + 1) / 2)
      return !picked || points <= 0 || bitsOver(best.chance, usual) < worthTelling
        ? { points }
        : { points, reason: { kind: 'like', example: best.id } }
    }
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** How many times a chance doubles another. */
const bitsOver = (chance: number, base: number): number =>
  Math.log2(Math.max(chance, leastPercent) / Math.max(base, leastPercent))
