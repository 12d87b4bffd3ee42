import type { Finding } from '../analysis/finding.ts'
import { neverId } from '../domain/never-story.ts'
import { type Band, bands } from '../domain/vocabulary.ts'
import { type Seat, seated } from './seats.ts'
import {
  isSettled,
  neededStep,
  type Standing,
  type StandingContext,
  standingOf,
} from './standing.ts'
import type { SummaryInput } from './summary-input.ts'
import { type Decision, noTalk, type StoryTalk } from './talk.ts'

/** One story without its words: its status, and how soon it should be looked at. */
export interface RankedStory {
  readonly id: string
  /** 1, 2, 3 … over own, first, rest and covered; 0 for what must never happen and for stories that are gone. */
  readonly place: number
  /** Absent for stories in the team's own words. */
  readonly finding: Finding | undefined
  readonly talk: StoryTalk
  readonly standing: Standing
  /**
   * How soon it should be looked at now: a person's override, otherwise the worse end of the range, as low as work
   * that is done and shown has made it. Absent where nothing presses any more: not possible, lived with, done, taken
   * care of.
   */
  readonly band: Band | undefined
  /** Only what nobody knows makes it press: it counts as open, and is not told as one to plan or to act on. */
  readonly isNotKnownYet: boolean
  /** Who brought it in among the first, or took it out; absent where the answers alone place it. */
  readonly seat?: Seat
}

/** What remains to do after some steps. */
export type AfterSteps = ReturnType<NonNullable<SummaryInput['after']>['shown']>

/** All stories of a check in their order. */
export interface Ranking {
  readonly never: RankedStory | undefined
  /** In the team's own words. */
  readonly own: readonly RankedStory[]
  readonly first: readonly RankedStory[]
  readonly rest: readonly RankedStory[]
  readonly covered: readonly RankedStory[]
  /** Posted once and no longer raised by the answers, or set aside with the way that tells it. */
  readonly gone: readonly RankedStory[]
  /** What is left once the steps that are done and shown are counted in; absent while there are none. */
  readonly afterShown: AfterSteps | undefined
}

/** What a ranking is made from. */
export type RankingInput = Pick<
  SummaryInput,
  'analysis' | 'talk' | 'today' | 'coveredSince' | 'gone' | 'never' | 'after' | 'seats' | 'stances'
>

/** Puts all stories in order: what must never happen, the team's own, the first seven, the rest, those taken care of. */
export function rankStories(input: RankingInput): Ranking {
  const stories = standingStories(input)
  const done = stories.flatMap(({ standing }) =>
    standing.kind === 'done' && standing.shown ? standing.decision.safeguards : [],
  )
  const afterShown = done.length > 0 ? input.after?.shown([...new Set(done)]) : undefined
  const highs = afterShown && highestBands(afterShown)
  const ranked: Record<Group, RankedStory[]> = {
    never: [],
    own: [],
    first: [],
    rest: [],
    covered: [],
    gone: [],
  }
  for (const story of stories) {
    const isDoneElsewhere = story.finding !== undefined && highs?.has(story.id) === false
    const context = { ...story.context, isDoneElsewhere }
    const heard = heardOf(story.talk, context, input)
    const standing = isDoneElsewhere ? standingOf(heard, context) : story.standing
    const { id, finding, talk, place, group, seat } = story
    const band = bandNow({ id, finding, talk: heard, standing }, highs)
    const isNotKnownYet = band !== undefined && isUnknown({ id, finding, talk: heard }, afterShown)
    const told = { id, finding, talk, place, standing, band, isNotKnownYet }
    ranked[group].push(seat ? { ...told, seat } : told)
  }
  const { never, ...groups } = ranked
  return { never: never[0], ...groups, afterShown }
}

/** Every story of a ranking, in its order. */
export const rankedStories = (ranking: Ranking): readonly RankedStory[] => {
  const { never, own, first, rest, covered, gone } = ranking
  return [...(never ? [never] : []), ...own, ...first, ...rest, ...covered, ...gone]
}

type Group = 'never' | 'own' | 'first' | 'rest' | 'covered' | 'gone'

/** The stories that are not taken care of by what was answered. */
export const openStories = ({ never, own, first, rest }: Ranking): readonly RankedStory[] => [
  ...(never ? [never] : []),
  ...own,
  ...first,
  ...rest,
]

interface StandingStory extends Omit<RankedStory, 'band' | 'isNotKnownYet'> {
  readonly group: Group
  readonly context: StandingContext
}

function standingStories(input: RankingInput): readonly StandingStory[] {
  const { analysis, talk, today, coveredSince, gone = [], seats } = input
  let places = 0
  const stand = (group: Group, id: string, finding?: Finding): StandingStory => {
    const said = talk.get(id) ?? noTalk(id)
    const context = { today, answers: answersOf(group), since: coveredSince?.get(id) }
    const place = group === 'never' || group === 'gone' ? 0 : ++places
    const chosen = seats?.get(id)
    const seat = chosen?.kind === chosenAs[group] ? chosen : undefined
    const standing = standingOf(heardOf(said, context, input), context)
    const stands = { id, place, finding, talk: said, group, context, standing }
    return seat ? { ...stands, seat } : stands
  }
  const isOwn = ({ own, finding }: StoryTalk) =>
    own !== undefined && !own.withdrawn && finding !== neverId
  const isNever = input.never !== undefined || talk.has(neverId)
  const aside = asideWithTheirWay(input)
  const open = analysis.findings.filter(({ id, status }) => status !== 'covered' && !aside.has(id))
  const covered = analysis.findings.filter(({ status }) => status === 'covered')
  const { first, rest } = seated(open, seats)
  return [
    ...(isNever ? [stand('never', neverId)] : []),
    ...[...talk.values()].filter(isOwn).map(({ finding }) => stand('own', finding)),
    ...first.map((found) => stand('first', found.id, found)),
    ...rest.map((found) => stand('rest', found.id, found)),
    ...covered.map((found) => stand('covered', found.id, found)),
    ...analysis.findings
      .filter(({ id }) => aside.has(id))
      .map((found) => stand('gone', found.id, found)),
    ...gone.map((found) => stand('gone', found.id, found)),
  ]
}

/**
 * What of a story's talk counts for everybody. While what people say is hidden, nothing that others can see may follow
 * from it: that it has happened counts once the story is settled without it, or nothing is hidden any more.
 */
function heardOf(
  talk: StoryTalk,
  context: StandingContext,
  { stances }: Pick<RankingInput, 'stances'>,
): StoryTalk {
  if (stances !== 'hidden' || talk.counts.happened === 0) return talk
  const unheard = { ...talk, counts: { ...talk.counts, happened: 0 } }
  return isSettled(standingOf(unheard, context)) ? talk : unheard
}

/** The stories that only a way tells, of ways of which somebody says that they do not fit. */
function asideWithTheirWay({ analysis, talk }: RankingInput): ReadonlySet<string> {
  const aside = talk.get(neverId)?.waysAside
  const ways = (analysis.ways ?? []).filter(({ id }) => aside?.has(id))
  const leadTo = new Set(ways.map(({ finding }) => finding))
  return new Set(
    analysis.findings
      .filter(({ id, onlyAsWay }) => onlyAsWay === true && leadTo.has(id))
      .map(({ id }) => id),
  )
}

const answersOf = (group: Group): StandingContext['answers'] =>
  group === 'covered' ? 'takenCareOf' : group === 'gone' ? 'gone' : 'raised'

/** What a person can have chosen about the stories of a group. */
const chosenAs: Partial<Record<Group, Seat['kind']>> = { first: 'given', rest: 'taken' }

type Highs = ReadonlyMap<string, Band>

const highestBands = ({ findings }: AfterSteps): Highs =>
  new Map(
    findings.flatMap(({ id, status, rating }) =>
      status === 'covered' ? [] : [[id, rating.band.high] as const],
    ),
  )

function bandNow(
  story: Pick<StandingStory, 'id' | 'finding' | 'talk' | 'standing'>,
  highs: Highs | undefined,
) {
  const { id, finding, talk, standing } = story
  const band = talk.override?.band ?? finding?.rating.band.high
  if (!band || finding?.status === 'covered') return undefined
  switch (standing.kind) {
    case 'notPossible':
    case 'livedWith':
    case 'takenCareOf':
    case 'gone':
      return undefined
    case 'done':
      if (!standing.shown || isOverriddenSince(talk, standing.decision)) return band
      return isRated(standing.decision) ? lowered(band, id, highs) : undefined
    // What the team has not done itself is as it was, whatever was done elsewhere.
    case 'decided':
    case 'reopened':
      return band
    case 'open':
    case 'waiting':
    case 'parked':
      return talk.counts.happened > 0 ? band : lowered(band, id, highs)
  }
}

/** Nobody knows yet whether it presses; somebody who rates it, or says that it has happened, knows. */
function isUnknown(
  { id, finding, talk }: Pick<StandingStory, 'id' | 'finding' | 'talk'>,
  after: AfterSteps | undefined,
): boolean {
  if (talk.override || talk.counts.happened > 0) return false
  const now = after?.findings.find((found) => found.id === id) ?? finding
  return now?.notKnownYet === true
}

/** Somebody who sees it differently after the work was done has seen the work. */
const isOverriddenSince = ({ override }: StoryTalk, { doneAt }: Decision): boolean =>
  override?.at !== undefined && doneAt !== undefined && override.at > doneAt

/** The rules can tell what the steps of the catalogue are worth; for a step in own words the team's word counts. */
const isRated = ({ safeguards, own }: Decision): boolean =>
  safeguards.length > 0 && own === undefined

/** The band after some steps: never a higher one, and none where nothing is left. */
function lowered(band: Band, id: string, highs: Highs | undefined): Band | undefined {
  if (!highs) return band
  const after = highs.get(id)
  return after && bands.indexOf(after) < bands.indexOf(band) ? after : after && band
}

/** How soon it would have to be looked at once every agreed step is done. */
export function bandWhenDone(
  { id, band, standing }: RankedStory,
  highs: Highs | undefined,
): Band | undefined {
  const step = neededStep(standing)
  if (!band || (step && !isRated(step))) return undefined
  return lowered(band, id, highs)
}
