import type { MatterKind } from '../domain/matter.ts'
import { byItself, byOperator, type Person } from '../domain/person.ts'
import type { LookChange, LookRhythm } from '../domain/vocabulary.ts'
import { addDays } from '../domain/working-days.ts'
import { type ParticipantPhase, participantLife } from '../engine/participant-lifecycle.ts'
import type { ReviewEvent } from './event.ts'

/** One thing that somebody was reminded of. */
export interface RemindedMatter {
  readonly kind: MatterKind
  readonly subject?: string | undefined
}

/** A reminder that somebody got. */
export interface Reminder {
  /** An ISO instant. */
  readonly at: string
  readonly person: string
  readonly matters: readonly RemindedMatter[]
  /** A person asked for it; otherwise it came by itself. */
  readonly asked: boolean
}

/** What surrounds a check: who was reminded, who is there, when it is looked at again, and who else may see it. */
export interface FollowUp {
  /** What each is to the reminders of this check, by id; who is not named was asked. */
  readonly lives: ReadonlyMap<string, ParticipantPhase>
  /** Oldest first. */
  readonly reminders: readonly Reminder[]
  /** Until which day somebody wants to hear nothing, by id. */
  readonly snoozed: ReadonlyMap<string, string>
  /** Who wants no reminders of this check. */
  readonly muted: ReadonlySet<string>
  /** Until which day somebody is away, that day included, by id. */
  readonly away: ReadonlyMap<string, string>
  /** Who is not part of it any more. */
  readonly left: ReadonlySet<string>
  /** Until when the team should have talked it through: a calendar date. */
  readonly deadline?: string
  /** What people say about a story is shown at once. */
  readonly openStances: boolean
  readonly nextLook?: {
    readonly rhythm: LookRhythm
    readonly on?: string | undefined
    readonly by: string
    readonly at: string
  }
  /** What the team said had changed since the last look, oldest first; empty where nothing had. */
  readonly reported: readonly {
    readonly at: string
    readonly by: string
    readonly changes: readonly LookChange[]
  }[]
  /** Who may see it without taking part, by id. */
  readonly sharedWith: ReadonlyMap<string, Person>
  /** When somebody last did something here: an ISO instant; empty before anybody has. */
  readonly lastActAt: string
  /** Whoever runs the program lets nobody delete it, since this instant. */
  readonly heldSince?: string
  /** On a record of before dates acted: whether the owners of what is late are told; absent while nobody has said. */
  readonly tellsPastDates?: boolean
}

/** A check around which nothing has happened. */
export const noFollowUp: FollowUp = {
  lives: new Map(),
  reminders: [],
  snoozed: new Map(),
  muted: new Set(),
  away: new Map(),
  left: new Set(),
  openStances: false,
  reported: [],
  lastActAt: '',
  sharedWith: new Map(),
}

/** The first day on which somebody wants to hear something again; `undefined` where they said nothing of the kind. */
export function restsUntil({ snoozed, away }: FollowUp, person: string): string | undefined {
  const back = away.get(person)
  return [snoozed.get(person), back && addDays(back, 1)]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1)
}

/** What somebody is to the reminders of a check on a day of theirs. */
export function participantOn(
  followUp: FollowUp,
  person: string,
  { today, waits }: { readonly today: string; readonly waits: boolean },
): ParticipantPhase {
  const facts = { today, waits, restsUntil: restsUntil(followUp, person) }
  return participantLife.next(followUp.lives.get(person) ?? participantLife.first, 'day', facts)
}

/** What surrounds a check after one more event; never rejects, so that every old record can be read. */
export function followUpAfter(before: FollowUp, event: ReviewEvent): FollowUp {
  const after = { ...told(before, event), lastActAt: isAct(event) ? event.at : before.lastActAt }
  const steps = lifeSteps(event)
  return steps.length === 0
    ? after
    : { ...after, lives: steps.reduce(stepped(after, event), after.lives) }
}

/** What the program does by itself is no act, nor that somebody who was erased is not there any more. */
const isAct = ({ by, type }: ReviewEvent): boolean =>
  by !== byItself && !(by === byOperator && type === 'left')

const stepped =
  (followUp: FollowUp, { at }: ReviewEvent) =>
  (lives: FollowUp['lives'], { person, step }: LifeStep): FollowUp['lives'] => {
    const facts = { today: at.slice(0, 10), waits: true, restsUntil: restsUntil(followUp, person) }
    const before = lives.get(person) ?? participantLife.first
    return new Map([...lives, [person, participantLife.next(before, step, facts)]])
  }

interface LifeStep {
  readonly person: string
  readonly step: string
}

/** What an event means to the life of a participant. */
function lifeSteps(event: ReviewEvent): readonly LifeStep[] {
  switch (event.type) {
    case 'reminded':
    case 'left':
      return [{ person: event.person, step: event.type }]
    case 'snoozed':
    case 'muted':
    case 'unmuted':
      return [{ person: event.by, step: event.type }]
    case 'awaySet':
      return [{ person: event.by, step: event.until === undefined ? 'returned' : 'snoozed' }]
    case 'joined':
      return [{ person: event.person.id, step: 'asked' }]
    case 'handedOver':
    case 'facilitatorChanged':
      return [{ person: event.to.id, step: 'asked' }]
    default:
      return []
  }
}

function told(before: FollowUp, event: ReviewEvent): FollowUp {
  switch (event.type) {
    case 'reminded': {
      const { at, person, matters, asked = false } = event
      return { ...before, reminders: [...before.reminders, { at, person, matters, asked }] }
    }
    case 'snoozed':
      return { ...before, snoozed: new Map([...before.snoozed, [event.by, event.until]]) }
    case 'muted':
      return { ...before, muted: new Set([...before.muted, event.by]) }
    case 'unmuted':
      return { ...before, muted: without(before.muted, event.by) }
    case 'awaySet':
      return { ...before, away: awayAfter(before.away, event.by, event.until) }
    case 'left':
      return { ...before, left: new Set([...before.left, event.person]) }
    case 'joined':
      return { ...before, left: without(before.left, event.person.id) }
    case 'handedOver':
    case 'facilitatorChanged':
      return { ...before, left: without(before.left, event.to.id) }
    case 'published':
      return event.until === undefined ? before : { ...before, deadline: event.until }
    case 'talkPlanned': {
      const { until, openStances = before.openStances } = event
      return { ...withDeadline(before, until), openStances }
    }
    case 'nextLookSet': {
      const { rhythm, on, by, at } = event
      return { ...before, nextLook: { rhythm, by, at, ...(on !== undefined && { on }) } }
    }
    case 'changesReported': {
      const { at, by, changes } = event
      return { ...before, reported: [...before.reported, { at, by, changes }] }
    }
    case 'shared':
      return {
        ...before,
        sharedWith: new Map([...before.sharedWith, [event.person.id, event.person]]),
      }
    case 'unshared':
      return {
        ...before,
        sharedWith: new Map([...before.sharedWith].filter(([id]) => id !== event.person)),
      }
    case 'held':
      return { ...before, heldSince: event.at }
    case 'released':
      return released(before)
    case 'pastDatesSettled':
      return { ...before, tellsPastDates: event.tell }
    default:
      return before
  }
}

function released({ heldSince: _, ...followUp }: FollowUp): FollowUp {
  return followUp
}

function awayAfter(
  away: FollowUp['away'],
  person: string,
  until: string | undefined,
): FollowUp['away'] {
  const others = [...away].filter(([id]) => id !== person)
  return new Map(until === undefined ? others : [...others, [person, until]])
}

function withDeadline(before: FollowUp, until: string | undefined): FollowUp {
  const { deadline: _, ...rest } = before
  return until === undefined ? rest : { ...rest, deadline: until }
}

const without = (people: ReadonlySet<string>, person: string): ReadonlySet<string> =>
  people.has(person) ? new Set([...people].filter((one) => one !== person)) : people
