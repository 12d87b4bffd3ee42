import { compileCondition, type Rule, type Truth } from '../flow/evaluate.ts'
import type { Fact, Facts, FactValue, FlowRules } from '../flow/fact.ts'
import type { Flow, Question } from '../flow/flow.ts'

/** Names of the facts that exist once for each connected service. */
export function perServiceFacts({ flow }: Pick<FlowRules, 'flow'>): ReadonlySet<string> {
  const known = perService.get(flow)
  if (known) return known
  const first = flow.questions.filter((question) => question.service === 1)
  const names = new Set(first.map((question) => question.fact))
  perService.set(flow, names)
  return names
}

/** One set for each flow, so that all its conditions share their parts. */
const perService = new WeakMap<Flow, ReadonlySet<string>>()

/** How one question comes to be asked, three-valued. */
interface Gate {
  readonly question: Question
  readonly applies: Rule | undefined
  readonly inferred: Rule | undefined
}

/** Reads facts as ratings do. */
interface Softener {
  soften(facts: Facts): Facts
  /** The same for facts that differ from those before only in what these questions ask. */
  again(facts: Facts, touched: readonly Question[], before: { facts: Facts; soft: Facts }): Facts
}

/**
 * Compiles the reading of facts that ratings use. An answer whose question only *may* apply,
 * because an earlier one is not sure, may also turn out not to count. The fact then has both values:
 * the answer, and the one it has where the question does not apply, so that a rating's range covers either case.
 */
export function factSoftener(rules: FlowRules): Softener {
  const derived = rules.flow.derived
  const eachFacts = perServiceFacts(rules)
  const gates = rules.askingOrder
    .filter((question) => question.when ?? question.inferred)
    .map((question): Gate => {
      const { service } = question
      const options = { derived, eachFacts, growing: true, ...(service && { service }) }
      return {
        question,
        applies: question.when && compileCondition(question.when, options),
        inferred: question.inferred && compileCondition(question.inferred.when, options),
      }
    })
  const byQuestion = new Map(gates.map((gate) => [gate.question, gate]))
  const soften = (facts: Facts): Facts =>
    isAllSure(facts) ? facts : softenAll(gates, facts, new Map(facts))
  return {
    soften,
    again(facts, touched, before) {
      if (before.soft === before.facts || isAllSure(facts)) return soften(facts)
      const soft = new Map(before.soft)
      for (const { fact: name } of touched) {
        const fact = facts.get(name)
        if (fact) soft.set(name, fact)
      }
      const open = touched.flatMap((question) => byQuestion.get(question) ?? [])
      return softenAll(open, facts, soft)
    },
  }
}

function isAllSure(facts: Facts): boolean {
  for (const fact of facts.values()) {
    if (fact.state === 'notSure' || fact.state === 'disputed') return false
  }
  return true
}

/** Softens, in asking order, the facts of these questions. */
function softenAll(gates: readonly Gate[], facts: Facts, soft: Map<string, Fact>): Facts {
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
