import { bands } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import type { Context } from './context.ts'
import type { DreadRating } from './finding.ts'
import type { Judged } from './judge.ts'
import { shareOfProducts } from './rarity.ts'
import { ratingOf } from './rating.ts'
import type { Prior, Threat } from './threat.ts'
import type { FactsForThreats } from './threat-status.ts'

/**
 * The order's whole rule: one point doubles the odds that a story belongs before another.
 * Each number and its reason is in docs/decisions/order.md.
 */
const points = {
  /** A story that only a "not sure" leaves possible. */
  possible: -2,
  /** For each band at the worse end, up to "plan soon": above that it is mostly what not knowing gives. */
  worseEnd: 1,
  /** For each band at the milder end, which is sure. */
  milderEnd: 0.25,
  /** For each bit that this product's own answers say, up to three. */
  rarity: 0.25,
  /** What must never happen is, before all else, what it does. */
  fear: 3,
  /** It can also do what must never happen. */
  alsoFear: 1,
  /** Somebody the team has in mind would do it. */
  motive: 1,
  /** For each story of its kind (STRIDE) among the last six. */
  sameKind: -0.1,
  /** For each story of its family among the last six, beyond the first. */
  sameFamily: -1,
} as const

/** A story that nobody has rated is named as rarely as an ordinary one. */
const ordinaryScore = 2.5
/** The share of published models that would name a story of score 0; each score doubles it. */
const leastShare = 0.012
/** How many published models the experts' score is worth when models are counted. */
const scoreWorth = 10
const mostBits = 3
/** A team looks at seven stories at a time. */
const window = 6

/** Puts stories in the order a team should see them. */
type Ordering = (stories: readonly Judged[], reading: FactsForThreats) => readonly Judged[]

interface Placed {
  readonly story: Judged
  readonly points: number
  readonly tie: readonly number[]
}

/** Works out once what depends on the catalogue alone, and returns the order for any product. */
export function orderingFor({ catalogue, rules }: Context): Ordering {
  const standing = new Map(
    catalogue.threats.map((threat) => {
      const bits = -Math.log2(shareOfProducts(threat.when, rules.flow))
      const prior = Math.log2(shareOfModels(catalogue.priors[threat.id]))
      return [threat.id, prior + points.rarity * Math.min(bits, mostBits)]
    }),
  )
  return (stories, { facts }) => {
    const placed = stories.map((story): Placed => {
      const { threat } = story.compiled
      const { band, total } = ratingOf(story.letters)
      return {
        story,
        points:
          (standing.get(threat.id) ?? 0) +
          bandPoints(band) +
          (story.status === 'possible' ? points.possible : 0) +
          ownPoints(threat, facts),
        tie: [total.high, catalogue.priors[threat.id]?.incidents.score ?? ordinaryScore],
      }
    })
    const sorted = placed.toSorted(byPoints)
    const open = sorted.filter(({ story }) => story.status !== 'covered')
    const covered = sorted.filter(({ story }) => story.status === 'covered')
    return [...varied(open), ...covered].map(({ story }) => story)
  }
}

/** The share of published threat models that name a story where it could happen: the experts' score, corrected by counting. */
function shareOfModels(prior: Prior | undefined): number {
  const expected = leastShare * 2 ** (prior?.experts.score ?? ordinaryScore)
  const { named, held } = prior?.models ?? { named: 0, held: 0 }
  return (expected * scoreWorth + named) / (scoreWorth + held)
}

function bandPoints({ low, high }: DreadRating['band']): number {
  const worse = Math.min(bands.indexOf(high), bands.indexOf('planSoon'))
  return points.worseEnd * worse + points.milderEnd * bands.indexOf(low)
}

/** What this team said it fears: the thing that must never happen, and who would do it. */
function ownPoints({ fears, motives }: Threat, facts: Facts): number {
  const [feared] = said(facts, 'impact.fear')
  const also = fears.some((each) => each === feared) ? points.alsoFear : 0
  const motive = said(facts, 'adversary.motives').some((value) => motives.includes(value))
  return (fears[0] === feared ? points.fear : also) + (motive ? points.motive : 0)
}

const said = (facts: Facts, name: string): readonly string[] => {
  const fact = facts.get(name)
  return fact?.state === 'known' ? [fact.possible[0] ?? []].flat() : []
}

function byPoints(one: Placed, other: Placed): number {
  if (one.points !== other.points) return other.points - one.points
  const tie = one.tie.findIndex((value, index) => value !== other.tie[index])
  if (tie >= 0) return (other.tie[tie] ?? 0) - (one.tie[tie] ?? 0)
  return one.story.compiled.threat.id < other.story.compiled.threat.id ? -1 : 1
}

/** Takes the best story again and again, counting less for one that repeats those just before it. */
function varied(sorted: readonly Placed[]): readonly Placed[] {
  const left = [...sorted]
  const taken: Placed[] = []
  while (left.length > 0) {
    const recent = taken.slice(-window).map(({ story }) => story.compiled.threat)
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    for (const [index, { story, points: own }] of left.entries()) {
      const worth = own + repeatPoints(story.compiled.threat, recent)
      if (worth > most) [best, most] = [index, worth]
    }
    taken.push(...left.splice(best, 1))
  }
  return taken
}

function repeatPoints({ stride, family }: Threat, recent: readonly Threat[]): number {
  const kind = recent.filter((other) => other.stride[0] === stride[0]).length
  const kin = recent.filter((other) => other.family === family).length
  return points.sameKind * kind + points.sameFamily * Math.max(0, kin - 1)
}
