import { bands } from '../domain/vocabulary.ts'
import type { Condition } from '../flow/condition.ts'
import { compileCondition } from '../flow/evaluate.ts'
import type { Fact, Facts } from '../flow/fact.ts'
import type { NamedService } from '../flow/named-services.ts'
import type { Context } from './context.ts'
import { explainerOf } from './explain.ts'
import { perServiceFacts } from './facts-for-rating.ts'
import type { Way } from './finding.ts'
import type { FindingWords, Outline } from './finding-of.ts'
import { servicesFitter } from './fitting-services.ts'
import { placeFiller } from './place-filler.ts'
import { productNouns } from './product-nouns.ts'
import { type ReadText, textReader } from './text-words.ts'
import type { Catalogue } from './threat.ts'
import type { WayRule } from './way.ts'

/** How far each thing that speaks for a way moves it up; measured by nothing but reading, and kept small. */
const points = {
  /** For each band of its story, at the worse end. */
  band: 0.5,
  /** For each word of "what must never happen" that points to it, up to two. */
  feared: 1.5,
  /** For each word of the rest that the team wrote, up to two. */
  told: 0.75,
  /** It leads to another harm than the one that was picked, which hurts somebody all the same. */
  alsoHurts: -1.5,
  /** It leads to another harm, and only the words speak for it. */
  otherHarm: -1.5,
  /** Its condition rests on a "not sure". */
  unsure: -1.5,
  /** For each way of its kind, and for each that tells of the same story, that stands before it. */
  sameKind: -2.5,
  sameStory: -4,
} as const
const mostWords = 2

/** More are not kept: a person sees five, and takes some away. */
const most = 12

/** A way for which little speaks is kept only as one of this many. */
const fewest = 3
const little = 1.5

/** In whose words: what must never happen, and what the team said of who does what. */
const fearedFacts = ['impact.never']
const toldFacts = ['product.hands', 'product.summary']

/** Ranks the ways in which what must never happen could come about, the likeliest first; none where nobody said it. */
export function wayFinder(
  context: Context,
  findingWords: FindingWords,
): (findings: readonly Outline[], facts: Facts) => readonly Way[] {
  const eachFacts = perServiceFacts(context.rules)
  const { derived } = context.rules.flow
  // Here “before” and “another” tell much, so that no word is left out.
  const read = textReader({
    language: context.catalogue.others?.language.language ?? 'en',
    stopWords: [],
  })
  const fittingFor = servicesFitter(context.rules)
  const compiled = context.catalogue.ways.map((rule) => {
    const when = conditionOf(rule, context.catalogue)
    return {
      rule,
      holds: compileCondition(when, { derived, eachFacts }),
      explainer: explainerOf(when, { derived, eachFacts }),
      stems: stemsOf(read, rule.words),
      fitting: fittingFor(rule),
    }
  })
  return (findings, facts) => {
    if (!isTold(facts.get('impact.never')) && !isTold(facts.get('impact.fear'))) return []
    const feared = fearsIn(facts)
    const nouns = productNouns(facts, findingWords)
    const stemsIn = (names: readonly string[]) =>
      stemsOf(
        read,
        names.flatMap((name) => valuesOf(facts, name)),
      )
    const words = { feared: stemsIn(fearedFacts), told: stemsIn(toldFacts) }
    const named = context.reader.services(facts)
    const candidates = compiled.flatMap(
      ({ rule, holds, explainer, stems, fitting }): Candidate[] => {
        const truth = holds(facts, 'closed')
        const about = storyOf(rule, findings, (services) =>
          fitting(
            named.filter(({ name }) => services.includes(name)),
            facts,
          ),
        )
        if (truth === false || about === undefined) return []
        const { finding, services } = about
        const inFeared = heard(stems, words.feared)
        const harm = leadsTo(rule, feared) ?? (inFeared >= mostWords ? points.otherHarm : undefined)
        if (harm === undefined) return []
        const worth =
          rule.weight +
          harm +
          points.feared * inFeared +
          points.told * heard(stems, words.told) +
          points.band * bands.indexOf(finding.rating.band.high) +
          (truth === 'maybe' || finding.status === 'possible' ? points.unsure : 0)
        return [{ rule, finding, services, explainer, worth }]
      },
    )
    return varied(candidates).map(({ rule, finding, services, explainer }) => ({
      id: rule.id,
      kind: rule.kind,
      title: sentenceOf(rule, services, { nouns, list: findingWords.list }),
      finding: finding.id,
      because: context.reasons.from(facts, explainer.grounds(facts, true)),
    }))
  }
}

/** When a way is possible: as it says, or as the story of its own does. */
function conditionOf({ when, stories }: WayRule, { threats }: Catalogue): Condition {
  return when ?? threats.find(({ id }) => id === stories[0])?.when ?? { not: { always: true } }
}

interface Candidate {
  readonly rule: WayRule
  readonly finding: Outline
  /** The services that it names. */
  readonly services: readonly string[]
  readonly explainer: ReturnType<typeof explainerOf>
  readonly worth: number
}

/** Takes the best again and again, counting less for a kind or a story that stands before it already. */
function varied(candidates: readonly Candidate[]): readonly Candidate[] {
  const left = [...candidates]
  const taken: Candidate[] = []
  const worthNow = ({ rule, finding, worth }: Candidate): number =>
    worth +
    points.sameKind * taken.filter((other) => other.rule.kind === rule.kind).length +
    points.sameStory * taken.filter((other) => other.finding.id === finding.id).length
  while (left.length > 0 && taken.length < most) {
    const best = left.reduce((one, other) => (worthNow(other) > worthNow(one) ? other : one))
    left.splice(left.indexOf(best), 1)
    if (taken.length < fewest || best.worth > little) taken.push(best)
  }
  return taken
}

/**
 * The first of a way's stories that is raised and not taken care of; of one told of several services, that of the
 * fitting one, and none where no named service fits.
 */
function storyOf(
  { stories }: WayRule,
  findings: readonly Outline[],
  fitting: (services: readonly string[]) => readonly NamedService[],
): Pick<Candidate, 'finding' | 'services'> | undefined {
  for (const id of stories) {
    const told = findings.filter((finding) => finding.threat === id)
    if (told.length === 0) continue
    const open = told.filter(({ status }) => status !== 'covered')
    const named = open.flatMap((finding) => finding.services)
    const services = fitting(named).map(({ name }) => name)
    if (named.length > 0 && services.length === 0) continue
    const [finding] = open.filter((one) => one.services.some((name) => services.includes(name)))
    const first = finding ?? open[0]
    return (
      first && {
        finding: first,
        services: services.filter((name) => first.services.includes(name)),
      }
    )
  }
  return undefined
}

function sentenceOf(
  rule: WayRule,
  services: readonly string[],
  { nouns, list }: { nouns: ReturnType<typeof productNouns>; list: FindingWords['list'] },
): string {
  const doing = nouns.action === '' ? undefined : rule.sayDoing
  if (services.length === 0) {
    return placeFiller({ ...nouns, service: '' })(doing ?? rule.sayUnnamed ?? rule.say)
  }
  return placeFiller({ ...nouns, service: list(services) })(rule.say)
}

const isTold = (fact: Fact | undefined): boolean =>
  (fact?.state === 'known' || fact?.state === 'disputed') && fact.possible.length > 0

/** What a way is worth for leading to what is feared; undefined where it does not. */
function leadsTo({ feared }: WayRule, fears: Fears): number | undefined {
  if (fears.picked.length === 0 || feared.some((fear) => fears.picked.includes(fear))) return 0
  return feared.some((fear) => fears.alsoHurts.includes(fear)) ? points.alsoHurts : undefined
}

interface Fears {
  /** Empty where it was told in words alone, and then it may be anything. */
  readonly picked: readonly string[]
  /** Where the fear is that somebody is hurt: what hurts, by what was said of each harm. */
  readonly alsoHurts: readonly string[]
}

const hurt = 'hurt'
/** How long it may stand still where somebody is hurt by that. */
const soon = ['minutes', 'hours']

function fearsIn(facts: Facts): Fears {
  const picked = valuesOf(facts, 'impact.fear')
  const hurts = (name: string) => picked.includes(hurt) && valuesOf(facts, name).includes(hurt)
  const alsoHurts: string[] = ['leak', 'change'].filter((harm) => hurts(`impact.${harm}`))
  const isSoon = valuesOf(facts, 'impact.down').some((time) => soon.includes(time))
  return { picked, alsoHurts: picked.includes(hurt) && isSoon ? [...alsoHurts, 'stop'] : alsoHurts }
}

const valuesOf = (facts: Facts, name: string): readonly string[] =>
  (facts.get(name)?.possible ?? []).flatMap((value) => [value].flat())

/** How many of a way's words the team used, counted no further than `mostWords`. */
const heard = (stems: ReadonlySet<string>, told: ReadonlySet<string>): number =>
  Math.min(mostWords, [...stems].filter((one) => told.has(one)).length)

const stemsOf = (read: ReadText, texts: readonly string[]): ReadonlySet<string> =>
  new Set(read(texts.join(' ')).map(({ stem }) => stem))
