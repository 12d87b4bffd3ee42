import type { Condition } from '../flow/condition.ts'
import type { Fact, Facts, FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { type ConditionExplainer, explainerOf, type Ground } from './explain.ts'
import { perServiceFacts } from './facts-for-rating.ts'

/** The origins of a fact that nobody answered: earlier answers that say it, or leave it open. */
type FactOrigins = (question: Question, fact: Fact, facts: Facts) => readonly Ground[]

/** How one question comes to be asked or known without asking, ready to be explained. */
interface Gates {
  readonly when: ConditionExplainer | undefined
  readonly inferred: ConditionExplainer | undefined
}

/** Compiles, when first needed, how each question comes to be asked. */
export function factOriginsFor(rules: FlowRules): FactOrigins {
  const { derived } = rules.flow
  const eachFacts = perServiceFacts(rules)
  const place = new Map(rules.askingOrder.map((question, index) => [question.fact, index]))
  const made = new Map<Question, Gates>()
  const gatesOf = (question: Question): Gates => {
    const known = made.get(question)
    if (known) return known
    const options = { derived, eachFacts, ...(question.service && { service: question.service }) }
    const explained = (condition: Condition | undefined): ConditionExplainer | undefined =>
      condition && explainerOf(condition, options)
    const gates = {
      when: explained(question.when),
      inferred: explained(question.inferred?.when),
    }
    made.set(question, gates)
    return gates
  }
  const placeOf = (name: string): number => place.get(name) ?? place.size
  return (question, fact, facts) =>
    [...grounds(gatesOf(question), fact, facts), ...onlyOneLeft(question, fact)].filter(
      // Only earlier answers say anything about a later question, so that nothing rests on itself.
      (ground) => placeOf(ground.fact) < placeOf(question.fact),
    )
}

/** What is known because one choice alone was left rests on the answer that left it. */
const onlyOneLeft = ({ offered }: Question, { state, possible }: Fact): readonly Ground[] =>
  state === 'inferred' && offered && 'among' in offered
    ? [{ fact: offered.among, values: possible.flat() }]
    : []

function grounds({ when, inferred }: Gates, fact: Fact, facts: Facts): readonly Ground[] {
  if (fact.state === 'inferred') return inferred?.grounds(facts, true) ?? []
  if (fact.state !== 'notSure') return []
  return [when, inferred].flatMap((gate) =>
    gate?.truth(facts, 'maybe') === 'maybe' ? gate.grounds(facts, true) : [],
  )
}
