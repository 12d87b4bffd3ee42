import type { DreadLetter } from '../domain/vocabulary.ts'
import type { Condition } from '../flow/condition.ts'
import { compileCondition, type Rule } from '../flow/evaluate.ts'
import type { FlowRules } from '../flow/fact.ts'
import { serviceCopy } from '../flow/flow.ts'
import { interned } from '../flow/interned.ts'
import { factsOfThreat } from './dependencies.ts'
import { perServiceFacts } from './facts-for-rating.ts'
import type { Threat } from './threat.ts'

/** One threat's conditions, compiled for one connected service or for the product as a whole. */
export interface ThreatRules {
  readonly when: Rule
  readonly covered: Rule | undefined
  readonly lowers: readonly { readonly letter: DreadLetter; readonly rule: Rule }[]
  /** The facts about its connected service that these read. */
  readonly ownFacts: readonly string[]
}

/** A threat ready to judge any set of facts with. */
export interface CompiledThreat {
  readonly threat: Threat
  /** One for each connected service the questionnaire can name, or a single one. */
  readonly copies: readonly ThreatRules[]
}

/** Compiles every condition of the catalogue once. */
export function compileThreats(
  rules: FlowRules,
  threats: readonly Threat[],
): readonly CompiledThreat[] {
  const services = mostServices(rules)
  const { derived } = rules.flow
  const eachFacts = perServiceFacts(rules)
  return threats.map((threat) => {
    const each = [...new Set(factsOfThreat(threat, derived))].filter((name) => eachFacts.has(name))
    const copy = (service?: number): ThreatRules => {
      const compile = (condition: Condition): Rule =>
        compileCondition(condition, { derived, eachFacts, ...(service && { service }) })
      return {
        when: compile(threat.when),
        covered: threat.covered && compile(threat.covered),
        lowers: threat.lowers.map((lower) => ({ letter: lower.letter, rule: compile(lower.if) })),
        ownFacts: service ? each.map((name) => interned(serviceCopy(name, service))) : [],
      }
    }
    const copies = threat.each
      ? Array.from({ length: services }, (_, index) => copy(index + 1))
      : [copy()]
    return { threat, copies }
  })
}

/** How many connected services the questionnaire asks about at most. */
const mostServices = (rules: FlowRules): number =>
  Math.max(1, ...rules.flow.questions.map((question) => question.service ?? 1))
