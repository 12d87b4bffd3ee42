import { compileCondition, type Rule, type Truth } from '../flow/evaluate.ts'
import type { Fact, Facts, FactValue, FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'

/** Names of the facts that exist once for each connected service. */
export const perServiceFacts = (rules: FlowRules): ReadonlySet<string> =>
  new Set(
    rules.flow.questions
      .filter((question) => question.service === 1)
      .map((question) => question.fact),
  )

/** How one question comes to be asked, three-valued. */
interface Gate {
  readonly question: Question
  readonly applies: Rule | undefined
  readonly inferred: Rule | undefined
}

/**
 * Compiles the reading of facts that ratings use. An answer whose question only *may* apply,
 * because an earlier one is not sure, may also turn out to be beside the point: it is kept beside
 * that possibility, so that a rating's range holds whatever the earlier answer turns out to be.
 */
export function factSoftener(rules: FlowRules): (facts: Facts) => Facts {
  const derived = rules.flow.derived
  const eachFacts = perServiceFacts(rules)
  const gates = rules.askingOrder
    .filter((question) => question.when ?? question.inferred)
    .map((question): Gate => {
      const options = { derived, eachFacts, ...(question.service && { service: question.service }) }
      return {
        question,
        applies: question.when && compileCondition(question.when, options),
        inferred: question.inferred && compileCondition(question.inferred.when, options),
      }
    })
  return (facts) => (isAllSure(facts) ? facts : soften(gates, facts))
}

function isAllSure(facts: Facts): boolean {
  for (const fact of facts.values()) {
    if (fact.state === 'notSure' || fact.state === 'disputed') return false
  }
  return true
}

function soften(gates: readonly Gate[], facts: Facts): Facts {
  const soft = new Map(facts)
  for (const { question, applies, inferred } of gates) {
    const fact = facts.get(question.fact)
    const applying = applies?.(soft, 'maybe') ?? true
    const inferring = inferred?.(soft, 'maybe') ?? false
    if (fact && (applying === 'maybe' || inferring === 'maybe')) {
      soft.set(question.fact, softened(fact, applying, inferring, question.inferred?.value))
    }
  }
  return soft
}

const beside: FactValue = []

function softened(fact: Fact, applying: Truth, inferring: Truth, guess: string | undefined): Fact {
  if (fact.state === 'notApplicable' || fact.state === 'inferred') {
    return { state: 'notSure', possible: [], answers: fact.answers }
  }
  if (fact.possible.length === 0) return fact
  const possible = [...fact.possible]
  if (applying === 'maybe') possible.push(beside)
  if (inferring === 'maybe' && guess !== undefined) possible.push(guess)
  return { ...fact, state: 'disputed', possible }
}
