import type { Facts, FlowRules } from '../flow/fact.ts'
import { distinct, type Reasons } from './because.ts'
import { type Explainer, explainerOf, type Ground } from './explain.ts'
import type { Because } from './finding.ts'
import { type Lower, letterGrounds, letterReasons } from './letter-reasons.ts'
import type { LetterReasons } from './rating.ts'
import { perServiceFacts } from './soft-facts.ts'
import type { Reading } from './standing.ts'
import { type DreadLetter, dreadLetters, type Threat } from './threat.ts'

/** Everything that can be told about why a threat stands, for one connected service or the whole product. */
interface Tellers {
  readonly when: Explainer
  readonly covered: Explainer | undefined
  readonly lowers: readonly Lower[]
}

/** Tells why a threat stands and is rated as it is. */
export interface Telling {
  /** The answers that open the story. */
  because(reading: Reading, services: readonly number[]): readonly Because[]
  letters(reading: Reading, services: readonly number[]): LetterReasons
  /** Facts not known for sure that leave its standing open, or its rating where `wide`. */
  openFacts(reading: Reading, services: readonly number[], wide: boolean): readonly string[]
}

/** Compiles the telling of one threat; made only for threats that are shown. */
export function tellingOf(rules: FlowRules, threat: Threat, reasons: Reasons): Telling {
  const eachFacts = perServiceFacts(rules)
  const made = new Map<number, Tellers>()
  const tellersFor = (service: number): Tellers => {
    const known = made.get(service)
    if (known) return known
    const options = { derived: rules.flow.derived, eachFacts, ...(service && { service }) }
    const fresh: Tellers = {
      when: explainerOf(threat.when, options),
      covered: threat.covered && explainerOf(threat.covered, options),
      lowers: threat.lowers.map(({ letter, because, if: condition }) => ({
        letter,
        because,
        explainer: explainerOf(condition, options),
      })),
    }
    made.set(service, fresh)
    return fresh
  }
  const each = (services: readonly number[]): readonly Tellers[] =>
    (services.length > 0 ? services : [0]).map(tellersFor)
  return {
    because: ({ facts }, services) =>
      distinct(
        each(services).flatMap(({ when }) => reasons.from(facts, when.grounds(facts, true))),
      ),
    letters: ({ soft }, services) =>
      mergedReasons(
        each(services).map(({ lowers }) => letterReasons(threat.base, lowers, soft, reasons)),
      ),
    openFacts({ facts, soft }, services, wide) {
      const grounds = each(services).flatMap((tellers) => [
        ...standingGrounds(tellers, facts),
        ...(wide ? ratingGrounds(threat, tellers, soft) : []),
      ])
      return [...new Set(grounds.map(({ fact }) => fact))].filter((fact) => isOpen(facts, fact))
    },
  }
}

const isOpen = (facts: Facts, name: string): boolean => {
  const state = facts.get(name)?.state
  return state === 'notSure' || state === 'disputed' || state === 'unasked' || state === 'skipped'
}

const maybeGrounds = (explainer: Explainer, facts: Facts): readonly Ground[] =>
  explainer.truth(facts, 'maybe') === 'maybe' ? explainer.grounds(facts, true) : []

const standingGrounds = ({ when, covered }: Tellers, facts: Facts): readonly Ground[] => [
  ...(when.truth(facts, 'closed') === true ? [] : maybeGrounds(when, facts)),
  ...(covered ? maybeGrounds(covered, facts) : []),
]

const ratingGrounds = (threat: Threat, tellers: Tellers, facts: Facts): readonly Ground[] => [
  ...dreadLetters.flatMap((letter) => letterGrounds(threat.base, letter, facts)),
  ...tellers.lowers.flatMap(({ explainer }) => maybeGrounds(explainer, facts)),
]

function mergedReasons(parts: readonly LetterReasons[]): LetterReasons {
  const merged = (letter: DreadLetter): readonly Because[] =>
    distinct(parts.flatMap((part) => part[letter]))
  return {
    damage: merged('damage'),
    reproducibility: merged('reproducibility'),
    exploitability: merged('exploitability'),
    affectedUsers: merged('affectedUsers'),
    discoverability: merged('discoverability'),
  }
}
