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

/**
 * A crowd widens "some" to all and a handful narrows "all" to some. One at a time adds up: once
 * where millions use it, and once where children or people who are easily harmed do.
 */
function affected(base: Base, facts: Facts): Range {
  const scope = scopes[base.scope]
  const crowd = worth(facts, 'people.band', exactly(2))
  if (scope === 1) {
    const millions = { low: Math.max(0, crowd.low - 3), high: Math.max(0, crowd.high - 3) }
    return shifted(shifted(exactly(1), millions), floorHolds(facts, 'care'))
  }
  const touched = (size: number): number => {
    if (size === 1) return 2
    return size >= 3 ? 3 : scope
  }
  return { low: touched(crowd.low), high: touched(crowd.high) }
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
      return worth(facts, 'authz.fullControl', exactly(2))
    case 'supplier':
      return exactly(2)
  }
}

/**
 * We assume that people look and find; only what takes being inside or nearby is harder to come by.
 * A supplier's trouble needs no finding: it comes by itself.
 */
function found(way: Base['wayIn'], reach: Range): Range {
  if (way === 'supplier') return exactly(3)
  if (way === 'inside' || way === 'near') return exactly(2)
  return atMost(shifted(reach, exactly(1)), 3)
}
