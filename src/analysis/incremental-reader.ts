import type { GivenAnswer } from '../flow/answer.ts'
import { type Fact, type Facts, type FlowRules, factFor, standingAnswers } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { gatesOf, sourceFact } from './dependencies.ts'

/** Answers that may be looked at again with a few more. */
interface Rereading {
  readonly facts: Facts
  /** The questions whose facts may have changed, in asking order. */
  readonly touched: readonly Question[]
}

/** Reads the same answers with a few more: as reading them all would, but only what those may change is read anew. */
type Reread = (facts: Facts, more: readonly GivenAnswer[]) => Rereading

/** Compiles which questions each answer may change, and returns the rereading of any product's answers. */
export function rereaderFor(rules: FlowRules): (answers: readonly GivenAnswer[]) => Reread {
  const changedBy = questionsChangedBy(rules)
  const touchedBy = (ids: readonly string[]): readonly Question[] => {
    const [first = '', ...others] = ids
    if (others.length === 0) return changedBy.get(first) ?? []
    const touched = new Set(ids.flatMap((id) => changedBy.get(id) ?? []))
    return rules.askingOrder.filter((question) => touched.has(question))
  }
  return (answers) => {
    const standing = standingAnswers(rules, answers)
    return (before, more) => {
      const added = standingAnswers(rules, more)
      const touched = touchedBy([...added.keys()])
      const facts = new Map<string, Fact>(before)
      for (const question of touched) {
        const given = [...(standing.get(question.id) ?? []), ...(added.get(question.id) ?? [])]
        facts.set(question.fact, factFor(rules, question, facts, given))
      }
      return { facts, touched }
    }
  }
}

/**
 * For each question, itself and those whose being asked may depend on its answer, in asking order;
 * a question depends only on what is asked before it.
 */
function questionsChangedBy(rules: FlowRules): ReadonlyMap<string, readonly Question[]> {
  const { derived } = rules.flow
  const changedBy = new Map<string, Question[]>()
  for (const question of rules.askingOrder) {
    const gates = new Set(gatesOf(question, derived))
    const list = question.each?.list
    for (const [id, changed] of changedBy) {
      const depends = changed.some((other) => gates.has(sourceFact(other)) || other.id === list)
      if (depends) changedBy.set(id, [...changed, question])
    }
    changedBy.set(question.id, [question])
  }
  return changedBy
}
