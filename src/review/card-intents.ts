import { isCurrentKind } from '../domain/card.ts'
import { neverId } from '../domain/never-story.ts'
import { countNow } from '../report/counts.ts'
import { deadlineNote } from '../report/note.ts'
import { type RankedStory, rankedStories } from '../report/ranking.ts'
import { seated } from '../report/seats.ts'
import { askedPeople, type CurrentCard, currentCard } from './current-card.ts'
import { entrustedIntents } from './entrusted-intents.ts'
import type { ReviewEvent } from './event.ts'
import { itemIntents } from './item-intents.ts'
import { opinionIntents } from './opinion-intents.ts'
import { type CardIntent, isPending } from './outbox.ts'
import type { Questionnaire } from './parts.ts'
import type { Address, OutboxEntry } from './record.ts'
import type { ReviewContext } from './review-context.ts'
import { isSeatEvent } from './seat-events.ts'
import type { ReviewState } from './state.ts'
import { isAboutSuggested } from './suggestion-events.ts'
import { dayOf, neverFact, postedRanking } from './summary-of.ts'

/** A transition: the review before and after an action, its events, and the outbox before it. */
export interface Transition {
  readonly check: Questionnaire
  readonly before: ReviewState
  readonly after: ReviewState
  readonly events: readonly ReviewEvent[]
  readonly outbox: readonly OutboxEntry[]
}

/** The card intents of a transition: which cards to post or redraw so that every screen is up to date. */
export function cardIntentsFor(transition: Transition): readonly CardIntent[] {
  return [...privateIntents(transition), ...threadIntents(transition), ...itemIntents(transition)]
}

/** Deleting leaves no words behind: every posted card is redrawn empty. */
export const blanked = (outbox: readonly OutboxEntry[]): readonly CardIntent[] =>
  outbox.map(({ id, to }) => ({ id, to, card: { kind: 'blank' } }))

function privateIntents(transition: Transition): readonly CardIntent[] {
  const { before, after, events, outbox } = transition
  const started = events.some((event) => event.type === 'started')
  const greeting: CardIntent[] = started
    ? [{ id: 'greeting', to: privately(after, after.facilitator), card: { kind: 'greeting' } }]
    : []
  const batches = asked(transition).map((person, n) =>
    batchIntent(after, person, `${outbox.length}-${n}`),
  )
  // Whoever is asked nothing any more still has the card of what they were asked.
  const everybody = new Set([...askedPeople(before), ...askedPeople(after)])
  const people = [...everybody].flatMap((person) => personIntents(transition, person))
  return [
    ...greeting,
    ...batches,
    ...entrustedIntents(transition),
    ...people,
    ...toldIntents(transition),
  ]
}

/** Who is asked in, each once; somebody in the middle of their questions sees only that there are more of them. */
function asked({ events, before, check }: Transition): readonly string[] {
  const people = events.flatMap((event) =>
    event.type === 'handedOver' && event.to.id !== event.by ? [event.to.id] : [],
  )
  const isBusy = (person: string) => currentCard(before, check, person)?.kind === 'question'
  return [...new Set(people)].filter((person) => !isBusy(person))
}

const batchIntent = (state: ReviewState, person: string, n: string): CardIntent => ({
  id: `batch/${person}/${n}`,
  to: privately(state, person),
  card: { kind: 'batch' },
})

/** What somebody told the facilitator privately, as a card of its own. */
function toldIntents({ after, events }: Transition): readonly CardIntent[] {
  return events.flatMap((event) => {
    if (event.type !== 'toldPrivately') return []
    const nth = after.stories.get(event.finding)?.told.length ?? 1
    const to = privately(after, after.facilitator)
    const card: CardIntent['card'] = { kind: 'told', subject: event.finding, visit: nth }
    return [{ id: `told/${event.finding}/${nth}`, to, card }]
  })
}

/** Redraws what this person's answers changed, and posts their current card where it is a new one. */
function personIntents(transition: Transition, person: string): readonly CardIntent[] {
  const { check, before, after, outbox } = transition
  const to = privately(after, person)
  const own = outbox.filter((entry) => entry.to.kind === 'person' && entry.to.person === person)
  const was = own.findLast((entry) => isCurrentKind(entry.card.kind))
  const now = currentCard(after, check, person)
  const intents: CardIntent[] = []
  const same =
    was && now && sameCard(was.card, now) && currentCard(before, check, person) !== undefined
  const isLonger = transition.events.some(isAboutLength)
  const isOffered = transition.events.some(isAboutSuggested)
  if (was && (!same || isLonger || isOffered || isTouched(transition, was)))
    intents.push({ id: was.id, to, card: was.card })
  for (const entry of own) {
    if (entry !== was && isTouched(transition, entry))
      intents.push({ id: entry.id, to, card: entry.card })
  }
  if (now && !same) intents.push(freshCard(own, to, now))
  return intents
}

const sameCard = (card: OutboxEntry['card'], now: CurrentCard): boolean =>
  card.kind === now.kind && card.subject === now.subject

/** How many questions there are to be changed: every progress line says it. */
const isAboutLength = ({ type }: ReviewEvent): boolean =>
  type === 'detailChosen' || type === 'wentDeeper'

/** From now on nothing is left to shorten. */
const isLookedOver = ({ type }: ReviewEvent): boolean => type === 'lookedOver'

/** The preview says which ways to what must never happen are told. */
const isAboutWays = ({ type }: ReviewEvent): boolean =>
  type === 'waySetAside' || type === 'wayBroughtBack'

function isTouched({ events }: Transition, { card }: OutboxEntry): boolean {
  if (card.kind === 'checking' || card.kind === 'posted') return true
  if (card.kind === 'suggested') return events.some(({ type }) => type === 'answered')
  if (card.kind === 'preview') return events.some(isAboutWays) || events.some(isSeatEvent)
  if (card.kind === 'greeting') return events.some(isAboutLength) || events.some(isLookedOver)
  return events.some((event) => card.subject !== undefined && isAbout(event, card.subject))
}

/** True for what changes the card of a question. Which questions will be asked changes none that was asked before. */
function isAbout(event: ReviewEvent, question: string): boolean {
  if ('question' in event) return event.question === question
  return 'questions' in event && !isAboutLength(event) && event.questions.includes(question)
}

/** Posts a person's current card again, once: not while it is still on its way. */
export function freshCardIntents(
  {
    check,
    state,
    outbox,
  }: { check: Questionnaire; state: ReviewState; outbox: readonly OutboxEntry[] },
  person: string,
): readonly CardIntent[] {
  const own = outbox.filter((entry) => entry.to.kind === 'person' && entry.to.person === person)
  const now = currentCard(state, check, person)
  const last = own.findLast((entry) => isCurrentKind(entry.card.kind))
  if (!now || (last && isPending(last))) return []
  const to = privately(state, person)
  return [...(last ? [{ id: last.id, to, card: last.card }] : []), freshCard(own, to, now)]
}

function freshCard(own: readonly OutboxEntry[], to: Address, now: CurrentCard): CardIntent {
  const visit = own.filter((entry) => sameCard(entry.card, now)).length + 1
  const person = to.kind === 'person' ? to.person : ''
  const id = [now.kind, person, now.subject ?? '', visit].join('/')
  return { id, to, card: { ...now, visit } }
}

/** The posted thread: the summary, the stories in it, and the closing words. */
function threadIntents(transition: Transition): readonly CardIntent[] {
  const { after, events, outbox } = transition
  if (!after.published) return []
  const to = inThread(after)
  const posted = events.some((event) => event.type === 'published')
  // Under a headline no story is posted: what is said of one stays with its facilitator.
  if (after.published.how === 'headline') {
    return posted ? [{ id: 'summary', to, card: { kind: 'summary' } }] : []
  }
  const opinions = opinionIntents(transition, {
    to,
    isAll: posted || events.some(({ type }) => showsAll.has(type)),
  })
  const touched = touchedStories(transition, posted)
  const isTalk = posted || touched.size > 0 || events.some((event) => talkEvents.has(event.type))
  const closed = events.some((event) => event.type === 'closed')
  const stands = outbox.some((entry) => entry.card.kind === 'digest')
  const digest: CardIntent = { id: 'digest', to, card: { kind: 'digest' } }
  if (!isTalk && opinions.length === 0) {
    // The last card says when it is looked at again, and who is told.
    return stands && events.some(({ type }) => aheadEvents.has(type)) ? [digest] : []
  }
  return [
    { id: 'summary', to, card: { kind: 'summary' } },
    ...[...touched].map((id) => storyCardIntent(to, id)),
    ...opinions,
    ...(closed || stands || allTalkedThrough(transition) ? [digest] : []),
  ]
}

/** Stories to post, or to redraw because of what was said; once more may be seen of all, all of them. */
function touchedStories(transition: Transition, posted: boolean): ReadonlySet<string> {
  const { events, outbox } = transition
  const stories = outbox
    .filter(({ card }) => card.kind === 'story')
    .map(({ card }) => card.subject ?? '')
  const isAll = posted || events.some(({ type }) => showsAll.has(type))
  return new Set([
    ...events.flatMap(talkedAbout),
    ...movedStories(transition, new Set(stories)),
    ...(posted ? firstStories(transition) : []),
    ...(isAll ? stories : []),
  ])
}

/**
 * Stories in the thread whose status or urgency changed because of what was done about another one; what must never
 * happen says where each way to it stands.
 */
function movedStories(
  { check, before, after, events }: Transition,
  shown: ReadonlySet<string>,
): readonly string[] {
  const today = dayOf(events.at(-1)?.at ?? '')
  const was = postedRanking(check, before, today)
  const is = postedRanking(check, after, today)
  if (!was || !is) return []
  const signs = new Map(rankedStories(was).map((story) => [story.id, signOf(story)]))
  const moved = rankedStories(is)
    .filter((story) => signs.get(story.id) !== signOf(story))
    .map(({ id }) => id)
  const ways = after.published?.analysis.ways ?? []
  const isWayMoved = ways.some(({ finding }) => moved.includes(finding))
  return [...moved, ...(isWayMoved ? [neverId] : [])].filter((id) => shown.has(id))
}

const signOf = ({ band, standing }: RankedStory): string => `${standing.kind} ${band}`

/**
 * The deadline has come: one new post in the thread, and every story told with what was said. Each deadline has a
 * post of its own.
 */
export function deadlineIntents({
  state,
  outbox,
}: Pick<ReviewContext, 'state' | 'outbox'>): readonly CardIntent[] {
  const { deadline } = state.followUp
  if (deadline === undefined || state.published?.how !== 'all') return []
  const to = inThread(state)
  const stories = outbox.flatMap(({ card }) => (card.kind === 'story' ? (card.subject ?? []) : []))
  return [
    ...stories.map((id) => storyCardIntent(to, id)),
    { id: `note/deadline/${deadline}`, to, card: { kind: 'note', subject: deadlineNote } },
  ]
}

/** The story that an event shows in the thread; what is told to the facilitator alone leaves no trace there. */
const talkedAbout = (event: ReviewEvent): readonly string[] =>
  'finding' in event && event.type !== 'toldPrivately' && !isSeatEvent(event) ? [event.finding] : []

/** The discussion is over or open again, or ends on another day. */
const showsAll = new Set<ReviewEvent['type']>(['closed', 'reopened', 'talkPlanned'])

const talkEvents = new Set<ReviewEvent['type']>([
  'closed',
  'reopened',
  'joined',
  'talkPlanned',
  'facilitatorChanged',
])

const aheadEvents = new Set<ReviewEvent['type']>(['nextLookSet', 'changesReported'])

/** True once every story that the team was shown first, or added itself, is talked through. */
function allTalkedThrough({ check, after, events }: Transition): boolean {
  const ranking = postedRanking(check, after, dayOf(events.at(-1)?.at ?? ''))
  if (!ranking) return false
  const { done, of } = countNow(ranking).talked
  return done === of
}

/** The cards of the thread that are not posted yet. */
export const threadPending = (outbox: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  outbox.filter(
    ({ to, card, place }) => to.kind === 'thread' && card.kind !== 'item' && place === undefined,
  )

/** One story's card in the thread. */
export const storyCardIntent = (to: Address, finding: string): CardIntent => ({
  id: `story/${finding}`,
  to,
  card: { kind: 'story', subject: finding },
})

/** What must never happen comes first, then the first stories that are not taken care of. */
function firstStories({ after, check }: Transition): readonly string[] {
  const { facts } = check.compiled.read(after.interview.answers)
  const never = facts.get(neverFact)?.possible.length ? [neverId] : []
  const findings = after.published?.analysis.findings ?? []
  const open = findings.filter((finding) => finding.status !== 'covered')
  return [...never, ...seated(open, after.published?.seats).first.map(({ id }) => id)]
}

const privately = (state: ReviewState, person: string): Address => ({
  kind: 'person',
  channel: state.channel,
  person,
})

/** The thread of a review: where it was posted, or on channels with one place the review itself. */
export const inThread = (state: ReviewState): Address => ({
  kind: 'thread',
  channel: state.channel,
  thread: state.published?.to ?? state.id,
})
