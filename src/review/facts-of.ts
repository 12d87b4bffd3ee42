import { catalogueId } from '../analysis/step-ids.ts'
import { type Band, bandsByUrgency } from '../domain/vocabulary.ts'
import {
  type BandCounts,
  bandCounts,
  type CountsNow,
  countNow,
  highsOnceAgreed,
  unsureShare,
} from '../report/counts.ts'
import {
  bandWhenDone,
  openStories,
  type RankedStory,
  type Ranking,
  rankedStories,
} from '../report/ranking.ts'
import { neededStep } from '../report/standing.ts'
import { workDone } from './done-steps.ts'
import type { HeadingFacts, Readers, ToldFacts } from './heading-facts.ts'
import { listFactsOf } from './list-facts.ts'
import { type Matter, mattersOf } from './matters.ts'
import { nextLookDay } from './next-look.ts'
import type { ReviewContext } from './review-context.ts'
import { type ReviewState, reachOf } from './state.ts'
import { dayOf, postedRanking } from './summary-of.ts'

/** The version of these rules; facts of another one are worked out again when they are listed. */
export const factsVersion = 2

/** A day on which everything that is lived with for a while counts again. */
const afterAll = '9999-12-31'

const mostWorst = 3

/** The facts of a check that lists show without opening it; `undefined` for a deleted one. */
export function factsOf(context: ReviewContext): HeadingFacts | undefined {
  const { state, check, facts } = context
  if (state.deleted) return undefined
  const { followUp, published } = state
  const { count, of } = unsureShare(check.compiled.rules, facts)
  const readers = readersOf(context)
  const lastLook = lastLookOf(state)
  const nextLook = state.followedBy === undefined ? nextLookDay(followUp) : undefined
  const rules = [...state.stories.values()].flatMap((story) => story.rules)
  const known = toldFacts(context)
  const told = known?.told
  return {
    version: factsVersion,
    product: state.follows?.product ?? state.id,
    reach: reachOf(state),
    ...(readers && { readers }),
    ...(followUp.heldSince !== undefined && { isHeld: true as const }),
    ...(followUp.sharedWith.size > 0 && { sharedWith: [...followUp.sharedWith.keys()] }),
    ...(published && { posted: dayOf(published.at) }),
    ...(lastLook !== undefined && { lastLook }),
    ...(nextLook !== undefined && { nextLook }),
    ...(told && { told: state.followedBy === undefined ? told : withoutPromises(told) }),
    waiting: waitingIn(mattersOf(context)),
    unsure: { count, of },
    services: servicesOf(context),
    rules: [...new Set(rules.map(catalogueId))],
    list: listFactsOf(context, known?.counts),
  }
}

/** What was promised stands in the look that followed. */
const withoutPromises = (told: ToldFacts): ToldFacts => ({ ...told, steps: [], accepted: [] })

/** Where nobody has an account, what was posted is there for everybody at this computer. */
function readersOf({ parts, state }: ReviewContext): Readers | undefined {
  if (!state.published) return undefined
  const channel = parts.channels.get(state.channel)
  return channel && !channel.places ? 'here' : state.published.readers
}

/** The last posting, or the last time that somebody said whether anything has changed. */
function lastLookOf({ published, followUp }: ReviewState): string | undefined {
  const days = [published?.at, followUp.reported.at(-1)?.at].flatMap((at) =>
    at === undefined ? [] : [dayOf(at)],
  )
  return published && days.toSorted().at(-1)
}

function waitingIn(matters: readonly Matter[]): HeadingFacts['waiting'] {
  const of = (kind: Matter['kind']) => matters.filter((matter) => matter.kind === kind)
  const subjects = (kind: Matter['kind']) => new Set(of(kind).map(({ subject }) => subject)).size
  return {
    people: new Set(of('questions').map(({ person }) => person)).size,
    seconds: subjects('second'),
    opinions: subjects('opinion'),
  }
}

/** Services and suppliers as they were named, by whoever answered and in what was posted. */
function servicesOf({ facts, state }: ReviewContext): string[] {
  const named = facts.get('conn.services')?.possible.flat() ?? []
  const told = state.published?.analysis.findings.flatMap(({ services }) => services) ?? []
  return [...new Set([...named, ...told])]
}

interface KeptFacts {
  readonly published: ReviewState['published']
  readonly day: string
  readonly told: ToldFacts
  readonly counts: CountsNow
}

/** By what was said about the stories: an action that leaves it as it was works nothing out anew. */
const kept = new WeakMap<ReviewState['stories'], KeptFacts>()

function toldFacts({ check, state, now }: ReviewContext): KeptFacts | undefined {
  const { published, stories } = state
  if (!published) return undefined
  const day = dayOf(now)
  const known = kept.get(stories)
  if (known?.published === published && known.day === day) return known
  const today = postedRanking(check, state, day)
  const later = postedRanking(check, state, afterAll)
  if (!today || !later) return undefined
  const after = workDone(check.analyser, published.answers)
  const counts = countNow(today)
  const told = toldOf(today, {
    state,
    counts,
    highs: highsOnceAgreed(today, after),
    lapsed: new Map(rankedStories(later).map((story) => [story.id, story])),
  })
  const fresh = { published, day, told, counts }
  kept.set(stories, fresh)
  return fresh
}

/** How soon each story would have to be looked at once every agreed step is done; absent while none is agreed. */
type Highs = ReturnType<typeof highsOnceAgreed>

function toldOf(
  today: Ranking,
  about: {
    readonly state: ReviewState
    readonly highs: Highs
    readonly counts: CountsNow
    /** The stories as they are once nothing is lived with any more. */
    readonly lapsed: ReadonlyMap<string, RankedStory>
  },
): ToldFacts {
  const { state, highs, lapsed, counts } = about
  const open = openStories(today)
  const { now, actFirstNotKnown: notKnown } = counts
  const known = open.filter(({ isNotKnownYet }) => !isNotKnownYet)
  const idsIn = (band: Band) => known.filter((story) => story.band === band).map(({ id }) => id)
  const decisions = rankedStories(today).flatMap(({ id, standing }) => {
    const step = neededStep(standing)
    return step ? [{ id, step }] : []
  })
  return {
    now,
    after: bandCounts(open.map((story) => bandWhenDone(story, highs))),
    notKnown,
    asPosted: asPosted(state),
    steps: decisions.flatMap(({ id, step }) => (step.done ? [] : [{ finding: id, due: step.due }])),
    accepted: open.flatMap(({ id, standing }) =>
      standing.kind === 'livedWith'
        ? [acceptance(id, standing.decision.due, { highs, lapsed })]
        : [],
    ),
    worst: worstOf(known),
    actFirst: idsIn('actFirst'),
    planSoon: idsIn('planSoon'),
    agreed: [...new Set(decisions.flatMap(({ step }) => step.safeguards.map(catalogueId)))],
  }
}

function acceptance(
  finding: string,
  until: string,
  { highs, lapsed }: { readonly highs: Highs; readonly lapsed: ReadonlyMap<string, RankedStory> },
): ToldFacts['accepted'][number] {
  const story = lapsed.get(finding)
  const after = story && bandWhenDone(story, highs)
  return {
    finding,
    until,
    ...(story?.band && { band: story.band }),
    ...(after && { after }),
    ...(story?.isNotKnownYet && { unknown: true as const }),
  }
}

function asPosted({ published }: ReviewState): BandCounts {
  const findings = published?.analysis.findings ?? []
  return bandCounts(
    findings.map(({ status, rating }) => (status === 'covered' ? undefined : rating.band.high)),
  )
}

/** The worst few that are known, in the order in which the team sees them. */
function worstOf(known: readonly RankedStory[]): ToldFacts['worst'] {
  const told = known.flatMap(({ id, band, finding, talk }) => {
    const title = finding?.title ?? talk.own?.words
    return band && title ? [{ id, title, band }] : []
  })
  return told
    .toSorted((a, b) => bandsByUrgency.indexOf(a.band) - bandsByUrgency.indexOf(b.band))
    .slice(0, mostWorst)
}
