import type { DreadLetter } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import { distinct, type Reasons } from './because.ts'
import type { Damaging } from './damage.ts'
import type { ConditionExplainer } from './explain.ts'
import type { Because } from './finding.ts'
import { harmGrounds, letterGrounds } from './letter-grounds.ts'
import type { LetterReasons } from './rating.ts'

/** A lowering rule of a threat, ready to be explained. */
export interface Lower {
  readonly letter: DreadLetter
  readonly reason: string
  readonly explainer: ConditionExplainer
}

/** What reasons are made from. */
export interface Told {
  readonly facts: Facts
  readonly reasons: Reasons
  /** The answers that open the story: what a letter rests on where its rule reads no answer. */
  readonly opening: readonly Because[]
}

/**
 * Why each letter is what it is: the answers that its rule reads, those that lower it, and those
 * that were looked at and left it where it is.
 */
export function letterReasons(
  threat: Damaging,
  lowers: readonly Lower[],
  told: Told,
): LetterReasons {
  const { facts, reasons, opening } = told
  const all = (letter: DreadLetter): readonly Because[] => {
    const own = lowers.filter((lower) => lower.letter === letter)
    const decisive = distinct([
      ...reasons.from(facts, letterGrounds(threat, letter, facts)),
      ...own.flatMap((lower) => lowerReasons(lower, told)),
    ])
    if (decisive.length > 0) return decisive
    const looked = reasons.from(facts, [
      ...(letter === 'damage' ? harmGrounds(threat) : []),
      ...own.flatMap(({ explainer }) => explainer.looksAt),
    ])
    return looked.length > 0 ? looked : opening
  }
  return {
    damage: all('damage'),
    reproducibility: all('reproducibility'),
    exploitability: all('exploitability'),
    affectedUsers: all('affectedUsers'),
    discoverability: all('discoverability'),
  }
}

function lowerReasons({ explainer, reason }: Lower, { facts, reasons }: Told): readonly Because[] {
  const holds = explainer.truth(facts, 'maybe')
  const grounds = explainer.grounds(facts, holds !== false)
  return holds === true ? reasons.said(facts, grounds, reason) : reasons.from(facts, grounds)
}

/** The answers that keep letters high: those to what would lower them, and does not for sure. */
export const keptHigh = (lowers: readonly Lower[], told: Told): readonly Because[] =>
  lowers
    .filter(({ explainer }) => explainer.truth(told.facts, 'maybe') !== true)
    .flatMap((lower) => lowerReasons(lower, told))
