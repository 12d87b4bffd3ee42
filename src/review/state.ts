import type { Analysis } from '../analysis/finding.ts'
import type { Person } from '../domain/person.ts'
import type { PublishScope, ReviewPhase } from '../domain/vocabulary.ts'
import { applyInterviewChange, type Interview, newInterview } from '../engine/interview.ts'
import { phaseAfter } from '../engine/review-lifecycle.ts'
import type { Seats } from '../report/seats.ts'
import type { SinceLastLook } from '../report/since.ts'
import { carriedStory } from './carried-story.ts'
import { foldStory, type StoryEvent, type StoryState, untouched } from './discussion.ts'
import type { EventOf, ReviewEvent } from './event.ts'
import { isAboutCheck } from './file-events.ts'
import { rememberingFold } from './fold-cache.ts'
import { type FollowUp, followUpAfter, noFollowUp } from './follow-up.ts'
import { changeOf } from './interview-events.ts'
import { looksOf } from './look-alike.ts'
import type { LookBefore } from './look-before.ts'
import { type Reach, type ReadPermission, type Role, readings } from './permissions.ts'
import { plainName } from './plain-name.ts'
import type { PlaceAudience } from './ports.ts'
import { historyOf, type PostingHistory } from './posting-history.ts'
import type { ReviewRecord } from './record.ts'
import { isSeatEvent, seatsAfter } from './seat-events.ts'
import { settledBy } from './settled-questions.ts'

/** A review as its events tell it; never stored. */
export interface ReviewState {
  readonly id: string
  readonly workspace: string
  readonly product: { readonly name: string; readonly summary?: string }
  readonly channel: string
  /** The language of the check and its thread; absent for the language that content is written in. */
  readonly language?: string
  readonly facilitator: string
  /** When its facilitator last did something: an ISO instant. */
  readonly facilitatorActedAt: string
  /** How it came to its present facilitator, where somebody else started it. */
  readonly entrusted?: {
    readonly from?: string | undefined
    readonly by: string
    readonly why: EventOf<'facilitatorChanged'>['why']
  }
  readonly startedAt: string
  /** Where it was started: suggested for posting. */
  readonly startedIn?: string
  readonly phase: ReviewPhase
  /** Everyone who took part, by id, with the name they last gave. */
  readonly people: ReadonlyMap<string, Person>
  /** People who were named and have not taken part, by id. */
  readonly named: ReadonlyMap<string, Person>
  /** Whose each name is, as it is compared: the first who had it here keeps it, also after another name. */
  readonly names: ReadonlyMap<string, string>
  /** Whose each look of a name is: the first who had one that looks so. */
  readonly looks: ReadonlyMap<string, string>
  readonly interview: Interview
  /** People who said "stop for now" and have not gone on since. */
  readonly stopped: ReadonlySet<string>
  /** Who did something here or was asked something; an owner who was only named is none of them. */
  readonly takingPart: ReadonlySet<string>
  readonly published?: PostingHistory & {
    readonly by: string
    readonly at: string
    readonly how: PublishScope
    /** The place, on channels that have several. */
    readonly to?: string
    /** Until when the team should have talked it through: a calendar date. */
    readonly until?: string
    /** Who can read that place, as far as it could be seen. */
    readonly readers?: PlaceAudience['kind']
    /** Frozen as posted. */
    readonly analysis: Analysis
    /** Which stories were chosen to come first, or not to, when it was posted. */
    readonly seats: Seats
    /** The answers it was made from. */
    readonly answers: Interview['answers']
    /** What is different from the last look; absent for a first one. */
    readonly since?: SinceLastLook
  }
  readonly stories: ReadonlyMap<string, StoryState>
  /** Which stories a person chose to come first, or not to. */
  readonly seats: Seats
  /** Questions on which answers differed, and why somebody said that one of them is right. */
  readonly settled: ReadonlyMap<string, { readonly by: string; readonly reason: string }>
  /** The check of the same product that this one follows, and the first of them all. */
  readonly follows?: { readonly review: string; readonly product: string }
  /** What the last look left, where this check follows one. */
  readonly look?: LookBefore
  /** The later check of the same product that was posted: what was promised here stands there. */
  readonly followedBy?: string
  /** Stories whose items of the tracker belong to that look now. */
  readonly movedItems?: ReadonlySet<string>
  readonly followUp: FollowUp
  readonly deleted: boolean
  /** How many events it rests on: that a file was taken along changes nothing of it. */
  readonly events: number
}

/**
 * Folds a record's events into its state; never rejects, so that every old record can be read. What was folded
 * before is kept, so that one more action costs one more event.
 */
export const fold: (record: ReviewRecord) => ReviewState = rememberingFold({
  blank: (record) => blank(record),
  after: (state, event) => after(state, event),
})

const blank = ({ id, workspace }: ReviewRecord): ReviewState => ({
  id,
  workspace,
  product: { name: '' },
  channel: '',
  facilitator: '',
  facilitatorActedAt: '',
  startedAt: '',
  phase: 'settingUp',
  people: new Map(),
  named: new Map(),
  names: new Map(),
  looks: new Map(),
  interview: newInterview(),
  stopped: new Set(),
  takingPart: new Set(),
  stories: new Map(),
  seats: new Map(),
  settled: new Map(),
  followUp: noFollowUp,
  deleted: false,
  events: 0,
})

/** The state after one more event. */
export function after(state: ReviewState, event: ReviewEvent): ReviewState {
  if (!isAboutCheck(event)) return state
  const change = changeOf(event)
  const interview = change ? applyInterviewChange(state.interview, change) : state.interview
  const next = {
    ...state,
    events: state.events + 1,
    interview,
    phase: phaseAfter(state.phase, event.type),
    takingPart: takingPartAfter(state.takingPart, event),
    followUp: followUpAfter(state.followUp, event),
    ...(event.by === state.facilitator && { facilitatorActedAt: event.at }),
  }
  if (isSeatEvent(event)) return { ...next, seats: seatsAfter(state.seats, event) }
  if ('finding' in event) return { ...next, stories: storiesAfter(state.stories, event) }
  return other(next, event)
}

function takingPartAfter(known: ReadonlySet<string>, event: ReviewEvent): ReadonlySet<string> {
  if (/^(reminded|(un)?shared|item(Seen|Linked)|held|released)$/.test(event.type)) return known
  if (event.type === 'left') return new Set([...known].filter((person) => person !== event.person))
  const isGiven = event.type === 'handedOver' || event.type === 'facilitatorChanged'
  const now = isGiven ? [event.by, event.to.id] : [event.by]
  return now.every((person) => known.has(person)) ? known : new Set([...known, ...now])
}

function storiesAfter(stories: ReviewState['stories'], event: StoryEvent): ReviewState['stories'] {
  const story = stories.get(event.finding) ?? untouched(event.finding)
  return new Map([...stories, [event.finding, foldStory(story, event)]])
}

function other(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case 'started':
      return started(state, event)
    case 'joined':
      return withPerson(state, event.person)
    case 'named':
      return withNamed(state, event.person)
    case 'carried':
      return carried(state, event)
    case 'followed':
      return { ...state, followedBy: event.review, movedItems: new Set(event.items) }
    case 'handedOver':
      return withPerson(state, event.to)
    case 'facilitatorChanged': {
      const { from, by, why, to, at: facilitatorActedAt } = event
      const entrusted = { by, why, ...(from !== undefined && { from }) }
      return { ...withPerson(state, to), facilitator: to.id, facilitatorActedAt, entrusted }
    }
    case 'answered':
      return { ...goneOn(state, event.by), ...settledBy(state, event) }
    case 'continued':
      return goneOn(state, event.by)
    case 'stopped':
      return { ...state, stopped: new Set([...state.stopped, event.by]) }
    case 'published': {
      const { by, at, how, to, until, analysis, since } = event
      // Who could read another place says nothing of this one.
      const before = state.published?.to === to ? state.published?.readers : undefined
      const readers = event.readers ?? before
      const { seats, interview } = state
      const { answers } = interview
      const more = {
        ...(to !== undefined && { to }),
        ...(until !== undefined && { until }),
        ...(readers && { readers }),
        ...(since && { since }),
      }
      const history = historyOf(state.published, event)
      return { ...state, published: { by, at, how, analysis, seats, answers, ...history, ...more } }
    }
    case 'deleted':
      return { ...state, ...inLanguageOf(event), deleted: true }
    default:
      return state
  }
}

const goneOn = (state: ReviewState, person: string): ReviewState => ({
  ...state,
  stopped: new Set([...state.stopped].filter((one) => one !== person)),
})

function started(state: ReviewState, event: EventOf<'started'>): ReviewState {
  const { name, summary } = event.product
  return {
    ...state,
    product: summary === undefined ? { name } : { name, summary },
    channel: event.channel,
    ...inLanguageOf(event),
    facilitator: event.by,
    facilitatorActedAt: event.at,
    startedAt: event.at,
    ...(event.place !== undefined && { startedIn: event.place }),
    interview: newInterview(event.depth),
    ...(event.follows && { follows: event.follows }),
  }
}

/** The last look's answers stand in the interview; people who gave them are known by name and take no part yet. */
function carried(state: ReviewState, event: EventOf<'carried'>): ReviewState {
  const { from: review, postedAt, how, contentVersion, baseline, people, stories } = event
  const stood = baseline.map(([id, band, status]) => [id, { band, status }] as const)
  const told = stories.map((story) => [story.finding, carriedStory(story)] as const)
  const titles = stories.flatMap(({ finding, title }) => (title ? [[finding, title] as const] : []))
  const known = people.filter(({ id }) => !state.people.has(id)).reduce(withNamed, state)
  return {
    ...known,
    look: {
      review,
      since: postedAt.slice(0, 10),
      postedAt,
      how,
      contentVersion,
      baseline: new Map(stood),
      titles: new Map(titles),
    },
    stories: new Map([...state.stories, ...told]),
  }
}

function withNamed(state: ReviewState, person: Person): ReviewState {
  const named = new Map([...state.named, [person.id, person]])
  return { ...state, named, ...withName(state, person) }
}

const inLanguageOf = ({ language }: { readonly language?: string | undefined }) =>
  language === undefined ? {} : { language }

function withPerson(state: ReviewState, person: Person): ReviewState {
  const people = new Map([...state.people, [person.id, person]])
  return { ...state, people, ...withName(state, person) }
}

/** The first who had a name keeps it, and how it looks. */
function withName({ names, looks }: ReviewState, { id, name }: Person) {
  const plain = plainName(name)
  if (names.has(plain)) return { names, looks }
  const own = looksOf(name).map((look) => [look, looks.get(look) ?? id] as const)
  return { names: new Map([...names, [plain, id]]), looks: new Map([...looks, ...own]) }
}

/** What somebody is to this review. */
export function roleOf(state: ReviewState, person: string): Role {
  if (person === state.facilitator) return 'facilitator'
  return state.people.has(person) ? 'participant' : 'reader'
}

/** Someone's name as they last gave it, or as they were named; their id when nobody did. */
export const nameOf = ({ people, named }: ReviewState, person: string): string =>
  (people.get(person) ?? named.get(person))?.name ?? person

/** Whether somebody with this role may read it, as far as it was posted. */
export const mayRead = (state: ReviewState, role: Role, what: ReadPermission): boolean =>
  readings[what][reachOf(state)].includes(role)

/** How far it was posted. */
export const reachOf = ({ published }: ReviewState): Reach => published?.how ?? 'private'
