import type { Condition } from '../flow/condition.ts'
import { type CompileOptions, compileCondition } from '../flow/evaluate.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'

/** Names the questions whose answers close a question, in flow order. */
export type ClosedQuestionExplainer = (question: Question) => readonly string[]

/** Makes an explainer for one set of facts. */
export function createExplainer(rules: FlowRules, facts: Facts): ClosedQuestionExplainer {
  const { flow } = rules
  const byFact = new Map(flow.questions.map((question) => [question.fact, question]))
  const eachFacts = new Set(
    flow.questions.filter((question) => question.service === 1).map(({ fact }) => fact),
  )
  const optionsFor = ({ service }: Question): CompileOptions => ({
    derived: flow.derived,
    eachFacts,
    ...(service !== undefined && { service }),
  })

  const factsBehind = (question: Question): readonly string[] => {
    const options = optionsFor(question)
    if (question.inferred && rules.inferredValue(question, facts) !== undefined) {
      return leavesBehind(question.inferred.when, true, { facts, options })
    }
    const { when, offered } = question
    const isFalse = when && compileCondition(when, options)(facts, 'maybe') === false
    if (isFalse) return leavesBehind(when, false, { facts, options })
    if (offered && 'among' in offered) return [offered.among]
    const list = question.each && rules.byId.get(question.each.list)?.fact
    return list === undefined ? [] : [list]
  }

  const explain = (question: Question, before: ReadonlySet<string>): readonly string[] =>
    factsBehind(question).flatMap((fact) => {
      const behind = byFact.get(fact)
      if (!behind || before.has(behind.id)) return []
      if (!isClosed(facts, fact)) return [behind.id]
      return explain(behind, new Set([...before, behind.id]))
    })

  return (question) => {
    const found = new Set(explain(question, new Set([question.id])))
    return flow.questions.map(({ id }) => id).filter((id) => found.has(id))
  }
}

const isClosed = (facts: Facts, fact: string): boolean => {
  const state = facts.get(fact)?.state
  return state === 'notApplicable' || state === 'inferred'
}

interface Reading {
  readonly facts: Facts
  readonly options: CompileOptions
}

/** The facts that make a condition come out as it does. */
function leavesBehind(condition: Condition, truth: boolean, reading: Reading): readonly string[] {
  const { options, facts } = reading
  if ('not' in condition) return leavesBehind(condition.not, !truth, reading)
  if ('derived' in condition) {
    const meaning = options.derived[condition.derived]
    return meaning ? leavesBehind(meaning, truth, reading) : []
  }
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    const same = parts.filter((part) => compileCondition(part, options)(facts, 'maybe') === truth)
    const oneIsEnough = truth === 'any' in condition
    return (oneIsEnough ? same.slice(0, 1) : same).flatMap((part) =>
      leavesBehind(part, truth, reading),
    )
  }
  return 'fact' in condition ? [condition.fact] : []
}
