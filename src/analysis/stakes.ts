import type { Facts } from '../flow/fact.ts'
import { type Harms, harmsFrom } from './damage.ts'
import { exactly, type Range } from './range.ts'
import { floorHolds, guardsHold, worth } from './scales.ts'

/** What one product's answers say about ratings, worked out once for all stories. */
export interface Stakes {
  /** How bad each kind of harm would be. */
  readonly harms: Harms
  /** How easily one gets to its first screen: 1 from a well-kept inside, 2 from inside or invited, 3 anyone. */
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
  return {
    harms: harmsFrom(facts),
    reach: reachOf(facts),
    signup: worth(facts, 'auth.signup', exactly(2)),
    touch: worth(facts, 'device.touch', exactly(2)),
    fullControl: worth(facts, 'authz.fullControl', exactly(2)),
    crowd: worth(facts, 'people.band', exactly(2)),
    incident: worth(facts, 'history.incident', exactly(0)),
    care: floorHolds(facts, 'care'),
  }
}

/** A stolen account or an open hole lets anybody in, so being inside helps only where both are guarded. */
function reachOf(facts: Facts): Range {
  const reach = worth(facts, 'reach.who', exactly(2))
  const possible = facts.get('reach.who')?.possible ?? []
  const mayBeInside = possible.length === 0 || possible.flat().includes('inside')
  if (!mayBeInside || facts.get('reach.who')?.state === 'notApplicable') return reach
  const isInside = possible.length > 0 && possible.every((value) => value === 'inside')
  const guarded = guardsHold(facts)
  return {
    low: guarded.high === 1 ? 1 : reach.low,
    high: isInside && guarded.low === 1 ? 1 : reach.high,
  }
}
