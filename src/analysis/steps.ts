import { limits } from '../domain/limits.ts'
import type { DreadLetter } from '../domain/vocabulary.ts'
import { type GivenAnswer, sameAnswer } from '../flow/answer.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import { serviceCopy } from '../flow/flow.ts'
import type { Letters } from './dread.ts'
import { atLeast, exactly, least, type Range, shifted } from './range.ts'
import type { Safeguard, Threat } from './threat.ts'

/** What people would answer once safety steps are done. */
export type AnswersAfter = (steps: readonly Safeguard[]) => readonly GivenAnswer[]

/** Compiles which answers a step changes. */
export function answersAfterFor(rules: FlowRules): AnswersAfter {
  const byFact = new Map(rules.flow.questions.map((question) => [question.fact, question]))
  return (steps) =>
    steps.flatMap((step) =>
      step.changes.flatMap(({ fact, value }) =>
        Array.from({ length: limits.services }, (_, index) => serviceCopy(fact, index + 1)).flatMap(
          (name) => {
            const question = byFact.get(name)
            if (!question) return []
            const given = question.type === 'multi' ? [value].flat() : value
            return [{ question: question.id, by: '', at: '', value: given, settles: true }]
          },
        ),
      ),
    )
}

/** True when the answers already say what this step would change: it is in place. */
export function isInPlace(step: Safeguard, facts: Facts): boolean {
  return (
    step.changes.length > 0 &&
    step.changes.every(({ fact, value }) => {
      const known = facts.get(fact)
      const said = known?.state === 'known' ? known.possible[0] : undefined
      return said !== undefined && sameAnswer([said].flat(), [value].flat())
    })
  )
}

/**
 * A story's letters after steps: as the changed answers rate it, and one lower for each letter that
 * a step names for this story, unless the changed answers lowered that letter already.
 * A step never makes a story worse, and being found is never lowered.
 */
export function lettersAfter(
  threat: Threat,
  steps: readonly Safeguard[],
  before: Letters,
  changed: Letters,
): Letters {
  const named = threat.safeguards.filter(({ id }) => steps.some((step) => step.id === id))
  const after = (letter: DreadLetter): Range => {
    const rated = least([before[letter], changed[letter]])
    const owed = named.filter(({ lowers }) => lowers.includes(letter)).length
    const paid = before[letter].high - rated.high
    return atLeast(shifted(rated, exactly(-Math.max(0, owed - paid))), 1)
  }
  return {
    damage: after('damage'),
    reproducibility: after('reproducibility'),
    exploitability: after('exploitability'),
    affectedUsers: after('affectedUsers'),
    discoverability: before.discoverability,
  }
}
