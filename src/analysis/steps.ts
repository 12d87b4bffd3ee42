import { limits } from '../domain/limits.ts'
import type { DreadLetter } from '../domain/vocabulary.ts'
import { type GivenAnswer, sameAnswer } from '../flow/answer.ts'
import type { Fact, FlowRules } from '../flow/fact.ts'
import { serviceCopy } from '../flow/flow.ts'
import type { Letters } from './dread.ts'
import type { Judged } from './judge.ts'
import { atLeast, exactly, least, type Range, shifted } from './range.ts'
import { catalogueId, isFor, type Step } from './step-ids.ts'
import type { FactsForThreats } from './threat-status.ts'

/** What people would answer once safety steps are done. */
export type AnswersAfter = (steps: readonly Step[]) => readonly GivenAnswer[]

/** Compiles which answers a step changes. */
export function answersAfterFor(rules: FlowRules): AnswersAfter {
  const byFact = new Map(rules.flow.questions.map((question) => [question.fact, question]))
  return (steps) =>
    steps.flatMap((step) =>
      step.changes.flatMap(({ fact, value }) =>
        servicesOf(step).flatMap((service) => {
          const question = byFact.get(serviceCopy(fact, service))
          if (!question) return []
          const given = question.type === 'multi' ? [value].flat() : value
          return [{ question: question.id, by: '', at: '', value: given, settles: true }]
        }),
      ),
    )
}

const everyService = Array.from({ length: limits.services }, (_, index) => index + 1)

const servicesOf = ({ service }: Step): readonly number[] =>
  service === undefined ? everyService : [service]

/** True when the answers already say what this step would change, of each service that it is taken for: it is in place. */
export function isInPlace(step: Step, { facts, services }: FactsForThreats): boolean {
  const numbers = step.service !== undefined ? [step.service] : step.each ? services : [1]
  return (
    step.changes.length > 0 &&
    step.changes.every(({ fact, value }) =>
      numbers.every((number) => says(facts.get(serviceCopy(fact, number)), value)),
    )
  )
}

function says(known: Fact | undefined, value: string | readonly string[]): boolean {
  const said = known?.state === 'known' ? known.possible[0] : undefined
  return said !== undefined && sameAnswer([said].flat(), [value].flat())
}

/**
 * A story's letters after steps: as the changed answers rate it, and one lower for each letter that
 * a step names for this story, unless the changed answers lowered that letter already.
 * A step never makes a story worse, and being found is never lowered.
 */
export function lettersAfter(
  { compiled, standsFor, letters: before }: Judged,
  steps: readonly Step[],
  changed: Letters,
): Letters {
  const taken = new Set(
    steps.filter((step) => isFor(step, standsFor)).map(({ id }) => catalogueId(id)),
  )
  const named = compiled.threat.safeguards.filter(({ id }) => taken.has(id))
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
