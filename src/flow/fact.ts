import type { GivenAnswer } from './answer.ts'
import { answerProblem, keepsOrder, notSure, sameAnswer } from './answer.ts'
import { factLeaves } from './condition.ts'
import { compileCondition, type Rule } from './evaluate.ts'
import type { Flow, Question, Role } from './flow.ts'
import { isNamed } from './named-services.ts'
import { emptyLibrary, type FlowLibrary, isWorthAsking, onlyChoice } from './offered.ts'

/** A fact's value: one choice or text, or several. */
export type FactValue = string | readonly string[]

/** How well a fact is known; the six ways of not knowing are never mixed up. */
export type FactState =
  | 'known'
  | 'inferred'
  | 'disputed'
  | 'notSure'
  | 'skipped'
  | 'unasked'
  | 'notApplicable'

/** What is known about one thing, and who said so. */
export interface Fact {
  readonly state: FactState
  /** One value when known or inferred, two or more when disputed, none otherwise. */
  readonly possible: readonly FactValue[]
  readonly answers: readonly GivenAnswer[]
}

/** Facts by name; a name that is missing was not asked. */
export type Facts = ReadonlyMap<string, Fact>

/** A flow with its conditions compiled once, to read any number of answers with. */
export interface FlowRules {
  readonly flow: Flow
  /** What the questionnaire takes from outside. */
  readonly library: FlowLibrary
  /** The core first, then all the rest; flow order within each. */
  readonly askingOrder: readonly Question[]
  readonly byId: ReadonlyMap<string, Question>
  /** Whether a question applies, given the facts so far: only a sure "no" closes it. */
  applies(question: Question, facts: Facts): boolean
  /** Whether answers open a question: what was not asked opens nothing, what nobody is sure of may. */
  opened(question: Question, facts: Facts): boolean
  /** Whether answers that are still to come, and surely asked for, may open a question. */
  waits(question: Question, facts: Facts): boolean
  /** The value a fact has without being asked, where the answers so far already say it. */
  inferredValue(question: Question, facts: Facts): string | undefined
  lowStakes(facts: Facts): boolean
  /** Whether a product has need of somebody in this role, as far as answers say so. */
  needs(role: Role, facts: Facts): boolean
  /** The product is not in use yet, so early wordings are shown. */
  early(facts: Facts): boolean
}

const unasked: Fact = { state: 'unasked', possible: [], answers: [] }
const notApplicable: Fact = { state: 'notApplicable', possible: [], answers: [] }

/** Compiles a flow's conditions; without a library no example product is ever near. */
export function flowRules(flow: Flow, library: FlowLibrary = emptyLibrary): FlowRules {
  const eachFacts = new Set(flow.questions.filter((q) => q.each).map((q) => serviceless(q)))
  const compile = (condition: Parameters<typeof compileCondition>[0], service?: number): Rule =>
    compileCondition(condition, {
      derived: flow.derived,
      eachFacts,
      growing: true,
      ...(service && { service }),
    })
  const rules = new Map(
    flow.questions.map((question) => [
      question.id,
      {
        when: question.when && compile(question.when, question.service),
        inferred: question.inferred && compile(question.inferred.when, question.service),
        gates: gatesOf(flow, question),
        list: question.each && listFact(flow, question.each.list),
      },
    ]),
  )
  const low = compile(flow.lowStakes)
  const needed = new Map(
    flow.questions
      .flatMap(({ roles }) => roles ?? [])
      .flatMap((role) => (role.when ? [[role, compile(role.when)] as const] : [])),
  )
  const round = ({ depth }: Question) => (depth === 'core' ? 0 : 1)
  const askingOrder = flow.questions.toSorted((one, other) => round(one) - round(other))
  const outside = { askingOrder, library }
  return {
    flow,
    library,
    askingOrder,
    byId: new Map(flow.questions.map((question) => [question.id, question])),
    applies(question, facts) {
      if (question.retired) return false
      const rule = rules.get(question.id)
      if (rule?.inferred?.(facts, 'maybe') === true) return false
      if (rule?.list !== undefined) {
        if (!isNamed(facts.get(rule.list), question.service ?? 1)) return false
      }
      if (rule?.when?.(facts, 'maybe') === false) return false
      return isWorthAsking(question, { rules: outside, facts })
    },
    opened(question, facts) {
      const opens = rules.get(question.id)?.when?.(facts, 'closed') ?? true
      return question.whenSure ? opens === true : opens !== false
    },
    waits(question, facts) {
      if (this.opened(question, facts)) return false
      const gates = rules.get(question.id)?.gates ?? []
      return gates.some((fact) => facts.get(fact)?.state === 'unasked')
    },
    inferredValue(question, facts) {
      const rule = rules.get(question.id)
      if (rule?.inferred?.(facts, 'maybe') === true) return question.inferred?.value
      if (question.retired || rule?.when?.(facts, 'maybe') === false) return undefined
      return onlyChoice(question, { rules: outside, facts })
    },
    lowStakes: (facts) => low(facts, 'maybe') === true,
    needs: (role, facts) => (needed.get(role)?.(facts, 'closed') ?? true) === true,
    early(facts) {
      const value = flow.stage && facts.get(flow.stage.fact)?.possible
      return value?.length === 1 && flow.stage?.early.includes(String(value[0])) === true
    },
  }
}

const serviceless = (question: Question): string =>
  question.service && question.service > 1
    ? question.fact.slice(0, question.fact.lastIndexOf('.'))
    : question.fact

/** The facts that open a question and that nearly everybody is asked for. */
function gatesOf(flow: Flow, { when }: Question): readonly string[] {
  if (!when) return []
  const asked = new Set(
    flow.questions.flatMap(({ depth, fact }) => (depth === 'detail' ? [] : fact)),
  )
  return factLeaves(when, flow.derived).flatMap(({ fact }) => (asked.has(fact) ? fact : []))
}

const listFact = (flow: Flow, list: string): string =>
  flow.questions.find((other) => other.id === list)?.fact ?? ''

/** Answers by question, without those that are none today: an edited flow may have lost a choice. */
export function standingAnswers(
  rules: FlowRules,
  answers: readonly GivenAnswer[],
): ReadonlyMap<string, readonly GivenAnswer[]> {
  const standing = new Map<string, GivenAnswer[]>()
  for (const answer of answers) {
    const question = rules.byId.get(answer.question)
    if (!question || answerProblem(question, answer.value) !== undefined) continue
    const others = standing.get(answer.question)
    if (others) others.push(answer)
    else standing.set(answer.question, [answer])
  }
  return standing
}

/** Reads answers into facts: which are known, disputed, unsure, skipped, unasked or not applicable. */
export const readFacts = (rules: FlowRules, answers: readonly GivenAnswer[]): Facts =>
  factsOf(rules, standingAnswers(rules, answers))

/** The same for answers that are sorted by their questions already. */
export function factsOf(
  rules: FlowRules,
  byQuestion: ReadonlyMap<string, readonly GivenAnswer[]>,
): Facts {
  const facts = new Map<string, Fact>()
  for (const question of rules.askingOrder) {
    facts.set(question.fact, factFor(rules, question, facts, byQuestion.get(question.id) ?? []))
  }
  return facts
}

/** One question's fact, given the facts asked for before it and its own answers. */
export function factFor(
  rules: FlowRules,
  question: Question,
  facts: Facts,
  answers: readonly GivenAnswer[],
): Fact {
  // Whoever picked a product from the library has picked it, whatever is nearest now; it is not looked for again.
  const isPicked =
    answers.length > 0 && question.offered !== undefined && 'nearest' in question.offered
  if (isPicked || rules.applies(question, facts)) {
    return settleFact(answers, keepsOrder(question))
  }
  const guess = rules.inferredValue(question, facts)
  return guess === undefined ? notApplicable : { state: 'inferred', possible: [guess], answers: [] }
}

/** One fact from what several people said: a settling answer wins, different answers are disputed. */
export function settleFact(answers: readonly GivenAnswer[], ordered = false): Fact {
  if (answers.length === 0) return unasked
  const settling = answers.findLast((answer) => answer.settles && answer.value !== null)
  const counted = settling ? [settling] : answers
  const values: FactValue[] = []
  for (const { value } of counted) {
    if (value === null || value === notSure) continue
    if (!values.some((known) => sameAnswer(known, value, ordered))) values.push(value)
  }
  if (values.length > 1) return { state: 'disputed', possible: values, answers: counted }
  if (values.length === 1) return { state: 'known', possible: values, answers: counted }
  const unsure = counted.some((answer) => answer.value === notSure)
  return { state: unsure ? 'notSure' : 'skipped', possible: [], answers: counted }
}
