import { type DreadLetter, dreadLetters } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import { distinct, type Reasons } from './because.ts'
import type { Context } from './context.ts'
import { type ConditionExplainer, explainerOf, type Ground } from './explain.ts'
import { perServiceFacts } from './facts-for-rating.ts'
import type { Because } from './finding.ts'
import type { Judged } from './judge.ts'
import { letterGrounds } from './letter-grounds.ts'
import { keptHigh, type Lower, letterReasons, type Told } from './letter-reasons.ts'
import type { LetterReasons } from './rating.ts'
import type { Threat } from './threat.ts'
import type { FactsForThreats } from './threat-status.ts'
import { weakAnswers } from './weak-answers.ts'
import { whyHere } from './why-here.ts'

/** Everything that explains the status of a threat, for one connected service or the whole product. */
interface Tellers {
  readonly when: ConditionExplainer
  readonly covered: ConditionExplainer | undefined
  readonly lowers: readonly Lower[]
}

/** Explains the status and the rating of one threat. */
export interface ThreatExplanation {
  /** The answers that open the story, or cover it; where every product has it, those that make it matter here. */
  because(reading: FactsForThreats, story: Pick<Judged, 'status' | 'services'>): readonly Because[]
  letters(reading: FactsForThreats, services: readonly number[]): LetterReasons
  /** The known answers that keep it high, most telling first. */
  weak(reading: FactsForThreats, services: readonly number[]): readonly Because[]
  /** The one answer that tells best why it matters here. */
  whyHere(reading: FactsForThreats, services: readonly number[]): Because | undefined
  /** The answers that cover it. */
  cover(reading: FactsForThreats, services: readonly number[]): readonly Because[]
  /** The answers that lower it, or cover it. */
  protections(reading: FactsForThreats, services: readonly number[]): readonly Because[]
  /** Facts not known for sure that leave its status open, or its rating where `wide`. */
  openFacts(reading: FactsForThreats, services: readonly number[], wide: boolean): readonly string[]
}

/** Compiles the explanation of one threat; made only for threats that are shown. */
export function threatExplanationOf(
  threat: Threat,
  { rules, reasons, telling }: Pick<Context, 'rules' | 'reasons' | 'telling'>,
): ThreatExplanation {
  const eachFacts = perServiceFacts(rules)
  const made = new Map<number, Tellers>()
  const tellersFor = (service: number): Tellers => {
    const known = made.get(service)
    if (known) return known
    const options = { derived: rules.flow.derived, eachFacts, ...(service && { service }) }
    const fresh: Tellers = {
      when: explainerOf(threat.when, options),
      covered: threat.covered && explainerOf(threat.covered, options),
      lowers: threat.lowers.map(({ letter, reason, if: condition }) => ({
        letter,
        reason,
        explainer: explainerOf(condition, options),
      })),
    }
    made.set(service, fresh)
    return fresh
  }
  const each = (services: readonly number[]): readonly Tellers[] =>
    (services.length > 0 ? services : [0]).map(tellersFor)
  const lettersOf = (tellers: readonly Tellers[], told: Told): LetterReasons =>
    mergedReasons(tellers.map(({ lowers }) => letterReasons(threat, lowers, told)))
  return {
    because({ facts, soft }, { status, services }) {
      const tellers = each(services)
      const opening = openingOf(tellers, facts, reasons)
      if (status === 'covered') return distinct([...coverOf(tellers, facts, reasons), ...opening])
      if (opening.length > 0) return opening
      const told = { facts: soft, reasons, opening }
      const letters = lettersOf(tellers, told)
      const kept = tellers.flatMap(({ lowers }) => keptHigh(lowers, told))
      const matters = distinct([...kept, ...letters.damage])
      if (matters.length > 0) return matters
      const looked = distinct(Object.values(letters).flat())
      return looked.length > 0 ? looked : lookedAt(tellers, facts, reasons)
    },
    letters({ facts, soft }, services) {
      const tellers = each(services)
      return lettersOf(tellers, {
        facts: soft,
        reasons,
        opening: openingOf(tellers, facts, reasons),
      })
    },
    weak({ facts }, services) {
      const protections = each(services).flatMap(protectionsOf)
      return weakAnswers({ threat, protections, facts, reasons, telling })
    },
    whyHere({ facts }, services) {
      const opening = each(services).map(({ when }) => when)
      return whyHere({ threat, opening, facts, reasons, telling })
    },
    cover: ({ facts }, services) => distinct(coverOf(each(services), facts, reasons)),
    protections({ facts }, services) {
      const holding = each(services)
        .flatMap(protectionsOf)
        .filter(({ truth }) => truth(facts, 'maybe') === true)
      return distinct(holding.flatMap(({ grounds }) => reasons.from(facts, grounds(facts, true))))
    },
    openFacts({ facts, soft }, services, wide) {
      const grounds = each(services).flatMap((tellers) => [
        ...standingGrounds(tellers, facts),
        ...(wide ? ratingGrounds(threat, tellers, soft) : []),
      ])
      return [...new Set(grounds.map(({ fact }) => fact))].filter((fact) => isOpen(facts, fact))
    },
  }
}

/** What would lower a story, or cover it. */
const protectionsOf = ({ covered, lowers }: Tellers): readonly ConditionExplainer[] => [
  ...(covered ? [covered] : []),
  ...lowers.map(({ explainer }) => explainer),
]

const openingOf = (tellers: readonly Tellers[], facts: Facts, reasons: Reasons) =>
  distinct(tellers.flatMap(({ when }) => reasons.from(facts, when.grounds(facts, true))))

const lookedAt = (tellers: readonly Tellers[], facts: Facts, reasons: Reasons) =>
  distinct(
    tellers.flatMap(({ when, covered }) =>
      reasons.from(facts, [...when.looksAt, ...(covered?.looksAt ?? [])]),
    ),
  )

const coverOf = (tellers: readonly Tellers[], facts: Facts, reasons: Reasons) =>
  tellers.flatMap(({ covered }) =>
    covered ? reasons.from(facts, covered.grounds(facts, true)) : [],
  )

const isOpen = (facts: Facts, name: string): boolean => {
  const state = facts.get(name)?.state
  return state === 'notSure' || state === 'disputed' || state === 'unasked' || state === 'skipped'
}

const maybeGrounds = (explainer: ConditionExplainer, facts: Facts): readonly Ground[] =>
  explainer.truth(facts, 'maybe') === 'maybe' ? explainer.grounds(facts, true) : []

const standingGrounds = ({ when, covered }: Tellers, facts: Facts): readonly Ground[] => [
  ...(when.truth(facts, 'closed') === true ? [] : maybeGrounds(when, facts)),
  ...(covered ? maybeGrounds(covered, facts) : []),
]

const ratingGrounds = (threat: Threat, tellers: Tellers, facts: Facts): readonly Ground[] => [
  ...dreadLetters.flatMap((letter) => letterGrounds(threat, letter, facts)),
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
