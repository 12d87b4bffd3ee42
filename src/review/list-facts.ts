import { isCurrentKind } from '../domain/card.ts'
import { askedOf } from '../engine/interview.ts'
import { position, progress } from '../engine/position.ts'
import { type CountsNow, leftToTalk } from '../report/counts.ts'
import { namedService } from '../report/questions.ts'
import { storyTitle } from './cards/story-named.ts'
import type { HeadingList, ListedCome, ListedMatter } from './heading-list.ts'
import { type Matter, mattersOf } from './matters.ts'
import { questionsWaiting } from './open-matters.ts'
import { rootOf } from './outbox.ts'
import type { OutboxEntry } from './record.ts'
import { questionOf, type ReviewContext } from './review-context.ts'
import { nameOf, type ReviewState } from './state.ts'
import { dayOf } from './summary-of.ts'

/** What people's lists and desks show of a check, for its heading. */
export function listFactsOf(context: ReviewContext, counts: CountsNow | undefined): HeadingList {
  const { state, check, outbox, now } = context
  const { published, channel, language, facilitator } = state
  const languages = languagesIn(state)
  const holdsUntil = lastDayOf(state, dayOf(now))
  const matters = mattersOf(context).map((matter) => listedMatter(context, matter))
  return {
    flow: check.compiled.flow.id,
    channel,
    ...(language !== undefined && { language }),
    ...(languages && { languages }),
    facilitator,
    ...(holdsUntil !== undefined && { holdsUntil }),
    answeredAt: state.interview.answers.at(-1)?.at ?? state.startedAt,
    ...(published?.to !== undefined && { to: published.to }),
    ...(state.followedBy !== undefined && { isFollowed: true as const }),
    ...(counts && { talk: talkOf(counts) }),
    come: comeOf(context),
    matters: withCards(matters, outbox),
    stories: titlesOf(context, matters),
  }
}

/** The same matters with the cards where they are now: sending one says where it landed. */
export const withCards = (
  matters: readonly ListedMatter[],
  outbox: readonly OutboxEntry[],
): ListedMatter[] =>
  matters.map(({ card: _, ...matter }) => {
    const entry = cardOf(outbox, matter)
    if (!entry) return matter
    const { id, to, place } = entry
    const root = rootOf(outbox, entry)?.place
    const at = { ...(place !== undefined && { place }), ...(root !== undefined && { root }) }
    return { ...matter, card: { id, channel: to.channel, ...at } }
  })

/** The card that somebody goes to: a question's is their own, as is what they are asked to see to; a story's is in the thread. */
function cardOf(
  outbox: readonly OutboxEntry[],
  { kind, person, subject }: Pick<ListedMatter, 'kind' | 'person' | 'subject'>,
): OutboxEntry | undefined {
  const own = (entry: OutboxEntry) => entry.to.kind === 'person' && entry.to.person === person
  const isAsking = (entry: OutboxEntry) =>
    own(entry) && entry.card.kind === 'owner' && entry.place !== undefined
  if (kind === 'questions' || kind === 'opinion')
    return outbox.findLast((entry) => own(entry) && isCurrentKind(entry.card.kind))
  const asks = kind === 'owner' ? outbox.findLast(isAsking) : undefined
  if (asks) return asks
  const story = outbox.find(({ card }) => card.kind === 'story' && card.subject === subject)
  if (story?.place !== undefined) return story
  return outbox.find(({ card, place }) => card.kind === 'summary' && place !== undefined)
}

/** What can be told of a matter beside its story. */
export function listedMatter(context: ReviewContext, matter: Matter): ListedMatter {
  const { kind, person, subject = '' } = matter
  switch (kind) {
    case 'questions':
      return { ...matter, asked: askedTo(context, person) }
    case 'opinion': {
      const question = questionOf(context, subject)
      const service = question && namedService(context, question)
      return service === undefined ? matter : { ...matter, service }
    }
    case 'owner':
    case 'step': {
      const decision = context.state.stories.get(subject)?.decision
      const isUnplaced = decision !== undefined && decision.owner !== person
      return isUnplaced ? { ...matter, isUnplaced } : matter
    }
    default:
      return matter
  }
}

function askedTo(context: ReviewContext, person: string): NonNullable<ListedMatter['asked']> {
  const { state } = context
  const asked = questionsWaiting(context).filter(({ to }) => to === person)
  return { count: asked.length, from: nameOf(state, asked[0]?.from ?? state.facilitator) }
}

function titlesOf(
  { state }: ReviewContext,
  matters: readonly ListedMatter[],
): HeadingList['stories'] {
  const ofStories = matters.filter(({ kind }) => kind !== 'questions' && kind !== 'opinion')
  const subjects = new Set(ofStories.flatMap(({ subject = [] }) => subject))
  return Object.fromEntries(
    [...subjects].flatMap((subject) => {
      const title = storyTitle(state, subject)
      return title === undefined ? [] : [[subject, title]]
    }),
  )
}

const talkOf = (counts: CountsNow): NonNullable<HeadingList['talk']> => ({
  left: leftToTalk(counts),
  actFirst: counts.now.actFirst,
  notKnown: counts.actFirstNotKnown,
  livedWith: counts.livedWith,
  notPossible: counts.notPossible,
  done: counts.done,
  parked: counts.parked,
})

function languagesIn({ people, language }: ReviewState): Record<string, string> | undefined {
  const other = [...people.values()].flatMap((person): [string, string][] =>
    person.language === undefined || person.language === language
      ? []
      : [[person.id, person.language]],
  )
  return other.length === 0 ? undefined : Object.fromEntries(other)
}

/** The day after which something that is lived with, or is proposed to be, counts again; the nearest that is to come. */
function lastDayOf({ stories }: ReviewState, today: string): string | undefined {
  const days = [...stories.values()].flatMap(({ decision }) =>
    decision?.treatment === 'accept' && decision.due >= today ? [decision.due] : [],
  )
  return days.toSorted()[0]
}

interface KeptCome {
  readonly phase: string
  readonly come: ListedCome[]
}

/** By the answers alone: what is said about the stories moves nobody on. */
const known = new WeakMap<ReviewState['interview'], KeptCome>()

function comeOf(context: ReviewContext): ListedCome[] {
  const { state } = context
  const { interview, phase, people } = state
  const before = known.get(interview)
  if (before?.phase === phase && before.come.length === people.size) return before.come
  const come = [...people.keys()].map((person) => comeSoFar(context, person))
  known.set(interview, { phase, come })
  return come
}

function comeSoFar({ check, state }: ReviewContext, person: string): ListedCome {
  const { compiled } = check
  const waiting = waitingFor({ check, state }, person)
  // Once it is posted, what is said of it counts.
  if (state.published) return { person, ...(waiting > 0 && { waiting }) }
  const { at } = position(compiled, state.interview, person)
  const come = { person, ...(waiting > 0 && { waiting }) }
  if (at === 'checking') return { ...come, isChecking: true }
  return { ...come, ...progress(compiled, state.interview, person) }
}

/** How many handed-over questions wait for this person. */
function waitingFor(
  { check, state }: Pick<ReviewContext, 'check' | 'state'>,
  person: string,
): number {
  if (state.phase === 'closed') return 0
  if (askedOf(state.interview, person).length === 0) return 0
  const { at } = position(check.compiled, state.interview, person, 'handed')
  if (at === 'checking') return 0
  const { n, of } = progress(check.compiled, state.interview, person, 'handed')
  return of - n + 1
}
