import type { Because, Finding } from '../analysis/finding.ts'
import type { Safeguard } from '../analysis/threat.ts'
import type { Band } from '../domain/vocabulary.ts'
import type { Lookup } from './next.ts'
import { isTalkedThrough } from './steps.ts'
import type { SummaryInput } from './summary-input.ts'
import type { StoryTalk } from './talk.ts'

/** How many stories a team talks about first. */
export const firstStories = 7

/** The id of the discussion about what must never happen. */
export const neverId = 'must-never-happen'

/** One story as a team meets it: what could happen, how bad, why we think so, and what was said. */
export interface Story {
  readonly id: string
  /** 1, 2, 3 … over own, first, rest and covered; 0 for what must never happen. */
  readonly place: number
  readonly title: string
  /** Absent for stories in the team's own words. */
  readonly finding: Finding | undefined
  readonly own: { readonly words: string; readonly by?: string } | undefined
  /** The band to show: a person's override, otherwise the worse end of the range. */
  readonly band: Band | undefined
  readonly because: readonly SaidBy[]
  readonly safeguards: readonly Safeguard[]
  /** Questions that would settle it or narrow its band. */
  readonly open: readonly Lookup[]
  readonly talk: StoryTalk
  readonly talkedThrough: boolean
  /** How many people have said what they think. */
  readonly said: number
  /** A second person agreed that it cannot happen. */
  readonly checked: boolean
}

/** Nothing of this presses: every story is rated, and none above "keep in mind". */
export const isCalm = (stories: readonly Story[]): boolean =>
  stories.every(({ band }) => band === 'keepInMind' || band === 'fineForNow')

/** What one person's answers say; without a name when nobody is known to have said it. */
export interface SaidBy {
  readonly by: string | undefined
  readonly texts: readonly string[]
}

/** What stories need to look things up. */
export interface StoryWords {
  readonly safeguards: ReadonlyMap<string, Safeguard>
  readonly lookup: (question: string) => Lookup
}

/** All stories in order: the team's own, the first seven, the rest, and those taken care of. */
export function tellStories(input: SummaryInput, words: StoryWords) {
  const { findings } = input.analysis
  const open = findings.filter((finding) => finding.status !== 'covered')
  const ownTalks = [...input.talk.values()].filter((talk) => talk.own && talk.finding !== neverId)
  let place = 0
  const tell = (finding: Finding): Story => findingStory(finding, ++place, input, words)
  return {
    own: ownTalks.map((talk) => ownStory(talk, ++place, input)),
    first: open.slice(0, firstStories).map(tell),
    rest: open.slice(firstStories).map(tell),
    covered: findings.filter((finding) => finding.status === 'covered').map(tell),
  }
}

/** The discussion about what must never happen, if the team named something. */
export function neverStory(input: SummaryInput): Story | undefined {
  const own = input.never ?? input.talk.get(neverId)?.own
  if (!own) return undefined
  return ownStory({ ...(input.talk.get(neverId) ?? quiet(neverId)), own: withBy(own) }, 0, input)
}

const withBy = (own: { words: string; by?: string }) => ({ words: own.words, by: own.by ?? '' })

function findingStory(
  finding: Finding,
  place: number,
  input: SummaryInput,
  words: StoryWords,
): Story {
  const talk = input.talk.get(finding.id) ?? quiet(finding.id)
  return {
    ...talkedOf(talk),
    id: finding.id,
    place,
    title: finding.title,
    finding,
    own: undefined,
    band: talk.override?.band ?? finding.rating.band.high,
    because: saidBy(finding.because, input.people),
    safeguards: finding.safeguards.flatMap((id) => words.safeguards.get(id) ?? []),
    open: finding.open.map(words.lookup),
  }
}

function ownStory(talk: StoryTalk, place: number, input: SummaryInput): Story {
  const { words = '', by } = talk.own ?? {}
  const name = by ? (input.people.get(by) ?? by) : undefined
  return {
    ...talkedOf(talk),
    id: talk.finding,
    place,
    title: words,
    finding: undefined,
    own: { words, ...(name !== undefined && { by: name }) },
    band: talk.override?.band,
    because: [],
    safeguards: [],
    open: [],
  }
}

const talkedOf = (talk: StoryTalk) => ({
  talk,
  talkedThrough: isTalkedThrough(talk),
  said: Object.values(talk.counts).reduce((sum, count) => sum + count, 0),
  checked: talk.claims.some((claim) => claim.secondedBy !== undefined),
})

/** A story nobody has spoken about yet. */
export const quiet = (finding: string): StoryTalk => ({
  finding,
  phase: 'open',
  counts: { yes: 0, partly: 0, happened: 0, no: 0, notSure: 0, doesNotApply: 0 },
  shared: [],
  claims: [],
  questioned: [],
  parked: false,
})

/** Reasons gathered by who gave them; each reason once, people in order of their first reason. */
export function saidBy(
  because: readonly Because[],
  people: ReadonlyMap<string, string>,
): readonly SaidBy[] {
  const groups = new Map<string | undefined, Set<string>>()
  for (const { by, text } of because) {
    const name = by === undefined ? undefined : people.get(by)
    groups.set(name, (groups.get(name) ?? new Set()).add(text))
  }
  return [...groups].map(([by, texts]) => ({ by, texts: [...texts] }))
}
