import { limits } from '../domain/limits.ts'
import type { Condition, DerivedFacts } from './condition.ts'
import type { Fact, Facts, FactValue } from './fact.ts'
import { serviceCopy } from './flow.ts'
import { interned } from './interned.ts'

/** Three-valued: "not sure" makes a condition *maybe*, never silently *no* (Kleene's strong logic). */
export type Truth = true | false | 'maybe'

/** What an unasked or skipped fact counts as: `maybe`, or whatever keeps the condition closed. */
export type Unasked = 'maybe' | 'closed'

/** A compiled condition. Facts are never changed once they are read, so what was worked out stays true. */
export type Rule = (facts: Facts, unasked: Unasked) => Truth

/** What a condition is compiled with; `service` reads per-service facts of that service only. */
export interface CompileOptions {
  readonly derived: DerivedFacts
  /** Names of facts that exist once for each connected service. */
  readonly eachFacts: ReadonlySet<string>
  readonly service?: number
  /** The facts are still being read: nothing is remembered from one call to the next. */
  readonly growing?: boolean
}

/** A compiled part and how much work it is; whatever their order, parts mean the same, so small ones go first. */
interface Part {
  readonly rule: Rule
  readonly size: number
}

/**
 * All conditions compiled with the same named conditions share their parts: hundreds of rules rest
 * on the same few answers, and each part is worked out once for the facts at hand.
 */
const sharedParts = new WeakMap<DerivedFacts, WeakMap<ReadonlySet<string>, Map<string, Part>>>()

function partsFor({ derived, eachFacts }: CompileOptions): Map<string, Part> {
  const ofDerived =
    sharedParts.get(derived) ?? new WeakMap<ReadonlySet<string>, Map<string, Part>>()
  sharedParts.set(derived, ofDerived)
  const parts = ofDerived.get(eachFacts) ?? new Map<string, Part>()
  ofDerived.set(eachFacts, parts)
  return parts
}

/**
 * Compiles a condition into a function.
 * @throws Error when it names a derived condition that does not exist (content is checked before)
 */
export function compileCondition(condition: Condition, options: CompileOptions): Rule {
  return compile(condition, options, true).rule
}

function compile(condition: Condition, options: CompileOptions, wanted: boolean): Part {
  if (options.growing) return partOf(condition, options, wanted)
  const parts = partsFor(options)
  const key = `${wanted} ${options.service} ${JSON.stringify(condition)}`
  const known = parts.get(key)
  if (known) return known
  const { rule, size } = partOf(condition, options, wanted)
  const part = { rule: remembered(rule), size }
  parts.set(key, part)
  return part
}

/** Works out a part once for the facts at hand, for each way of counting what was not asked. */
function remembered(rule: Rule): Rule {
  let ofMaybe: Facts | undefined
  let maybe: Truth = 'maybe'
  let ofClosed: Facts | undefined
  let closed: Truth = 'maybe'
  return (facts, unasked) => {
    if (unasked === 'maybe') {
      if (ofMaybe !== facts) {
        maybe = rule(facts, unasked)
        ofMaybe = facts
      }
      return maybe
    }
    if (ofClosed !== facts) {
      closed = rule(facts, unasked)
      ofClosed = facts
    }
    return closed
  }
}

/** `wanted` is false under an odd number of "not": a denied "all" is an "any" of denials. */
function partOf(condition: Condition, options: CompileOptions, wanted: boolean): Part {
  if ('all' in condition) return joined(partsOf(condition.all, options, wanted), wanted)
  if ('any' in condition) return joined(partsOf(condition.any, options, wanted), !wanted)
  if ('not' in condition) return compile(condition.not, options, !wanted)
  if ('derived' in condition) {
    const meaning = options.derived[condition.derived]
    if (!meaning) throw new Error(`There is no derived condition "${condition.derived}"`)
    return compile(meaning, options, wanted)
  }
  if ('always' in condition) return { rule: () => wanted, size: 0 }
  const values = 'is' in condition ? condition.is : condition.includes
  return leaf(condition.fact, values, options, wanted)
}

const partsOf = (
  conditions: readonly Condition[],
  options: CompileOptions,
  wanted: boolean,
): readonly Part[] => conditions.map((part) => compile(part, options, wanted))

/** All of the parts, or any of them. */
function joined(parts: readonly Part[], all: boolean): Part {
  const [only] = parts
  if (only && parts.length === 1) return only
  const rules = parts.toSorted((one, other) => one.size - other.size).map(({ rule }) => rule)
  const size = parts.reduce((total, part) => total + part.size, 1)
  return { rule: all ? every(rules) : some(rules), size }
}

const every = (parts: readonly Rule[]): Rule => parts.reduce(both)
const some = (parts: readonly Rule[]): Rule => parts.reduce(either)

/** Two at a time: a loop over parts costs more than the parts themselves. */
const both =
  (one: Rule, other: Rule): Rule =>
  (facts, unasked) => {
    const first = one(facts, unasked)
    if (first === false) return false
    const second = other(facts, unasked)
    return first === true || second === false ? second : 'maybe'
  }

const either =
  (one: Rule, other: Rule): Rule =>
  (facts, unasked) => {
    const first = one(facts, unasked)
    if (first === true) return true
    const second = other(facts, unasked)
    return first === false || second === true ? second : 'maybe'
  }

function leaf(
  name: string,
  values: readonly string[],
  { eachFacts, service }: CompileOptions,
  wanted: boolean,
): Part {
  const about = (fact: string, optional = false): Part => ({
    rule: factRule(fact, values, wanted, optional),
    size: 1,
  })
  if (!eachFacts.has(name)) return about(name)
  if (service) return about(serviceCopy(name, service))
  const copies = Array.from({ length: limits.services }, (_, n) =>
    about(serviceCopy(name, n + 1), n > 0),
  )
  return joined(copies, !wanted)
}

function factRule(
  name: string,
  values: readonly string[],
  wanted: boolean,
  optional: boolean,
): Rule {
  const key = interned(name)
  return (facts, unasked) => {
    const fact = facts.get(key)
    if (fact === undefined && optional) return !wanted
    switch (fact?.state) {
      case 'known':
      case 'inferred':
        return matches(fact.possible[0], values) === wanted
      case 'disputed':
        return agreement(fact, values, wanted)
      case 'notSure':
        return 'maybe'
      case 'notApplicable':
        return !wanted
      case 'skipped':
      case 'unasked':
      case undefined:
        return unasked === 'maybe' ? 'maybe' : false
    }
  }
}

function matches(value: FactValue | undefined, values: readonly string[]): boolean {
  if (value === undefined) return false
  if (typeof value === 'string') return values.includes(value)
  // A plain loop: this runs some hundred times on every answer, and a callback would triple its cost.
  for (const part of value) if (values.includes(part)) return true
  return false
}

/** A disputed fact is sure only where every answer given agrees. */
function agreement({ possible }: Fact, values: readonly string[], wanted: boolean): Truth {
  const hits = possible.filter((value) => matches(value, values)).length
  if (hits === possible.length) return wanted
  return hits === 0 ? !wanted : 'maybe'
}
