import { bands } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import type { Context } from './context.ts'
import type { DreadRating } from './finding.ts'
import type { Judged } from './judge.ts'
import { basicStories } from './order/basics.ts'
import { likeProducts } from './order/like-products.ts'
import type { PlaceReason } from './order/place-reason.ts'
import { byPoints, type Placed } from './order/placed.ts'
import { mostListed, type OrderRule, orderRule } from './order/rule.ts'
import { chooseFirst } from './order/seats.ts'
import { ordinaryScore, standingOf } from './order/standing.ts'
import { varied } from './order/variety.ts'
import { storyIdOf } from './per-service.ts'
import { ratingOf } from './rating.ts'
import { said } from './said.ts'
import type { Threat } from './threat.ts'
import type { FactsForThreats } from './threat-status.ts'

/** The stories of one product in the order in which a team should see them. */
export interface Ordered {
  /** The first as a set grouped by band, then the rest by points, covered ones last. */
  readonly stories: readonly Judged[]
  /** How many of them are the first. */
  readonly first: number
  /** Why each of the first stands there, by the id of its story; the most telling first. */
  readonly reasons: ReadonlyMap<string, readonly PlaceReason[]>
  /** How many of them, from the first, a person sees who does not ask for all; covered ones apart. */
  readonly listed: number
  /** What nearly every product gets, found no place among the first and is open: ids in order. */
  readonly basics: readonly string[]
}

/** Puts stories in the order a team should see them; `beside` is how many others will be listed with them. */
type Ordering = (stories: readonly Judged[], reading: FactsForThreats, beside?: number) => Ordered

/**
 * Works out once what depends on the catalogue alone, and returns the order for any product.
 * Another `rule` than the one in use is for measuring.
 */
export function orderingFor(context: Context, rule: OrderRule = orderRule): Ordering {
  const { catalogue } = context
  const basic = basicStories(catalogue.others)
  const likeness = likeProducts(context, rule)
  return (stories, { facts }, beside = 0) => {
    const { lifts, picked } = likeness(facts)
    const place = (story: Judged): Placed => {
      const { threat } = story.compiled
      const { band, total } = ratingOf(story.letters)
      const feared = fearedBy(threat, facts)
      const motive = said(facts, 'adversary.motives').some((each) => threat.motives.includes(each))
      const told = lifts(threat)
      return {
        story,
        points:
          standingOf(catalogue.priors[threat.id]) +
          bandPoints(band, rule) +
          (story.status === 'possible' ? rule.possible : 0) +
          (motive ? rule.motive : 0) +
          { first: rule.fear, also: rule.alsoFear, no: 0 }[feared] +
          told.reduce((sum, { points }) => sum + points, 0),
        tie: [total.high, catalogue.priors[threat.id]?.incidents.score ?? ordinaryScore],
        reasons: [
          ...told.flatMap(({ reason }) => reason ?? []),
          ...(motive ? [{ kind: 'motive' } as const] : []),
        ],
        feared,
        stops: threat.stride[0] === 'D' && threat.fears[0] === 'stop',
        basic: basic.has(threat.id),
      }
    }
    const sorted = stories.map(place).toSorted(byPoints)
    const open = sorted.filter(({ story }) => story.status !== 'covered')
    const covered = sorted.filter(({ story }) => story.status === 'covered')
    const first = chooseFirst(open, picked, rule)
    const rest = varied(
      open.filter((each) => !first.includes(each)),
      first,
      rule,
    )
    const { shown, behind } = cut(rest, mostListed - first.length - beside)
    return {
      stories: [...byBand(first), ...shown, ...behind, ...covered].map(({ story }) => story),
      first: first.length,
      reasons: new Map(first.map((each) => [storyIdOf(each.story), reasonsFor(each)])),
      listed: first.length + shown.length,
      basics: rest.filter((each) => each.basic).map(({ story }) => storyIdOf(story)),
    }
  }
}

function bandPoints({ low, high }: DreadRating['band'], rule: OrderRule): number {
  const worse = Math.min(bands.indexOf(high), bands.indexOf('planSoon'))
  return rule.worseEnd * worse + rule.milderEnd * bands.indexOf(low)
}

/** Whether a story does what this team said must never happen. */
function fearedBy({ fears }: Threat, facts: Facts): Placed['feared'] {
  const [feared] = said(facts, 'impact.fear')
  if (feared === undefined) return 'no'
  if (fears[0] === feared) return 'first'
  return fears.some((each) => each === feared) ? 'also' : 'no'
}

/** The first, the most pressing bands before the others; within a band they stay as they are. */
function byBand(first: readonly Placed[]): readonly Placed[] {
  const place = ({ story }: Placed): number => {
    const { low, high } = ratingOf(story.letters).band
    return bands.indexOf(high) * bands.length + bands.indexOf(low)
  }
  return first.toSorted((one, other) => place(other) - place(one))
}

/** Those that are listed and those behind; what must never happen is always listed. */
function cut(
  rest: readonly Placed[],
  most: number,
): { readonly shown: readonly Placed[]; readonly behind: readonly Placed[] } {
  const always = rest.filter(({ feared }) => feared === 'first')
  const others = rest.filter(({ feared }) => feared !== 'first')
  const kept = new Set([
    ...always.slice(0, most),
    ...others.slice(0, Math.max(0, most - always.length)),
  ])
  return {
    shown: rest.filter((each) => kept.has(each)),
    behind: rest.filter((each) => !kept.has(each)),
  }
}

/** What is feared comes first, then what somebody said or wrote; a seat or a usual story only where nothing else says it. */
function reasonsFor({ feared, reasons, stops, basic }: Placed): readonly PlaceReason[] {
  const told: readonly PlaceReason[] = [
    ...(feared === 'first' ? [{ kind: 'feared' } as const] : []),
    ...reasons,
  ]
  if (told.length > 0) return told
  if (stops) return [{ kind: 'availability' }]
  return basic ? [{ kind: 'basics' }] : []
}
