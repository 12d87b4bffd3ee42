import type { Condition, DerivedFacts } from './condition.ts'
import type { Fact, Facts, FactValue } from './fact.ts'
import { serviceCopy } from './flow.ts'

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

const mostServices = 5

/** One part of a condition, ready to be asked about the facts at hand. */
type Part = () => Truth

/**
 * All conditions compiled with the same named conditions share their parts: hundreds of rules rest on the same
 * few answers, and each part is worked out once for the facts at hand.
 */
interface Parts {
  readonly byKey: Map<string, Part>
  facts: Facts
  unasked: Unasked
  /** Counts turns to other facts. */
  turn: number
}

const sharedParts = new WeakMap<DerivedFacts, WeakMap<ReadonlySet<string>, Parts>>()

function partsFor({ derived, eachFacts }: CompileOptions): Parts {
  const ofDerived = sharedParts.get(derived) ?? new WeakMap<ReadonlySet<string>, Parts>()
  sharedParts.set(derived, ofDerived)
  const parts = ofDerived.get(eachFacts) ?? {
    byKey: new Map(),
    facts: new Map(),
    unasked: 'maybe',
    turn: 0,
  }
  ofDerived.set(eachFacts, parts)
  return parts
}

/**
 * Compiles a condition into a function.
 * @throws Error when it names a derived condition that does not exist (content is checked before)
 */
export function compileCondition(condition: Condition, options: CompileOptions): Rule {
  const parts = partsFor(options)
  const part = compile(condition, { ...options, parts }, false)
  return (facts, unasked) => {
    if (parts.facts !== facts || parts.unasked !== unasked || options.growing) {
      parts.facts = facts
      parts.unasked = unasked
      parts.turn += 1
    }
    return part()
  }
}

type Compiling = CompileOptions & { readonly parts: Parts }

/** `negated` tells whether an odd number of "not" stands around a condition. */
function compile(condition: Condition, options: Compiling, negated: boolean): Part {
  const key = `${negated} ${options.service} ${JSON.stringify(condition)}`
  const known = options.parts.byKey.get(key)
  if (known) return known
  const part = remembered(partOf(condition, options, negated), options.parts)
  options.parts.byKey.set(key, part)
  return part
}

function remembered(work: Part, parts: Parts): Part {
  let turn = -1
  let truth: Truth = false
  return () => {
    if (turn !== parts.turn) {
      truth = work()
      turn = parts.turn
    }
    return truth
  }
}

function partOf(condition: Condition, options: Compiling, negated: boolean): Part {
  if ('all' in condition) return every(condition.all.map((one) => compile(one, options, negated)))
  if ('any' in condition) return some(condition.any.map((one) => compile(one, options, negated)))
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
  (parts: readonly Part[]): Part =>
  () => {
    let truth: Truth = true
    for (const part of parts) {
      const value = part()
      if (value === false) return false
      if (value === 'maybe') truth = 'maybe'
    }
    return truth
  }

const some =
  (parts: readonly Part[]): Part =>
  () => {
    let truth: Truth = false
    for (const part of parts) {
      const value = part()
      if (value === true) return true
      if (value === 'maybe') truth = 'maybe'
    }
    return truth
  }

const opposite =
  (part: Part): Part =>
  () => {
    const value = part()
    return value === 'maybe' ? 'maybe' : !value
  }

function leaf(
  name: string,
  wanted: ReadonlySet<string>,
  { eachFacts, service, parts }: Compiling,
  negated: boolean,
): Part {
  const about =
    (fact: string, optional = false): Part =>
    () => {
      const known = parts.facts.get(fact)
      if (known === undefined && optional) return false
      return factTruth(known, wanted, parts.unasked === 'maybe' ? 'maybe' : negated)
    }
  if (!eachFacts.has(name)) return about(name)
  if (service) return about(serviceCopy(name, service))
  const copies = Array.from({ length: mostServices }, (_, n) =>
    about(serviceCopy(name, n + 1), n > 0),
  )
  return some(copies)
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
