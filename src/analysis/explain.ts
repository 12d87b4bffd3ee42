import { limits } from '../domain/limits.ts'
import type { Condition } from '../flow/condition.ts'
import { type CompileOptions, compileCondition, type Rule, type Truth } from '../flow/evaluate.ts'
import type { Facts } from '../flow/fact.ts'
import { serviceCopy } from '../flow/flow.ts'

/** One fact that a condition rests on, and the values it was looked at for. */
export interface Ground {
  readonly fact: string
  readonly values: readonly string[]
}

/** Names the facts that make a condition what it is: true, or only possible. */
export interface ConditionExplainer {
  readonly truth: Rule
  /** The facts that speak for (or against) it; the unsure ones when it is *maybe*. */
  grounds(facts: Facts, speaking: boolean): readonly Ground[]
  /** Every fact that it looks at, whatever comes of it. */
  readonly looksAt: readonly Ground[]
}

/** Compiles a condition into its explanation; slower than judging it, so only findings are explained. */
export function explainerOf(condition: Condition, options: CompileOptions): ConditionExplainer {
  const truth = compileCondition(condition, options)
  if ('not' in condition) {
    const { grounds, looksAt } = explainerOf(condition.not, options)
    return { truth, looksAt, grounds: (facts, speaking) => grounds(facts, !speaking) }
  }
  if ('derived' in condition) {
    const meaning = options.derived[condition.derived]
    return meaning ? explainerOf(meaning, options) : silent(truth)
  }
  if ('all' in condition) return joined(truth, condition.all, options, true)
  if ('any' in condition) return joined(truth, condition.any, options, false)
  if ('always' in condition) return silent(truth)
  const values = 'is' in condition ? condition.is : condition.includes
  const looksAt = factNames(condition.fact, options).map((fact) => ({ fact, values }))
  return { truth, looksAt, grounds: (facts) => looksAt.filter(({ fact }) => isAsked(facts, fact)) }
}

const silent = (truth: Rule): ConditionExplainer => ({ truth, looksAt: [], grounds: () => [] })

/** A per-service fact means one service's answer, or every service's where none is named. */
function factNames(fact: string, { eachFacts, service }: CompileOptions): readonly string[] {
  if (!eachFacts.has(fact)) return [fact]
  if (service) return [serviceCopy(fact, service)]
  return Array.from({ length: limits.services }, (_, index) => serviceCopy(fact, index + 1))
}

const isAsked = (facts: Facts, name: string): boolean => {
  const fact = facts.get(name)
  return fact !== undefined && fact.state !== 'notApplicable'
}

/** `all` speaks through every part and is refused by those that fail; `any` the other way round. */
function joined(
  truth: Rule,
  conditions: readonly Condition[],
  options: CompileOptions,
  everyPart: boolean,
): ConditionExplainer {
  const parts = conditions.map((part) => explainerOf(part, options))
  const grounds = (facts: Facts, speaking: boolean): readonly Ground[] => {
    if (speaking === everyPart) return parts.flatMap((part) => part.grounds(facts, speaking))
    return decisive(parts, facts, speaking).flatMap((part) => part.grounds(facts, speaking))
  }
  return { truth, grounds, looksAt: parts.flatMap((part) => part.looksAt) }
}

/** The parts that settle it, or those that leave it open. */
function decisive(
  parts: readonly ConditionExplainer[],
  facts: Facts,
  speaking: boolean,
): ConditionExplainer[] {
  const withTruth = (wanted: Truth): ConditionExplainer[] =>
    parts.filter((part) => part.truth(facts, 'maybe') === wanted)
  const settling = withTruth(speaking)
  return settling.length > 0 ? settling : withTruth('maybe')
}
