import type { Analyser } from '../analysis/analyser.ts'
import type { Analysis } from '../analysis/finding.ts'
import { noStances, type StanceCounts } from '../domain/vocabulary.ts'
import type { Facts } from '../flow/fact.ts'
import { type Ranking, rankStories } from '../report/ranking.ts'
import { type Summary, summarise } from '../report/summary.ts'
import type { SummaryInput } from '../report/summary-input.ts'
import type { Claim, StoryTalk } from '../report/talk.ts'
import type { StoryState } from './discussion.ts'
import { differingNow } from './disputes.ts'
import { workDone } from './done-steps.ts'
import { nextLookDay } from './next-look.ts'
import type { Questionnaire } from './parts.ts'
import { goneFrom } from './posting-history.ts'
import { forTeam, policyOf, type ReviewContext } from './review-context.ts'
import { lookFound } from './since-last-look.ts'
import type { ReviewState } from './state.ts'
import { trackerOf } from './step-items.ts'

/** The summary as posted and talked through; before posting, as it would be now. Its words are those of the check's language. */
export function summaryOf(context: ReviewContext): Summary {
  const { published } = context.state
  return published
    ? summarise({
        ...inputOf(context, published),
        date: dayOf(published.at),
        ...(published.since && { since: published.since }),
      })
    : summaryNow(context)
}

/** The summary as it would be posted now; where something is posted already, with the differences. */
export function summaryNow(context: ReviewContext): Summary {
  const { published, interview, seats } = context.state
  const analysis = analysisNow(context)
  const found = lookFound(context, analysis)
  return summarise({
    ...inputOf(context, { analysis, seats, answers: interview.answers }),
    ...(found && { since: found.since, gone: found.gone }),
    ...(published && {
      posted: {
        date: dayOf(published.at),
        analysis: published.analysis,
        seats: published.seats,
      },
      gone: goneFrom([...published.analysis.findings, ...published.gone], analysis),
    }),
  })
}

const analyses = new WeakMap<Analyser, WeakMap<ReviewState['interview']['answers'], Analysis>>()

/**
 * What the answers mean now, in the words of the check's language. A card and its pictures ask for it one after the
 * other; the same answers are analysed once.
 */
export function analysisNow(context: ReviewContext): Analysis {
  const { check, state } = forTeam(context)
  const { analyser } = check
  const { answers } = state.interview
  const known = analyses.get(analyser) ?? new WeakMap()
  analyses.set(analyser, known)
  const analysis = known.get(answers) ?? analyser.analyse(answers)
  known.set(answers, analysis)
  return analysis
}

/** What a ranking was made from, beside what was said about the stories. */
interface KeptRanking extends Pick<SummaryInput, 'stances'> {
  readonly analyser: Analyser
  readonly published: ReviewState['published']
  readonly today: string
  readonly ranking: Ranking
}

/** By what was said about the stories: one act asks for the same again and again, and so does the next. */
const rankings = new WeakMap<ReviewState['stories'], KeptRanking[]>()

/** The status of every posted story on a day; `undefined` before posting. */
export function postedRanking(
  { analyser }: Questionnaire,
  state: ReviewState,
  today: string,
): Ranking | undefined {
  const { published, stories } = state
  if (!published) return undefined
  const { stances } = hiddenOn(state, today)
  const kept = rankings.get(stories) ?? []
  const known = kept.find(
    (one) =>
      one.published === published &&
      one.today === today &&
      one.stances === stances &&
      one.analyser === analyser,
  )
  if (known) return known.ranking
  const { analysis, answers, coveredSince, gone, seats } = published
  const ranking = rankStories({
    ...{ analysis, today, coveredSince, gone, seats },
    after: workDone(analyser, answers),
    talk: talksOf(stories),
    ...(stances && { stances }),
  })
  const fresh = { analyser, published, today, ranking, ...(stances && { stances }) }
  rankings.set(stories, [...kept.slice(1 - mostRankings), fresh])
  return ranking
}

/** Of one state as it is today, as it is once nothing is lived with any more, and one more. */
const mostRankings = 3

/** The calendar date of an instant. */
export const dayOf = (instant: string): string => instant.slice(0, 10)

/** What a summary is of: what was found, and the answers that say so; both are frozen once posted. */
interface Told extends Partial<Pick<SummaryInput, 'coveredSince' | 'gone'>> {
  readonly analysis: Analysis
  readonly seats: NonNullable<SummaryInput['seats']>
  readonly answers: ReviewState['interview']['answers']
}

function inputOf(from: ReviewContext, told: Told): SummaryInput {
  const context = forTeam(from)
  const { parts, check, state, say } = context
  const { facts, answers } = check.compiled.read(told.answers)
  const standing = [...answers.values()].flat()
  // People of the last look are known by name before they take part in this one.
  const known = [...(state.look ? state.named.values() : []), ...state.people.values()]
  const people = new Map(known.map(({ id, name }) => [id, name]))
  const never = neverOf(facts)
  const { coveredSince = state.published?.coveredSince, gone } = told
  const today = dayOf(context.now)
  const { deadline } = state.followUp
  const tracker = trackerOf(context)
  const differing = differingNow(context, told.answers)
  return {
    review: state.id,
    made: { events: state.events, ...(parts.version !== undefined && { version: parts.version }) },
    product: state.product,
    checkedBy: [...new Set(standing.map(({ by }) => people.get(by) ?? by))],
    date: today,
    today,
    ...(deadline !== undefined && { until: deadline }),
    ...hiddenOn(state, today),
    analysis: told.analysis,
    catalogue: parts.catalogue,
    references: parts.references,
    rules: check.compiled.rules,
    facts,
    answers: standing,
    people,
    takingPart: state.takingPart.size,
    talk: talksOf(state.stories),
    seats: told.seats,
    after: workDone(check.analyser, told.answers),
    say,
    ahead: aheadOf(context),
    ...(differing.length > 0 && { differing }),
    ...(coveredSince && { coveredSince }),
    ...(gone && { gone }),
    ...(never && { never }),
    ...(tracker && { tracker }),
  }
}

/** What comes by itself from now on. */
function aheadOf(context: ReviewContext): NonNullable<SummaryInput['ahead']> {
  const { state, parts } = context
  const on = state.followedBy === undefined ? nextLookDay(state.followUp) : undefined
  return {
    facilitator: state.facilitator,
    tells: parts.shelf !== undefined && policyOf(context).isQuiet !== true,
    ...(on !== undefined && {
      look: { on, isRegular: state.followUp.nextLook?.rhythm === 'sprint' },
    }),
  }
}

/** Until the deadline, unless the check shows at once what people say; a closed check hides nothing. */
function hiddenOn({ phase, followUp }: ReviewState, today: string): Pick<SummaryInput, 'stances'> {
  const { deadline, openStances } = followUp
  const isOver = phase === 'closed' || (deadline !== undefined && deadline < today)
  return openStances || isOver ? {} : { stances: 'hidden' }
}

const talksOf = (stories: ReviewState['stories']): SummaryInput['talk'] =>
  new Map([...stories.values()].map((story) => [story.finding, keptTalkOf(story)]))

const talks = new WeakMap<StoryState, StoryTalk>()

/** Most acts are about one story, and leave all others as they were. */
function keptTalkOf(story: StoryState): StoryTalk {
  const talk = talks.get(story) ?? talkOf(story)
  talks.set(story, talk)
  return talk
}

/** The fact in which a team says, in its own words, what must never happen. */
export const neverFact = 'impact.never'

function neverOf(facts: Facts): SummaryInput['never'] {
  const fact = facts.get(neverFact)
  const words = fact?.possible[0]
  if (typeof words !== 'string') return undefined
  const by = fact?.answers.at(-1)?.by
  return by === undefined ? { words } : { words, by }
}

/** How many people say what: whoever agrees with a "no" says it too, unless they said something else later. */
function countsOf(stances: StoryState['stances']): StanceCounts {
  const latest = new Map([...stances].map(([person, { stance, at }]) => [person, { stance, at }]))
  for (const { stance, secondedBy, secondedAt = '' } of stances.values()) {
    if (secondedBy === undefined) continue
    const own = latest.get(secondedBy)
    // That it has happened is never outvoted, not even by whoever said it.
    if (own && (own.at > secondedAt || own.stance === 'happened')) continue
    latest.set(secondedBy, { stance, at: secondedAt })
  }
  const counts = { ...noStances }
  for (const { stance } of latest.values()) counts[stance] += 1
  return counts
}

type Shared = StoryTalk['shared'][number]
type Taken = StoryState['stances'] extends ReadonlyMap<string, infer T> ? T : never

const sharedReasons = new WeakMap<Taken, Shared>()

/** The reason that somebody shares; the same one as long as they say the same, so that its words are made once. */
function sharedBy(by: string, taken: Taken): Shared | undefined {
  const { stance, reason, shareReason } = taken
  if (!shareReason || reason === undefined) return undefined
  const known = sharedReasons.get(taken)
  if (known?.by === by) return known
  const shared = { by, stance, reason }
  sharedReasons.set(taken, shared)
  return shared
}

/** A story's talk as everyone in the thread may see it: private reasons stay private. */
export function talkOf(story: StoryState): StoryTalk {
  const counts = countsOf(story.stances)
  const stances = [...story.stances].map(([by, taken]) => ({ by, ...taken }))
  const claims = stances
    .filter(
      ({ stance, shareReason }) => shareReason && (stance === 'no' || stance === 'doesNotApply'),
    )
    .map(
      ({ by, reason, secondedBy, lookAgain }): Claim => ({
        by,
        ...(reason !== undefined && { reason }),
        ...(secondedBy !== undefined && { secondedBy }),
        ...(lookAgain !== undefined && { lookAgain }),
      }),
    )
  const shared = [...story.stances].flatMap(([by, taken]) => sharedBy(by, taken) ?? [])
  const {
    finding,
    phase,
    questioned,
    ways,
    waysAside,
    decision,
    proposal,
    history,
    override,
    parked,
    own,
  } = story
  return {
    finding,
    phase,
    counts,
    shared,
    claims,
    questioned,
    parked,
    ...(ways.length > 0 && { ways }),
    ...(waysAside.size > 0 && { waysAside }),
    ...(decision && { decision }),
    ...(proposal && { proposal }),
    ...(history.length > 0 && { earlier: history }),
    ...(override && { override }),
    ...(own && { own }),
  }
}
