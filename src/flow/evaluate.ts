import type { Condition, DerivedFacts } from './condition.ts'
import type { Fact, Facts, FactValue } from './fact.ts'
import { serviceCopy } from './flow.ts'

/** Three-valued: "not sure" makes a condition *maybe*, never silently *no* (Kleene's strong logic). */
export type Truth = true | false | 'maybe'

/** What an unasked or skipped fact counts as: `maybe`, or whatever keeps the condition closed. */
export type Unasked = 'maybe' | 'closed'

/** A compiled condition. */
export type Rule = (facts: Facts, unasked: Unasked) => Truth

/** What a condition is compiled with; `service` reads per-service facts of that service only. */
export interface CompileOptions {
  readonly derived: DerivedFacts
  /** Names of facts that exist once for each connected service. */
  readonly eachFacts: ReadonlySet<string>
  readonly service?: number
}

const mostServices = 5

/**
 * Compiles a condition into a function.
 * @throws Error when it names a derived condition that does not exist (content is checked before)
 */
export function compileCondition(condition: Condition, options: CompileOptions): Rule {
  return compile(condition, options, false)
}

function compile(condition: Condition, options: CompileOptions, negated: boolean): Rule {
  if ('all' in condition) return every(condition.all.map((part) => compile(part, options, negated)))
  if ('any' in condition) return some(condition.any.map((part) => compile(part, options, negated)))
  if ('not' in condition) return opposite(compile(condition.not, options, !negated))
  if ('derived' in condition) {
    const meaning = options.derived[condition.derived]
    if (!meaning) throw new Error(`There is no derived condition "${condition.derived}"`)
    return compile(meaning, options, negated)
  }
  if ('always' in condition) return () => true
  const wanted = new Set('is' in condition ? condition.is : condition.includes)
  return leaf(condition.fact, wanted, options, negated)
}

const every =
  (parts: readonly Rule[]): Rule =>
  (facts, unasked) => {
    let truth: Truth = true
    for (const part of parts) {
      const value = part(facts, unasked)
      if (value === false) return false
      if (value === 'maybe') truth = 'maybe'
    }
    return truth
  }

const some =
  (parts: readonly Rule[]): Rule =>
  (facts, unasked) => {
    let truth: Truth = false
    for (const part of parts) {
      const value = part(facts, unasked)
      if (value === true) return true
      if (value === 'maybe') truth = 'maybe'
    }
    return truth
  }

const opposite =
  (part: Rule): Rule =>
  (facts, unasked) => {
    const value = part(facts, unasked)
    return value === 'maybe' ? 'maybe' : !value
  }

function leaf(
  name: string,
  wanted: ReadonlySet<string>,
  options: CompileOptions,
  negated: boolean,
): Rule {
  if (!options.eachFacts.has(name)) return factLeaf(name, wanted, negated)
  if (options.service) return factLeaf(serviceCopy(name, options.service), wanted, negated)
  const copies = Array.from({ length: mostServices }, (_, n) =>
    factLeaf(serviceCopy(name, n + 1), wanted, negated, n > 0),
  )
  return some(copies)
}

function factLeaf(
  name: string,
  wanted: ReadonlySet<string>,
  negated: boolean,
  optional = false,
): Rule {
  return (facts, unasked) => {
    const fact = facts.get(name)
    if (fact === undefined && optional) return false
    return factTruth(fact, wanted, unasked === 'maybe' ? 'maybe' : negated)
  }
}

function factTruth(fact: Fact | undefined, wanted: ReadonlySet<string>, whenUnasked: Truth): Truth {
  switch (fact?.state) {
    case 'known':
    case 'inferred':
      return matches(fact.possible[0], wanted)
    case 'disputed':
      return agreement(fact.possible, wanted)
    case 'notSure':
      return 'maybe'
    case 'notApplicable':
      return false
    case 'skipped':
    case 'unasked':
    case undefined:
      return whenUnasked
  }
}

function matches(value: FactValue | undefined, wanted: ReadonlySet<string>): boolean {
  if (value === undefined) return false
  return typeof value === 'string' ? wanted.has(value) : value.some((part) => wanted.has(part))
}

/** A disputed fact is sure only where every answer given agrees. */
function agreement(possible: readonly FactValue[], wanted: ReadonlySet<string>): Truth {
  const hits = possible.filter((value) => matches(value, wanted)).length
  if (hits === possible.length) return true
  return hits === 0 ? false : 'maybe'
}
