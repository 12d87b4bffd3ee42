import { notSure } from '../flow/answer.ts'
import { confidenceOf } from './confidence.ts'
import type { Context } from './context.ts'
import type { Because, Finding } from './finding.ts'
import type { Case, Judged } from './judge.ts'
import { meansFor } from './means.ts'
import { type LetterReasons, ratingOf } from './rating.ts'
import { isInPlace } from './steps.ts'
import type { Threat } from './threat.ts'
import { type ThreatExplanation, threatExplanationOf } from './threat-explanation.ts'
import type { FactsForThreats } from './threat-status.ts'

/** The few words a finding's title needs, in the language of the screen. */
export interface FindingWords {
  /** "Someone could …" from "someone" and "…". */
  title(subject: string, ability: string): string
  /** "Stripe and Mailgun" from the names. */
  list(names: readonly string[]): string
  /** What a connected service is called where nobody named one. */
  readonly unnamedService: string
  /** "Not known: safe copies", for what somebody was not sure of. */
  unsure(about: string): string
}

/** Makes findings of judged threats: named, rated and with every reason. */
export function findingTeller(
  context: Context,
  words: FindingWords,
): (story: Judged, looked: Pick<Case, 'reading' | 'done'>) => Omit<Finding, 'reasonsForPlace'> {
  const tellings = new Map<Threat, ThreatExplanation>()
  const explanationFor = (threat: Threat): ThreatExplanation => {
    const known =
      tellings.get(threat) ?? threatExplanationOf(context.rules, threat, context.reasons)
    tellings.set(threat, known)
    return known
  }
  return (story, { reading, done }) => {
    const { threat } = story.compiled
    const explanation = explanationFor(threat)
    const services = serviceNames(context, story, reading)
    const ability = withService(threat.ability, services, words)
    const said = explanation.letters(reading, story.services)
    const rating = ratingOf(story.letters, honestLetters(said, words))
    const open = explanation.openFacts(
      reading,
      story.services,
      rating.band.low !== rating.band.high,
    )
    return {
      id: threat.id,
      title: words.title(threat.subject, ability),
      subject: threat.subject,
      ability,
      example: threat.example,
      stride: threat.stride,
      family: threat.family,
      status: story.status,
      rating,
      confidence: confidenceOf(rating, open, reading.facts),
      means: meansFor(threat, reading.facts),
      because: honest(explanation.because(reading, story), words),
      ...(story.status === 'covered' &&
        threat.coveredBecause !== undefined && { coveredBecause: threat.coveredBecause }),
      services,
      open: open.flatMap((fact) => context.reasons.question(fact)?.id ?? []),
      safeguards: openSafeguards(context, threat, reading).filter((id) => !done.includes(id)),
      technical: threat.technical,
      references: threat.references,
    }
  }
}

/** What somebody was not sure of is given as not known, never as a fact. */
const honest = (reasons: readonly Because[], words: FindingWords): readonly Because[] =>
  reasons.map((reason) =>
    reason.answer === notSure ? { ...reason, text: words.unsure(reason.text) } : reason,
  )

const serviceNames = (
  context: Context,
  story: Judged,
  { facts }: FactsForThreats,
): readonly string[] => {
  const names = context.reader.serviceNames(facts)
  return story.services.flatMap((service) => names[service - 1] ?? [])
}

const withService = (ability: string, names: readonly string[], words: FindingWords): string =>
  ability.replace('{service}', () => (names.length > 0 ? words.list(names) : words.unnamedService))

const honestLetters = (said: LetterReasons, words: FindingWords): LetterReasons => ({
  damage: honest(said.damage, words),
  reproducibility: honest(said.reproducibility, words),
  exploitability: honest(said.exploitability, words),
  affectedUsers: honest(said.affectedUsers, words),
  discoverability: honest(said.discoverability, words),
})

/** The steps for this story that the answers do not already show to be in place. */
const openSafeguards = (
  context: Context,
  threat: Threat,
  { facts }: FactsForThreats,
): readonly string[] =>
  threat.safeguards
    .map(({ id }) => id)
    .filter((id) => {
      const safeguard = context.safeguards.get(id)
      return safeguard !== undefined && !isInPlace(safeguard, facts)
    })
