import type { Facts } from '../flow/fact.ts'
import { exactly, greatest, type Range } from './range.ts'
import { floorHolds, harmFacts, trustLevels, worth } from './scales.ts'
import type { Threat } from './threat.ts'

type Harm = Threat['base']['harm']

/** What one product's answers say about ratings, worked out once for all stories. */
export interface Stakes {
  /** How bad each kind of harm would be: 1 to 3. */
  readonly harm: Readonly<Record<Harm, Range>>
  /** Who can open its first screen: 1 from inside, 2 the invited, 3 anyone. */
  readonly reach: Range
  /** How easily one gets an account: 2 checked, 3 anyone. */
  readonly signup: Range
  /** How near strangers get to a device: 2 touch, 3 open it. */
  readonly touch: Range
  /** How many hold full control: 3 when more than twenty do. */
  readonly fullControl: Range
  /** How many people use it: 1 a handful, 2 up to a million, 3 millions. */
  readonly crowd: Range
  /** 1 when there was trouble lately. */
  readonly incident: Range
  /** 1 when children or people who are easily harmed use it. */
  readonly care: Range
}

/** Works out what is at stake for one product. */
export function stakesOf(facts: Facts): Stakes {
  const worst = (harm: Harm): Range => {
    const scale = harm === 'trust' ? trustLevels : undefined
    return greatest(harmFacts[harm].map((name) => worth(facts, name, exactly(1), scale)))
  }
  const leakFloor = floorHolds(facts, 'leak')
  const any = worst('any')
  return {
    harm: {
      leak: raisedTo(worst('leak'), leakFloor),
      account: raisedTo(worst('account'), leakFloor),
      any: raisedTo(any, leakFloor),
      down: raisedTo(worst('down'), floorHolds(facts, 'down')),
      change: worst('change'),
      trust: worst('trust'),
      cost: worth(facts, 'impact.cost', any),
      harm: exactly(3),
    },
    reach: worth(facts, 'reach.who', exactly(2)),
    signup: worth(facts, 'auth.signup', exactly(2)),
    touch: worth(facts, 'device.touch', exactly(2)),
    fullControl: worth(facts, 'authz.fullControl', exactly(2)),
    crowd: worth(facts, 'people.band', exactly(2)),
    incident: worth(facts, 'history.incident', exactly(0)),
    care: floorHolds(facts, 'care'),
  }
}

/** Rules and promises make it at least upsetting, as far as it is sure, or possible, that they apply. */
const raisedTo = (range: Range, holds: Range): Range => ({
  low: holds.low === 1 ? Math.max(range.low, 2) : range.low,
  high: holds.high === 1 ? Math.max(range.high, 2) : range.high,
})
