import { notSure } from '../flow/answer.ts'
import { confidenceOf, isNotKnownYet } from './confidence.ts'
import type { Context } from './context.ts'
import type { Because, Finding } from './finding.ts'
import type { Case, Judged } from './judge.ts'
import { meansFor } from './means.ts'
import { storyIdOf } from './per-service.ts'
import { placeFiller } from './place-filler.ts'
import { type ProductWords, productNouns } from './product-nouns.ts'
import { type LetterReasons, ratingOf } from './rating.ts'
import { catalogueId, stepIdFor } from './step-ids.ts'
import { isInPlace } from './steps.ts'
import type { Threat } from './threat.ts'
import { type ThreatExplanation, threatExplanationOf } from './threat-explanation.ts'
import type { FactsForThreats } from './threat-status.ts'

/** The few words a finding's title needs, in the language of the screen. */
export interface FindingWords extends ProductWords {
  /** "Stripe or Mailgun" from the names: any of them. */
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
    const known = tellings.get(threat) ?? threatExplanationOf(threat, context)
    tellings.set(threat, known)
    return known
  }
  return (story, { reading, done }) => {
    const { threat } = story.compiled
    const explanation = explanationFor(threat)
    const services = serviceNames(context, story, reading)
    const nouns = productNouns(reading.facts, words, threat)
    const service = services.length > 0 ? words.list(services) : words.unnamedService
    const fill = placeFiller({ service, ...nouns })
    const { title, question, short } = sentencesOf(threat, nouns)
    const told = (reasons: readonly Because[]): readonly Because[] =>
      honest(reasons, words).map((reason) => ({ ...reason, text: fill(reason.text) }))
    const said = explanation.letters(reading, story.services)
    const rating = ratingOf(story.letters, eachLetter(said, told))
    const open = explanation.openFacts(
      reading,
      story.services,
      rating.band.low !== rating.band.high,
    )
    return {
      id: storyIdOf(story),
      ...ofService(context, story, reading),
      title: fill(title),
      question: fill(question),
      ...(short !== undefined && { short: fill(short) }),
      example: fill(threat.example),
      stride: threat.stride,
      family: threat.family,
      status: story.status,
      ...(threat.onlyAsWay && { onlyAsWay: true }),
      rating,
      confidence: confidenceOf(rating, open, reading.facts),
      means: meansFor(threat, reading.facts),
      touches: threat.touches,
      actors: threat.actors,
      notKnownYet: isNotKnownYet(story.status, rating.band),
      ...weakest(explanation, story, reading, told),
      because: told(explanation.because(reading, story)),
      ...(story.status === 'covered' && {
        coveredBecause: context.rules.early(reading.facts)
          ? textsOf(told(explanation.cover(reading, story.services)))
          : fill(threat.coveredReason ?? ''),
      }),
      services,
      open: open.flatMap((fact) => context.reasons.question(fact)?.id ?? []),
      safeguards: openSafeguards(context, story, reading).filter((id) => !isDone(id, done)),
      technical: threat.technical,
      references: threat.references,
    }
  }
}

/** How a threat is told: in words of what people do where somebody said it. */
function sentencesOf(
  { title, question, short, doing }: Threat,
  { action }: Pick<ReturnType<typeof productNouns>, 'action'>,
): Pick<Threat, 'title' | 'question' | 'short'> {
  return doing && action !== '' ? { short, ...doing } : { title, question, short }
}

/** Of what is only planned, the answers tell what takes care of it; the words of a story say how it is. */
const textsOf = (reasons: readonly Because[]): string => reasons.map(({ text }) => text).join(' ')

/** As much of a finding as can be told without a word: which it is, how soon, and of which services. */
export type Outline = Pick<Finding, 'id' | 'status' | 'rating' | 'services'> & {
  /** The id of the threat that it comes from. */
  readonly threat: string
}

/** The outlines of judged threats, without reasons. */
export const outlines = (
  context: Context,
  { shown, reading }: Pick<Case, 'shown' | 'reading'>,
): readonly Outline[] =>
  shown.map((story) => ({
    id: storyIdOf(story),
    threat: story.compiled.threat.id,
    status: story.status,
    rating: ratingOf(story.letters),
    services: serviceNames(context, story, reading),
  }))

/** What keeps an open story high, and why it matters here: another answer than the weakest one. */
function weakest(
  explanation: ThreatExplanation,
  { status, services }: Judged,
  reading: FactsForThreats,
  told: (reasons: readonly Because[]) => readonly Because[],
): Pick<Finding, 'weak' | 'whyHere'> {
  if (status === 'covered') return { weak: [] }
  const weak = told(explanation.weak(reading, services))
  const here = explanation.whyHere(reading, services)
  const [whyHere] = told(here ? [here] : [])
  const isNew = whyHere && whyHere.question !== weak[0]?.question
  return { weak, ...(isNew && { whyHere }) }
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
  const named = context.reader.services(facts)
  return story.services.flatMap(
    (service) => named.find(({ number }) => number === service)?.name ?? [],
  )
}

/** The threat that a story of one connected service comes from, and that service. */
function ofService(
  context: Context,
  { compiled, standsFor }: Judged,
  { facts }: FactsForThreats,
): Pick<Finding, 'threat' | 'service'> {
  const named = context.reader.services(facts)
  const [service, ...others] = named.filter(({ number }) => standsFor.includes(number))
  if (!service || others.length > 0) return {}
  return { threat: compiled.threat.id, service: { id: String(service.number), name: service.name } }
}

const eachLetter = (
  said: LetterReasons,
  told: (reasons: readonly Because[]) => readonly Because[],
): LetterReasons => ({
  damage: told(said.damage),
  reproducibility: told(said.reproducibility),
  exploitability: told(said.exploitability),
  affectedUsers: told(said.affectedUsers),
  discoverability: told(said.discoverability),
})

/** The steps for this story that the answers do not already show to be in place. */
const openSafeguards = (
  context: Context,
  { compiled, standsFor }: Judged,
  reading: FactsForThreats,
): readonly string[] =>
  compiled.threat.safeguards.flatMap(({ id }) => {
    const step = context.safeguards.get(id)
    if (!step) return []
    const own = stepIdFor(step, { standsFor, among: reading.services.length })
    return isInPlace(context.safeguards.get(own) ?? step, reading) ? [] : own
  })

const isDone = (id: string, done: readonly string[]): boolean =>
  done.includes(id) || done.includes(catalogueId(id))
