import { type Condition, type DerivedFacts, factLeaves } from '../flow/condition.ts'
import { compileCondition, type Rule } from '../flow/evaluate.ts'
import type { Fact, FactValue } from '../flow/fact.ts'
import type { Flow, Question } from '../flow/flow.ts'

/** Says whether some product that a flow allows makes a condition come out as wanted. */
export type CanBe = (condition: Condition, wanted: boolean) => boolean

const always: Condition = { always: true }
const never: Condition = { not: always }

/**
 * Answers by exact enumeration over every fact that the condition rests on, branches included.
 * Three-valued logic prunes: what is settled whatever the open facts are is not looked into.
 * One connected service represents all of them.
 */
export function possibilities(flow: Flow): CanBe {
  const questions = new Map(
    flow.questions
      .filter(({ service }) => service === undefined || service === 1)
      .map((question) => [question.fact, question]),
  )
  const derived = guardedDerived(flow, questions)
  return (condition, wanted) => {
    const guarded = guard(condition, questions)
    const rule = compileCondition(guarded, { derived, eachFacts: new Set(), growing: true })
    const open = [...comparisons(guarded, derived)].map(([name, sets]) => ({
      name,
      values: distinctValues(questions.get(name), sets),
    }))
    return search(rule, wanted, open, new Map())
  }
}

interface Open {
  readonly name: string
  readonly values: readonly FactValue[]
}

function search(
  rule: Rule,
  wanted: boolean,
  open: readonly Open[],
  facts: Map<string, Fact>,
): boolean {
  const truth = rule(facts, 'maybe')
  if (truth !== 'maybe') return truth === wanted
  const [next, ...rest] = open
  if (!next) return false
  for (const value of next.values) {
    facts.set(next.name, { state: 'known', possible: [value], answers: [] })
    if (search(rule, wanted, rest, facts)) return true
  }
  facts.delete(next.name)
  return false
}

const applies = (fact: string): string => `applies ${fact}`
const inferred = (fact: string): string => `inferred ${fact}`

/** The flow's derived conditions, and for each fact whether it is asked or known without asking. */
function guardedDerived(flow: Flow, questions: ReadonlyMap<string, Question>): DerivedFacts {
  const named = Object.entries(flow.derived).map(([name, condition]) => [
    name,
    guard(condition, questions),
  ])
  const gates = [...questions.values()].flatMap((question) => [
    [applies(question.fact), guard(question.when ?? always, questions)],
    [inferred(question.fact), guard(question.inferred?.when ?? never, questions)],
  ])
  return Object.fromEntries([...named, ...gates])
}

/** Lets a comparison hold only where its question is asked, or where its inferred value fits. */
function guard(condition: Condition, questions: ReadonlyMap<string, Question>): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => guard(part, questions)) }
  if ('any' in condition) return { any: condition.any.map((part) => guard(part, questions)) }
  if ('not' in condition) return { not: guard(condition.not, questions) }
  if (!('fact' in condition)) return condition
  const question = questions.get(condition.fact)
  const asked: Condition = question?.when
    ? { all: [{ derived: applies(condition.fact) }, condition] }
    : condition
  if (!question?.inferred) return asked
  const isInferred: Condition = { derived: inferred(condition.fact) }
  const values = 'is' in condition ? condition.is : condition.includes
  const fits = values.includes(question.inferred.value) ? always : never
  return { any: [{ all: [isInferred, fits] }, { all: [{ not: isInferred }, asked] }] }
}

/** What each fact is compared with, anywhere behind the condition, each comparison once. */
function comparisons(
  condition: Condition,
  derived: DerivedFacts,
): ReadonlyMap<string, readonly ReadonlySet<string>[]> {
  const found = new Map<string, Map<string, ReadonlySet<string>>>()
  for (const { fact, values } of factLeaves(condition, derived)) {
    const known = found.get(fact) ?? new Map<string, ReadonlySet<string>>()
    found.set(fact, known.set(values.join(' '), new Set(values)))
  }
  return new Map([...found].map(([fact, sets]) => [fact, [...sets.values()]]))
}

/** One answer for each way in which a question's answers can differ for these comparisons. */
function distinctValues(
  question: Question | undefined,
  leaves: readonly ReadonlySet<string>[],
): readonly FactValue[] {
  const mark = (value: string): string =>
    leaves.map((leaf) => (leaf.has(value) ? '1' : '0')).join('')
  const single = new Map<string, string>()
  const joint = new Map<string, readonly string[]>()
  for (const { value, exclusive } of question?.choices ?? []) {
    if (question?.type !== 'multi' || exclusive) single.set(mark(value), value)
    else if (!joint.has(mark(value))) addToAll(joint, mark(value), value)
  }
  const alone = [...single].map(([key, value]) => [
    key,
    question?.type === 'multi' ? [value] : value,
  ])
  return [...new Map([...alone, ...joint] as [string, FactValue][]).values()]
}

/** Adds a choice alone and to every set so far, keeping one set for each outcome. */
function addToAll(joint: Map<string, readonly string[]>, key: string, value: string): void {
  for (const [other, values] of [...joint]) {
    const both = either(other, key)
    if (!joint.has(both)) joint.set(both, [...values, value])
  }
  joint.set(key, [value])
}

const either = (one: string, other: string): string =>
  [...one].map((bit, n) => (bit === '1' || other[n] === '1' ? '1' : '0')).join('')
