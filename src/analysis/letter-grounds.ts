import type { DreadLetter } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import type { Ground } from './explain.ts'
import { exactly, greatest, type Range } from './range.ts'
import {
  floorHolds,
  harmFacts,
  ratingFloors,
  type ScaleName,
  trustLevels,
  worth,
} from './scales.ts'
import type { Threat } from './threat.ts'

/** The facts that a letter's rule reads and that matter to this product. */
export function letterGrounds(
  base: Threat['base'],
  letter: DreadLetter,
  facts: Facts,
): readonly Ground[] {
  switch (letter) {
    case 'damage':
      return damageGrounds(base.harm, facts)
    case 'reproducibility':
      return incidentGrounds(facts)
    case 'exploitability':
      return wayInGrounds(base.wayIn)
    case 'affectedUsers':
      return affectedGrounds(base.scope)
    case 'discoverability':
      return wayInGrounds(base.wayIn)
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
export const floorGrounds = (harm: Harm): readonly Ground[] => {
  const floor = floorOf(harm)
  return floor ? [ground(ratingFloors[floor].fact, ratingFloors[floor].values)] : []
}

/** The answers that make either end of the harm, and the rules that raise it. */
function damageGrounds(harm: Harm, facts: Facts): readonly Ground[] {
  const names: readonly ScaleName[] =
    harm === 'cost' && worth(facts, 'impact.cost', exactly(0)).high === 0
      ? harmFacts.any
      : harmFacts[harm]
  const scale = harm === 'trust' ? trustLevels : undefined
  const worths = names.map((name) => ({ name, ...worth(facts, name, exactly(1), scale) }))
  const worst = greatest([exactly(0), ...worths])
  const floor = floorOf(harm)
  return [
    ...worths
      .filter(({ low, high }) => high === worst.high || low === worst.low)
      .map(({ name }) => ground(name)),
    ...(floor && raises(floorHolds(facts, floor), worst) ? floorGrounds(harm) : []),
  ]
}

/** Rules matter where the harm may be mild: to its worse end if they may hold, to the milder if they do. */
const raises = (holds: Range, { low, high }: Range): boolean =>
  high <= 2 ? holds.high === 1 : low < 2 && holds.low === 1

function wayInGrounds(way: Threat['base']['wayIn']): readonly Ground[] {
  switch (way) {
    case 'outside':
      return [ground('reach.who')]
    case 'account':
      return [ground('auth.signup'), ground('reach.who')]
    case 'near':
      return [ground('device.touch')]
    case 'inside':
      return [ground('authz.fullControl')]
    case 'supplier':
      return []
  }
}

const affectedGrounds = (scope: Threat['base']['scope']): readonly Ground[] => [
  ground('people.band'),
  ...(scope === 'one' ? [ground(ratingFloors.care.fact, ratingFloors.care.values)] : []),
]
