import type { DreadLetter } from '../domain/vocabulary.ts'
import { type Damaging, damageOf } from './damage.ts'
import { atLeast, atMost, exactly, least, type Range, shifted } from './range.ts'
import type { Stakes } from './stakes.ts'
import type { Threat } from './threat.ts'

/** The five letters of one story as ranges of 1 to 3. */
export type Letters = Readonly<Record<DreadLetter, Range>>

/** How many of a story's lowering reasons speak for each letter: at least `low`, at most `high`; `every` is 1 where all of them hold. */
export type Lowering = Partial<Readonly<Record<DreadLetter | 'every', Range>>>

type Base = Threat['base']

const scopes = { one: 1, some: 2, all: 3 } as const

/**
 * Works out the five letters from answers by rule; nobody types a number. We assume that people look and find, so
 * hiding is never rewarded: only what has to be stood beside is harder to come by.
 */
export function dreadLettersOf(threat: Damaging, stakes: Stakes, lowering: Lowering): Letters {
  const { base } = threat
  const fewer = shifted(lowering.reproducibility ?? nothing, lowering.every ?? nothing)
  const repeated = lowered(exactly(base.reproducibility), fewer)
  const easy = atMost(wayIn(base.wayIn, stakes), base.skill)
  return {
    damage: lowered(damageOf(threat, stakes.harms), lowering.damage),
    reproducibility: atMost(shifted(repeated, stakes.incident), 3),
    exploitability: lowered(easy, lowering.exploitability),
    affectedUsers: lowered(affected(base.scope, stakes), lowering.affectedUsers),
    discoverability: exactly(base.wayIn === 'near' ? 2 : 3),
  }
}

const nothing = exactly(0)

const lowered = (letter: Range, by: Range = nothing): Range =>
  atLeast({ low: letter.low - by.high, high: letter.high - by.low }, 1)

/**
 * Millions widen "some" to all and a handful narrows "all" to some. One at a time adds up: once
 * where millions use it, and once where children or people who are easily harmed do.
 */
function affected(reaches: Base['scope'], { crowd, care }: Stakes): Range {
  const scope = scopes[reaches]
  if (scope === 1) {
    const millions = { low: Math.max(0, crowd.low - 2), high: Math.max(0, crowd.high - 2) }
    return shifted(shifted(exactly(1), millions), care)
  }
  const touched = (size: number): number => {
    if (size === 1) return 2
    return size >= 3 ? 3 : scope
  }
  return { low: touched(crowd.low), high: touched(crowd.high) }
}

function wayIn(way: Base['wayIn'], stakes: Stakes): Range {
  switch (way) {
    case 'outside':
      return stakes.reach
    case 'account':
      return least([stakes.reach, stakes.signup])
    case 'near':
      return stakes.touch
    case 'inside':
      return stakes.fullControl
    case 'supplier':
      return exactly(2)
  }
}
