import type { GivenAnswer } from '../flow/answer.ts'
import { type Facts, type FlowRules, readFacts } from '../flow/fact.ts'
import { factSoftener } from './soft-facts.ts'
import { stakesOf } from './stakes.ts'
import type { Reading } from './standing.ts'

/** Reads answers the way the analysis needs them. */
export interface Reader {
  read(answers: readonly GivenAnswer[]): Reading
  /** The connected services that were named, in order. */
  serviceNames(facts: Facts): readonly string[]
}

/** Compiles the reading of answers. */
export function readerFor(rules: FlowRules): Reader {
  const soften = factSoftener(rules)
  const list = rules.flow.questions.find((question) => question.each)?.each?.list
  const listFact = list === undefined ? undefined : rules.byId.get(list)?.fact
  const serviceNames = (facts: Facts): readonly string[] => {
    const named = listFact === undefined ? undefined : facts.get(listFact)?.possible[0]
    return named === undefined ? [] : [named].flat()
  }
  return {
    serviceNames,
    read(answers) {
      const facts = readFacts(rules, answers)
      const soft = soften(facts)
      return {
        facts,
        soft,
        stakes: stakesOf(soft),
        services: Math.max(1, serviceNames(facts).length),
      }
    },
  }
}
