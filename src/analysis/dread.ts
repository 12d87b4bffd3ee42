import type { Facts } from '../flow/fact.ts'
import { atLeast, atMost, exactly, least, type Range, shifted } from './range.ts'
import { floorHolds, harmRange, raisedTo, worth } from './stakes.ts'
import type { DreadLetter, Threat } from './threat.ts'

/** The five letters of one story as ranges of 1 to 3. */
export type Letters = Readonly<Record<DreadLetter, Range>>

/** How many of a story's lowering reasons speak for each letter: at least `low`, at most `high`. */
export type Lowering = Partial<Readonly<Record<DreadLetter, Range>>>

type Base = Threat['base']

const scopes = { one: 1, some: 2, all: 3 } as const
const leaks: readonly Base['harm'][] = ['leak', 'account', 'any']

/** Works out the five letters from answers by rule; nobody types a number. */
export function dreadLettersOf(base: Base, facts: Facts, lowering: Lowering): Letters {
  const reach = worth(facts, 'reach.who', exactly(2))
  const incident = worth(facts, 'history.incident', exactly(0))
  const repeated = lowered(exactly(base.reproducibility), lowering.reproducibility)
  const easy = least([exactly(base.skill), wayIn(base.wayIn, reach, facts)])
  return {
    damage: lowered(damage(base, facts), lowering.damage),
    reproducibility: atMost(shifted(repeated, incident), 3),
    exploitability: lowered(easy, lowering.exploitability),
    affectedUsers: lowered(affected(base, facts), lowering.affectedUsers),
    discoverability: found(base.wayIn, reach),
  }
}

const lowered = (letter: Range, by: Range = exactly(0)): Range =>
  atLeast({ low: letter.low - by.high, high: letter.high - by.low }, 1)

function damage(base: Base, facts: Facts): Range {
  const harm = harmRange(facts, base.harm)
  if (leaks.includes(base.harm)) return raisedTo(harm, 2, floorHolds(facts, 'leak'))
  return base.harm === 'down' ? raisedTo(harm, 2, floorHolds(facts, 'down')) : harm
}

/** A crowd widens "some" to all, a handful narrows "all" to some, and people who need care never count as few. */
function affected(base: Base, facts: Facts): Range {
  const scope = scopes[base.scope]
  const crowd = worth(facts, 'people.band', exactly(2))
  const touched = (size: number): number => {
    if (size === 1) return Math.min(scope, 2)
    return size === 3 && scope === 2 ? 3 : scope
  }
  const people = { low: touched(crowd.low), high: touched(crowd.high) }
  return scope === 1 ? raisedTo(people, 2, floorHolds(facts, 'care')) : people
}

function wayIn(way: Base['wayIn'], reach: Range, facts: Facts): Range {
  switch (way) {
    case 'outside':
      return reach
    case 'account':
      return least([reach, worth(facts, 'auth.signup', exactly(2))])
    case 'near':
      return worth(facts, 'device.touch', exactly(2))
    case 'inside':
    case 'supplier':
      return exactly(2)
  }
}

/** We assume that people look and find; only what cannot be reached from outside is harder to find. */
function found(way: Base['wayIn'], reach: Range): Range {
  if (way !== 'outside' && way !== 'account') return exactly(2)
  return atMost(shifted(reach, exactly(1)), 3)
}
