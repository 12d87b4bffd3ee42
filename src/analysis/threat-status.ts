import type { FindingStatus } from '../domain/vocabulary.ts'
import type { Truth } from '../flow/evaluate.ts'
import type { Facts } from '../flow/fact.ts'
import type { CompiledThreat, ThreatRules } from './compile.ts'
import { dreadLettersOf, type Letters, type Lowering } from './dread.ts'
import { exactly, greatest, type Range, shifted, span } from './range.ts'
import type { Stakes } from './stakes.ts'
import type { Threat } from './threat.ts'

/** What the answers make of one threat: shown, not looked at (it rests on unasked questions), or out of the question. */
type Status = FindingStatus | 'notLookedAt' | 'absent'

/** One threat judged against one product. */
export interface ThreatStatus {
  readonly status: Status
  /** Which connected services it is about, from 1; empty for threats of the whole product. */
  readonly services: readonly number[]
}

/** The facts as answered, and the facts as ratings read them. */
export interface FactsForThreats {
  readonly facts: Facts
  readonly soft: Facts
  readonly stakes: Stakes
  /** The connected services to look at, by their numbers. */
  readonly services: readonly number[]
}

/** The status of a threat by the rules of one copy. */
function statusOf(rules: ThreatRules, facts: Facts): Status {
  const opportunity = rules.when(facts, 'closed')
  if (opportunity === false) {
    return rules.when(facts, 'maybe') === false ? 'absent' : 'notLookedAt'
  }
  if (rules.covered?.(facts, 'maybe') === true) return 'covered'
  return opportunity === true ? 'raised' : 'possible'
}

const worstFirst: readonly Status[] = ['raised', 'possible', 'covered', 'notLookedAt', 'absent']

/** The status of a threat: the worst over the connected services that it stands for. */
export function threatStatus(
  compiled: CompiledThreat,
  reading: FactsForThreats,
  standsFor: readonly number[],
): ThreatStatus {
  const [first] = compiled.copies
  if (first && !compiled.threat.each) {
    return { status: statusOf(first, reading.facts), services: noServices }
  }
  const statuses = rulesFor(compiled, standsFor).map((rules) => statusOf(rules, reading.facts))
  const status = worstFirst.find((worst) => statuses.includes(worst)) ?? 'absent'
  return { status, services: standsFor.filter((_, index) => statuses[index] === status) }
}

const noServices: readonly number[] = []

const rulesFor = (
  { copies, threat }: CompiledThreat,
  standsFor: readonly number[],
): readonly ThreatRules[] =>
  threat.each ? standsFor.flatMap((number) => copies[number - 1] ?? []) : copies

/** A shown threat's five letters: of its one copy, or merged from all services that it may be about. */
export function lettersOf(
  compiled: CompiledThreat,
  reading: FactsForThreats,
  { status, standsFor }: { readonly status: FindingStatus; readonly standsFor: readonly number[] },
): Letters {
  const copies = rulesFor(compiled, standsFor)
  const [only] = copies
  if (copies.length === 1 && only) return copyLetters(compiled.threat, only, reading)
  const judged = copies.map((rules) => ({
    status: statusOf(rules, reading.facts),
    sure: isSure(rules, reading.facts),
    letters: copyLetters(compiled.threat, rules, reading),
  }))
  const open = judged.filter((copy) => copy.status === 'raised' || copy.status === 'possible')
  const counted = status === 'covered' ? judged.filter((copy) => copy.status === status) : open
  return worstOf(counted)
}

const isSure = (rules: ThreatRules, facts: Facts): boolean =>
  rules.when(facts, 'closed') === true && (rules.covered?.(facts, 'maybe') ?? false) === false

/** The worst service counts: at least as bad as those that are certain, at most as bad as any that are possible. */
function worstOf(
  copies: readonly { readonly sure: boolean; readonly letters: Letters }[],
): Letters {
  const merged = (letter: keyof Letters): Range => {
    const sure = copies.filter((copy) => copy.sure).map((copy) => copy.letters[letter])
    const every = span(copies.map((copy) => copy.letters[letter]))
    return sure.length === 0 ? every : { low: greatest(sure).low, high: every.high }
  }
  return {
    damage: merged('damage'),
    reproducibility: merged('reproducibility'),
    exploitability: merged('exploitability'),
    affectedUsers: merged('affectedUsers'),
    discoverability: merged('discoverability'),
  }
}

const copyLetters = (threat: Threat, rules: ThreatRules, reading: FactsForThreats): Letters =>
  dreadLettersOf(threat, reading.stakes, loweringOf(rules, reading.soft))

function loweringOf(rules: ThreatRules, facts: Facts): Lowering {
  const lowering: { -readonly [letter in keyof Lowering]: Range } = {}
  let every: Truth = rules.lowers.length > 0
  for (const { letter, rule } of rules.lowers) {
    const holds = rule(facts, 'maybe')
    if (holds === false) every = false
    else {
      if (holds === 'maybe' && every) every = 'maybe'
      const known = lowering[letter]
      lowering[letter] = known ? shifted(known, countOf(holds)) : countOf(holds)
    }
  }
  lowering.every = countOf(every)
  return lowering
}

const one = exactly(1)
const perhapsOne: Range = { low: 0, high: 1 }
const none = exactly(0)

/** How many reasons one is that holds, may hold, or does not. */
function countOf(holds: Truth): Range {
  if (holds === true) return one
  return holds === 'maybe' ? perhapsOne : none
}
