import type { GivenAnswer } from '../flow/answer.ts'
import { type Facts, type FlowRules, readFacts } from '../flow/fact.ts'
import { type NamedService, namedServices } from '../flow/named-services.ts'
import { factSoftener } from './facts-for-rating.ts'
import { rereaderFor } from './incremental-reader.ts'
import { ratedFacts } from './scales.ts'
import { type Stakes, stakesOf } from './stakes.ts'
import type { FactsForThreats } from './threat-status.ts'

/** Reads answers the way the analysis needs them. */
export interface AnswerReader {
  read(answers: readonly GivenAnswer[]): FactsForThreats
  /** Ready to read the same answers with a few more, as often as needed. */
  again(answers: readonly GivenAnswer[], reading: FactsForThreats): ReadMore
  /** The connected services that were named, in order. */
  services(facts: Facts): readonly NamedService[]
}

const byNumber = (one: number, other: number): number => one - other

/** Where nobody named a service, there is one to look at. */
const unnamed: readonly number[] = [1]

/** The reading of a product's answers with these among them. */
export type ReadMore = (more: readonly GivenAnswer[]) => FactsForThreats

/** Compiles the reading of answers. */
export function answerReaderFor(rules: FlowRules): AnswerReader {
  const softener = factSoftener(rules)
  const rereader = rereaderFor(rules)
  const list = rules.flow.questions.find((question) => question.each)?.each?.list
  const listFact = list === undefined ? undefined : rules.byId.get(list)?.fact
  const services = (facts: Facts): readonly NamedService[] =>
    listFact === undefined ? [] : namedServices(facts.get(listFact))
  const readingOf = (facts: Facts, soft: Facts, stakes: Stakes): FactsForThreats => {
    const numbers = services(facts).map(({ number }) => number)
    return {
      facts,
      soft,
      stakes,
      services: numbers.length > 0 ? numbers.toSorted(byNumber) : unnamed,
    }
  }
  return {
    services,
    read(answers) {
      const facts = readFacts(rules, answers)
      const soft = softener.soften(facts)
      return readingOf(facts, soft, stakesOf(soft))
    },
    again(answers, before) {
      const reread = rereader(answers)
      return (more) => {
        if (more.length === 0) return before
        const { facts, touched } = reread(before.facts, more)
        const soft = softener.again(facts, touched, before)
        const raised = touched.some(({ fact }) => ratedFacts.has(fact))
        return readingOf(facts, soft, raised ? stakesOf(soft) : before.stakes)
      }
    },
  }
}
