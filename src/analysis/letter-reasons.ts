import type { Facts } from '../flow/fact.ts'
import { distinct, type Reasons } from './because.ts'
import type { Explainer, Ground } from './explain.ts'
import type { Because } from './finding.ts'
import { exactly } from './range.ts'
import type { LetterReasons } from './rating.ts'
import { floorHolds, harmFacts, ratingFloors, type ScaleName, worth } from './scales.ts'
import type { DreadLetter, Threat } from './threat.ts'

/** A lowering rule of a threat, ready to be explained. */
export interface Lower {
  readonly letter: DreadLetter
  readonly because: string
  readonly explainer: Explainer
}

/** Why each letter is what it is: the answers that its rule reads, and what lowers it. */
export function letterReasons(
  base: Threat['base'],
  lowers: readonly Lower[],
  facts: Facts,
  reasons: Reasons,
): LetterReasons {
  const all = (letter: DreadLetter): readonly Because[] =>
    distinct([
      ...reasons.from(facts, letterGrounds(base, letter, facts)),
      ...lowers
        .filter((lower) => lower.letter === letter)
        .flatMap((lower) => lowerReasons(lower, facts, reasons)),
    ])
  return {
    damage: all('damage'),
    reproducibility: all('reproducibility'),
    exploitability: all('exploitability'),
    affectedUsers: all('affectedUsers'),
    discoverability: all('discoverability'),
  }
}

function lowerReasons(lower: Lower, facts: Facts, reasons: Reasons): readonly Because[] {
  const holds = lower.explainer.truth(facts, 'maybe')
  if (holds === false) return []
  const grounds = lower.explainer.grounds(facts, true)
  return holds === true ? reasons.said(facts, grounds, lower.because) : reasons.from(facts, grounds)
}

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
      return worth(facts, 'history.incident', exactly(0)).high > 0
        ? [ground('history.incident')]
        : []
    case 'exploitability':
      return wayInGrounds(base.wayIn)
    case 'affectedUsers':
      return affectedGrounds(base.scope, facts)
    case 'discoverability':
      return base.wayIn === 'outside' || base.wayIn === 'account' ? [ground('reach.who')] : []
  }
}

const ground = (fact: string, values: readonly string[] = []): Ground => ({ fact, values })

/** The worst of the answers about harm, and the rules that raise it. */
function damageGrounds(harm: Threat['base']['harm'], facts: Facts): readonly Ground[] {
  const names: readonly ScaleName[] =
    harm === 'cost' && worth(facts, 'impact.cost', exactly(0)).high === 0
      ? harmFacts.any
      : harmFacts[harm]
  const worths = names.map((name) => ({ name, high: worth(facts, name, exactly(1)).high }))
  const worst = Math.max(0, ...worths.map((each) => each.high))
  const floor = harm === 'down' ? 'down' : harm === 'change' || harm === 'cost' ? undefined : 'leak'
  const floored = floor && harm !== 'harm' && worst <= 2 && floorHolds(facts, floor).high === 1
  return [
    ...worths.filter((each) => each.high === worst).map((each) => ground(each.name)),
    ...(floored ? [ground(ratingFloors[floor].fact, ratingFloors[floor].values)] : []),
  ]
}

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

function affectedGrounds(scope: Threat['base']['scope'], facts: Facts): readonly Ground[] {
  const crowd = worth(facts, 'people.band', exactly(2))
  const counts = scope === 'one' ? crowd.high > 3 : crowd.low < 2 || crowd.high > 2
  const { fact, values } = ratingFloors.care
  const cared = scope === 'one' && floorHolds(facts, 'care').high === 1
  return [...(counts ? [ground('people.band')] : []), ...(cared ? [ground(fact, values)] : [])]
}
