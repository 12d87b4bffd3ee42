import { stemmer } from 'stemmer'
import { bands } from '../domain/vocabulary.ts'
import { compileCondition } from '../flow/evaluate.ts'
import type { Fact, Facts } from '../flow/fact.ts'
import type { Context } from './context.ts'
import { explainerOf } from './explain.ts'
import { perServiceFacts } from './facts-for-rating.ts'
import type { Finding, Way } from './finding.ts'
import { type PeopleWords, peopleNoun } from './people-noun.ts'
import { placeFiller } from './place-filler.ts'
import type { WayRule } from './way.ts'

/** How far each thing that speaks for a way moves it up; measured by nothing but reading, and kept small. */
const points = {
  /** For each band of its story, at the worse end. */
  band: 0.5,
  /** For each word of the team that points to it, up to two. */
  word: 1,
  /** Its condition rests on a "not sure". */
  unsure: -1.5,
  /** For each way of its kind, and for each that tells of the same story, that stands before it. */
  sameKind: -2.5,
  sameStory: -4,
} as const
const mostWords = 2

/** More are not kept: a person sees five, and takes some away. */
const most = 10

/** What the team said that bears on what must never happen. */
const toldFacts = ['impact.never', 'product.hands', 'product.summary']

/** Ranks the ways in which what must never happen could come about, the likeliest first; none where nobody said it. */
export function wayFinder(
  context: Context,
  words: PeopleWords,
): (findings: readonly Finding[], facts: Facts) => readonly Way[] {
  const eachFacts = perServiceFacts(context.rules)
  const { derived } = context.rules.flow
  const compiled = context.catalogue.ways.map((rule) => ({
    rule,
    holds: compileCondition(rule.when, { derived, eachFacts }),
    explainer: explainerOf(rule.when, { derived, eachFacts }),
    stems: new Set(rule.words.map(stem)),
  }))
  return (findings, facts) => {
    if (!isTold(facts.get('impact.never')) && !isTold(facts.get('impact.fear'))) return []
    const feared = fearsIn(facts)
    const told = stemsIn(facts)
    const byId = new Map(findings.map((finding) => [finding.id, finding]))
    const candidates = compiled.flatMap(({ rule, holds, explainer, stems }): Candidate[] => {
      const truth = holds(facts, 'closed')
      const finding = rule.stories.flatMap((id) => byId.get(id) ?? [])[0]
      if (truth === false || finding === undefined || finding.status === 'covered') return []
      if (feared.length > 0 && !rule.feared.some((fear) => feared.includes(fear))) return []
      const heard = Math.min(mostWords, [...stems].filter((one) => told.has(one)).length)
      const worth =
        rule.weight +
        points.word * heard +
        points.band * bands.indexOf(finding.rating.band.high) +
        (truth === 'maybe' || finding.status === 'possible' ? points.unsure : 0)
      const because = context.reasons.from(facts, explainer.grounds(facts, true))
      return [{ rule, finding, because, worth }]
    })
    return varied(candidates).map(({ rule, finding, because }) => ({
      id: rule.id,
      kind: rule.kind,
      title: sentenceOf(rule, finding, peopleNoun(facts, words)),
      finding: finding.id,
      because,
    }))
  }
}

interface Candidate {
  readonly rule: WayRule
  readonly finding: Finding
  readonly because: Way['because']
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
    taken.push(best)
  }
  return taken
}

function sentenceOf(rule: WayRule, { services }: Finding, people: string): string {
  const [service] = services
  const text = service === undefined ? (rule.sayUnnamed ?? rule.say) : rule.say
  return placeFiller({ people, service: service ?? '' })(text)
}

const isTold = (fact: Fact | undefined): boolean =>
  (fact?.state === 'known' || fact?.state === 'disputed') && fact.possible.length > 0

/** What is feared; empty where it was told in words alone, and then it may be anything. */
const fearsIn = (facts: Facts): readonly string[] =>
  (facts.get('impact.fear')?.possible ?? []).flatMap((value) => [value].flat())

const stem = (word: string): string => stemmer(word.toLowerCase())

function stemsIn(facts: Facts): ReadonlySet<string> {
  const text = toldFacts.flatMap((name) => facts.get(name)?.possible.flat() ?? []).join(' ')
  return new Set([...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => stem(word)))
}
