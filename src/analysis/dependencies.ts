import { type Condition, type DerivedFacts, factLeaves } from '../flow/condition.ts'
import type { FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { countedHarms } from './damage.ts'
import { insideGuards, ratingFloors, worstKindFact } from './scales.ts'
import type { Threat } from './threat.ts'

/** Every fact that may change the status or the rating of each threat, through branches too; by threat id. */
export function factsBehindThreats(
  rules: FlowRules,
  threats: readonly Threat[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const { derived, questions } = rules.flow
  const bySource = new Map<string, string[]>()
  for (const question of questions) {
    const source = sourceFact(question)
    bySource.set(source, [...(bySource.get(source) ?? []), question.fact])
  }
  const gates = new Map(questions.map((question) => [question.fact, gatesOf(question, derived)]))
  return new Map(
    threats.map((threat) => {
      const behind = new Set<string>()
      const add = (name: string): void => {
        for (const fact of bySource.get(name) ?? [name]) {
          if (behind.has(fact)) continue
          behind.add(fact)
          for (const gate of gates.get(fact) ?? []) add(gate)
        }
      }
      for (const fact of factsOfThreat(threat, derived)) add(fact)
      return [threat.id, behind]
    }),
  )
}

/** The fact as conditions name it, for a per-service copy too. */
export const sourceFact = (question: Question): string =>
  question.service && question.service > 1
    ? question.fact.slice(0, question.fact.lastIndexOf('.'))
    : question.fact

const leafNames = (condition: Condition | undefined, derived: DerivedFacts): readonly string[] =>
  condition ? factLeaves(condition, derived).map((leaf) => leaf.fact) : []

/** The facts that decide whether a question is asked. */
export const gatesOf = (question: Question, derived: DerivedFacts): readonly string[] => [
  ...leafNames(question.when, derived),
  ...leafNames(question.inferred?.when, derived),
  ...(question.offered && 'among' in question.offered ? [question.offered.among] : []),
]

/** Every fact that a threat's own rules and its rating read; a fact of connected services by its common name. */
export function factsOfThreat(threat: Threat, derived: DerivedFacts): readonly string[] {
  const { base } = threat
  return [
    ...leafNames(threat.when, derived),
    ...leafNames(threat.covered, derived),
    ...threat.lowers.flatMap((lower) => leafNames(lower.if, derived)),
    ...countedHarms(threat).map(({ name }) => name),
    ...(base.harm === 'cost' ? ['impact.cost'] : []),
    ...(threat.touches.length > 0 ? [worstKindFact] : []),
    ...Object.values(ratingFloors).map((floor) => floor.fact),
    ...['reach.who', 'people.band', 'history.incident'],
    ...(isFromOutside(base.wayIn) ? insideGuards.map(({ fact }) => fact) : []),
    ...(base.wayIn === 'account' ? ['auth.signup'] : []),
    ...(base.wayIn === 'inside' ? ['authz.fullControl'] : []),
    ...(base.wayIn === 'near' ? ['device.touch'] : []),
  ]
}

const isFromOutside = (way: Threat['base']['wayIn']): boolean =>
  way === 'outside' || way === 'account'
