import type { DreadLetter } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import { countedHarms, type Damaging } from './damage.ts'
import type { Ground } from './explain.ts'
import { exactly, greatest, type Range } from './range.ts'
import {
  floorHolds,
  insideGuards,
  oneLevels,
  ratingFloors,
  worstKindFact,
  worth,
} from './scales.ts'
import type { Threat } from './threat.ts'

/** The facts that a letter's rule reads and that matter to this product. */
export function letterGrounds(
  threat: Damaging,
  letter: DreadLetter,
  facts: Facts,
): readonly Ground[] {
  const { base } = threat
  switch (letter) {
    case 'damage':
      return damageGrounds(threat, facts)
    case 'reproducibility':
      return incidentGrounds(facts)
    case 'exploitability':
      return wayInGrounds(base.wayIn, facts)
    case 'affectedUsers':
      return affectedGrounds(base.scope)
    case 'discoverability':
      return []
  }
}

type Harm = Threat['base']['harm']

/** Any answer to it matters. */
const whatever: readonly string[] = []

const ground = (fact: string, values = whatever): Ground => ({ fact, values })

/** Trouble in the past, once somebody was asked about it: until then it counts as harmless. */
const incidentGrounds = (facts: Facts): readonly Ground[] =>
  (facts.get('history.incident')?.possible.length ?? 0) > 0 ||
  worth(facts, 'history.incident', exactly(0)).high > 0
    ? [ground('history.incident')]
    : []

/** The rules that raise a kind of harm. */
const floorOf = (harm: Harm): 'leak' | 'down' | undefined =>
  harm === 'down' ? 'down' : ['change', 'cost', 'harm'].includes(harm) ? undefined : 'leak'

/** The rules that may raise a kind of harm, whether or not they apply here. */
const floorGrounds = (harm: Harm): readonly Ground[] => {
  const floor = floorOf(harm)
  return floor ? [ground(ratingFloors[floor].fact, ratingFloors[floor].values)] : []
}

/** Every answer about harm that a story's damage may count, and the rules that may raise it. */
export const harmGrounds = (threat: Damaging): readonly Ground[] => [
  ...countedHarms(threat).map(({ name }) => ground(name)),
  ...floorGrounds(threat.base.harm),
]

/** The answers that make either end of the harm, and the rules that raise it. */
function damageGrounds(threat: Damaging, facts: Facts): readonly Ground[] {
  const { harm, scope } = threat.base
  if (harm === 'cost' && worth(facts, 'impact.cost', exactly(0)).high > 0) {
    return [ground('impact.cost')]
  }
  const scale = scope === 'one' && harm !== 'trust' ? oneLevels : undefined
  const worths = countedHarms(threat).map(({ name, less }) => {
    const { low, high } = worth(facts, name, exactly(1), name === 'impact.down' ? undefined : scale)
    return { name, low: low - less, high: high - less }
  })
  const worst = greatest([exactly(0), ...worths])
  const floor = floorOf(harm)
  const telling = worths.filter(({ low, high }) => high === worst.high || low === worst.low)
  const isLeak = telling.some(({ name }) => name === 'impact.leak')
  return [
    ...telling.map(({ name }) => ground(name)),
    ...(isLeak && threat.touches.length > 0 ? [ground(worstKindFact)] : []),
    ...(floor && raises(floorHolds(facts, floor), worst) ? floorGrounds(harm) : []),
  ]
}

/** Rules matter where the harm may be mild: to its worse end if they may hold, to the milder if they do. */
const raises = (holds: Range, { low, high }: Range): boolean =>
  high <= 2 ? holds.high === 1 : low < 2 && holds.low === 1

function wayInGrounds(way: Threat['base']['wayIn'], facts: Facts): readonly Ground[] {
  switch (way) {
    case 'outside':
      return [ground('reach.who'), ...guardGrounds(facts)]
    case 'account':
      return [ground('auth.signup'), ground('reach.who'), ...guardGrounds(facts)]
    case 'near':
      return [ground('device.touch')]
    case 'inside':
      return [ground('authz.fullControl')]
    case 'supplier':
      return []
  }
}

/** What keeps people out of an inside product matters where it may be one. */
function guardGrounds(facts: Facts): readonly Ground[] {
  const reach = facts.get('reach.who')?.possible.flat() ?? []
  return reach.includes('inside') ? insideGuards.map(({ fact }) => ground(fact)) : []
}

const affectedGrounds = (scope: Threat['base']['scope']): readonly Ground[] => [
  ground('people.band'),
  ...(scope === 'one' ? [ground(ratingFloors.care.fact, ratingFloors.care.values)] : []),
]
