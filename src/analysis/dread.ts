import type { DreadLetter } from '../domain/vocabulary.ts'
import { atLeast, atMost, exactly, least, type Range, shifted } from './range.ts'
import type { Stakes } from './stakes.ts'
import type { Threat } from './threat.ts'

/** The five letters of one story as ranges of 1 to 3. */
export type Letters = Readonly<Record<DreadLetter, Range>>

/** How many of a story's lowering reasons speak for each letter: at least `low`, at most `high`. */
export type Lowering = Partial<Readonly<Record<DreadLetter, Range>>>

type Base = Threat['base']

const scopes = { one: 1, some: 2, all: 3 } as const

/** Works out the five letters from answers by rule; nobody types a number. */
export function dreadLettersOf(base: Base, stakes: Stakes, lowering: Lowering): Letters {
  const repeated = lowered(exactly(base.reproducibility), lowering.reproducibility)
  const easy = atMost(wayIn(base.wayIn, stakes), base.skill)
  return {
    damage: lowered(stakes.harm[base.harm], lowering.damage),
    reproducibility: atMost(shifted(repeated, stakes.incident), 3),
    exploitability: lowered(easy, lowering.exploitability),
    affectedUsers: lowered(affected(base.scope, stakes), lowering.affectedUsers),
    discoverability: found(base.wayIn, stakes),
  }
}

const lowered = (letter: Range, by: Range = exactly(0)): Range =>
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

/**
 * We assume that people look and find; only what takes being let in, inside or nearby is harder to come by.
 * A supplier's trouble needs no finding: it comes by itself.
 */
function found(way: Base['wayIn'], { reach, signup }: Stakes): Range {
  if (way === 'supplier') return exactly(3)
  if (way === 'inside' || way === 'near') return exactly(2)
  const seen = atMost(shifted(reach, exactly(1)), 3)
  return way === 'account' ? least([seen, signup]) : seen
}
