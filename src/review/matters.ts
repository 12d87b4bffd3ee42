import type { MatterKind } from '../domain/matter.ts'
import { type RankedStory, rankedStories } from '../report/ranking.ts'
import {
  type AgreedClaim,
  isSettled,
  neededStep,
  needlessStep,
  type Standing,
} from '../report/standing.ts'
import type { Decision } from '../report/talk.ts'
import type { StoryState } from './discussion.ts'
import { nextLookDay } from './next-look.ts'
import { questionsWaiting } from './open-matters.ts'
import { keptUntil } from './retention.ts'
import type { ReviewContext } from './review-context.ts'
import type { ReviewState } from './state.ts'
import { presentItem } from './story-item.ts'
import { dayOf, postedRanking } from './summary-of.ts'

/** Something in a check that waits for one person. */
export interface Matter {
  readonly kind: MatterKind
  /** For whom, by id. */
  readonly person: string
  /** The story, or the question, that it is about; absent where it is about the whole check. */
  readonly subject?: string
  /** Since when it waits: an ISO instant. */
  readonly since: string
  /** By when, as a calendar date; absent where no day is set. */
  readonly due?: string
  /** Something else reminds of it: it is told here only once it is late. */
  readonly isElsewhere?: true
}

const known = new WeakMap<
  ReviewState,
  { readonly for: string; readonly matters: readonly Matter[] }
>()

/** Everything that waits for somebody in a check today, people by people in no order; nothing is stored of it. */
export function mattersOf(context: ReviewContext): readonly Matter[] {
  const { state, now, parts } = context
  const kept = parts.retention?.current()
  // How long closed checks are kept may change during the day.
  const made = [dayOf(now), kept?.months, kept?.since].join(' ')
  const before = known.get(state)
  // A state never changes: cards, headings and reminders of one moment ask for the same.
  if (before?.for === made) return before.matters
  const matters = mattersNow(context)
  known.set(state, { for: made, matters })
  return matters
}

function mattersNow(context: ReviewContext): readonly Matter[] {
  const { check, state, now } = context
  if (state.deleted) return []
  const heard = ({ person }: Matter) => person !== '' && !state.followUp.left.has(person)
  // What was promised before a later look stands there; the check itself may go all the same.
  if (state.followedBy !== undefined) return deletionMatters(context).filter(heard)
  const ranking = postedRanking(check, state, dayOf(now))
  const stories = ranking ? rankedStories(ranking) : []
  const open = state.phase === 'closed' ? renewals(state, stories) : openMatters(context, stories)
  const promised = stories.flatMap((story) => promises(state, story))
  return [...open, ...promised, ...lookMatters(state), ...deletionMatters(context)].filter(heard)
}

/** What waits only while the check is open: answers, and the talk. */
const openMatters = (
  context: ReviewContext,
  stories: readonly RankedStory[],
): readonly Matter[] => [
  ...questionMatters(context),
  ...opinionMatters(context),
  ...stories.flatMap((story) => secondMatters(context.state, story)),
  ...talkMatters(context, stories),
]

/** In a closed check too, what was lived with is only lived with further once a second person agrees. */
const renewals = (state: ReviewState, stories: readonly RankedStory[]): readonly Matter[] =>
  stories
    .filter(
      (story) =>
        story.talk.proposal?.decision?.treatment === 'accept' ||
        partiesBefore(state, story).size > 0,
    )
    .flatMap((story) => secondMatters(state, story))

/** One for each person who was asked and has not answered. */
function questionMatters(context: ReviewContext): readonly Matter[] {
  const first = new Map<string, string>()
  for (const { to, at } of questionsWaiting(context)) {
    const since = first.get(to)
    if (since === undefined || at < since) first.set(to, at)
  }
  return [...first].map(([person, since]) => ({ kind: 'questions', person, since }))
}

/** Two answers differ: whoever gave one of them, or looks after the check, says which is right. */
function opinionMatters({ facts, state, check }: ReviewContext): readonly Matter[] {
  return check.compiled.flow.questions.flatMap(({ id, fact }) => {
    const known = facts.get(fact)
    if (known?.state !== 'disputed') return []
    const since =
      known.answers
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? ''
    // A new look is its facilitator's alone until it is posted: nobody of the last one hears of it.
    const given = known.answers.filter(({ source }) => source === undefined || state.published)
    const people = new Set([...given.map(({ by }) => by), state.facilitator])
    return [...people].map((person): Matter => ({ kind: 'opinion', person, subject: id, since }))
  })
}

/** Something counts only once a second person agrees: those who took part and have not spoken on it. */
function secondMatters(state: ReviewState, story: RankedStory): readonly Matter[] {
  const stances = state.stories.get(story.id)?.stances
  const waits = story.talk.proposal ?? waitingFor(story.standing, stances)
  if (!waits) return []
  const { by, at: since = '' } = waits
  const again = partiesBefore(state, story)
  // Whoever said something else on a "no" has spoken; a change of what was decided is new to them.
  const hasSpoken = (person: string) =>
    !story.talk.proposal && !again.has(person) && stances?.has(person) === true
  return [...state.takingPart]
    .filter((person) => person !== by && !hasSpoken(person))
    .map((person): Matter => ({ kind: 'second', person, subject: story.id, since }))
}

/** Who lived with it until a day that has passed: to live with it once more is asked of them. */
function partiesBefore(state: ReviewState, { id, standing }: RankedStory): ReadonlySet<string> {
  if (standing.kind !== 'waiting' || standing.on !== 'decision') return new Set()
  const was = state.stories.get(id)?.history.at(-1)?.was
  if (!was || !('decision' in was) || was.decision.treatment !== 'accept') return new Set()
  const { by, owner, secondedBy } = was.decision
  return new Set([by, owner, ...(secondedBy === undefined ? [] : [secondedBy])])
}

function waitingFor(standing: Standing, stances: StoryState['stances'] | undefined) {
  if (standing.kind !== 'waiting') return undefined
  if (standing.on === 'decision') return standing.decision
  const { by } = standing.claim
  return { by, at: stances?.get(by)?.at }
}

/** Before the deadline: people who have said nothing on a story that is still open. */
function talkMatters({ state }: ReviewContext, stories: readonly RankedStory[]): readonly Matter[] {
  const { deadline: due } = state.followUp
  const { published } = state
  if (due === undefined || !published) return []
  const open = stories.filter(
    ({ standing, place }) => place > 0 && !isSettled(standing) && standing.kind !== 'parked',
  )
  const silent = [...state.takingPart].filter((person) =>
    open.some(({ id }) => !state.stories.get(id)?.stances.has(person)),
  )
  return silent.map((person) => ({ kind: 'talk', person, since: published.at, due }))
}

/** What somebody promised, or lives with, about one story. */
function promises(state: ReviewState, { id, standing }: RankedStory): readonly Matter[] {
  switch (standing.kind) {
    case 'decided':
      return stepMatters(state, id, standing.decision)
    case 'livedWith':
      return acceptanceMatters(id, standing.decision)
    case 'open':
      return standing.ranOut ? acceptanceMatters(id, standing.ranOut) : []
    case 'notPossible':
      return noMatters(state, id, standing.claim)
    default:
      return laterMatters(state, id, standing)
  }
}

/** What is left of a step whose story the answers took care of. */
function laterMatters(state: ReviewState, id: string, standing: Standing): readonly Matter[] {
  const kept = neededStep(standing)
  return kept && !kept.done
    ? stepMatters(state, id, kept)
    : needlessMatters(id, needlessStep(standing))
}

/** A step: its owner says yes first, and does it by its day; one that nobody takes is the facilitator's to place. */
function stepMatters(state: ReviewState, subject: string, decision: Decision): readonly Matter[] {
  const { owner, by, due, takenAt, declined, givenBy = by } = decision
  const since = givenOn(decision)
  if (declined || state.followUp.left.has(owner)) {
    const { at: declinedAt = since, by: declinedBy } = declined ?? {}
    const { facilitator: person } = state
    const step: Matter = { kind: 'step', person, subject, since: declinedAt, due }
    // They are asked to find somebody, as an owner is asked to say yes; unless it was theirs.
    return declined && declinedBy !== person ? [{ ...step, kind: 'owner' }, step] : [step]
  }
  const item = itemMatters(state, subject, decision)
  if (item.length > 0) return item
  const isElsewhere = isInTracker(state, subject) ? { isElsewhere: true as const } : {}
  const step: Matter = { kind: 'step', person: owner, subject, since, due, ...isElsewhere }
  const isToSayYes = takenAt === undefined && owner !== givenBy
  return isToSayYes ? [{ ...step, kind: 'owner' }, step] : [step]
}

/** Its item is closed: whoever sees to it says how it shows; where it is not done there, the facilitator is asked too. */
function itemMatters(state: ReviewState, subject: string, decision: Decision): readonly Matter[] {
  const story = state.stories.get(subject)
  const item = story && presentItem(story)
  if (!item || item.status === 'open') return []
  const { owner } = decision
  const about = { subject, since: item.statusAt }
  if (item.status === 'done') return [{ kind: 'itemClosed', person: owner, ...about }]
  return [...new Set([owner, state.facilitator])].map((person) => ({
    kind: 'itemDropped',
    person,
    ...about,
  }))
}

/** While its item is open, the tracker reminds of it. */
const isInTracker = (state: ReviewState, subject: string): boolean => {
  const story = state.stories.get(subject)
  return story !== undefined && presentItem(story)?.status === 'open'
}

/** Since when its owner has it for this day: since it was theirs, or since somebody else moved it. */
function givenOn({ owner, at = '', givenAt = at, moved = [] }: Decision): string {
  const last = moved.at(-1)
  return last && last.by !== owner && last.at > givenAt ? last.at : givenAt
}

/** Something is lived with until a day: whoever asked for it, looks after it or agreed. */
function acceptanceMatters(subject: string, decision: Decision): readonly Matter[] {
  const { by, owner, secondedBy, due, at: since = '' } = decision
  const people = new Set([by, owner, ...(secondedBy === undefined ? [] : [secondedBy])])
  return [...people].map((person) => ({ kind: 'acceptance', person, subject, since, due }))
}

/** A "no" is looked at again by the two who agreed on it. */
function noMatters(state: ReviewState, subject: string, claim: AgreedClaim): readonly Matter[] {
  const { by, secondedBy, lookAgain: due } = claim
  if (due === undefined) return []
  const since = state.stories.get(subject)?.stances.get(by)?.secondedAt ?? ''
  return [by, secondedBy].map((person) => ({ kind: 'no', person, subject, since, due }))
}

/** A step whose story is gone is asked of its owner. */
const needlessMatters = (subject: string, step: Decision | undefined): readonly Matter[] =>
  step && !step.done
    ? [{ kind: 'needless', person: step.owner, subject, since: step.at ?? '' }]
    : []

/** The next look is its facilitator's. */
function lookMatters(state: ReviewState): readonly Matter[] {
  const due = nextLookDay(state.followUp)
  const since = state.followUp.nextLook?.at
  return due === undefined || since === undefined
    ? []
    : [{ kind: 'look', person: state.facilitator, since, due }]
}

/** A closed check is deleted after a day: its facilitator can still take along what they need. */
function deletionMatters({ parts, state, now }: ReviewContext): readonly Matter[] {
  const { facilitator: person, followUp, phase } = state
  const { lastActAt: since, heldSince } = followUp
  const retention = parts.retention?.current()
  if (!retention || phase !== 'closed' || heldSince !== undefined) return []
  const due = keptUntil(retention, { updatedAt: since })
  // One that is kept longer than that, such as for a check that follows it, is nobody's to hurry about.
  return due < dayOf(now) ? [] : [{ kind: 'deletion', person, since, due }]
}
