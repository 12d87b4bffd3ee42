import { byOperator } from '../../domain/person.ts'
import { dueHeading, headingOf } from '../heading.ts'
import { partsIn } from '../language.ts'
import { withIntents } from '../outbox.ts'
import { pullsIn, type ReviewParts } from '../parts.ts'
import { ownName } from '../people.ts'
import type { RecordChange } from '../ports.ts'
import type { Heading, OutboxEntry, ReviewRecord } from '../record.ts'
import { lookAt, reviewContextOf } from '../review-context.ts'
import { fold, type ReviewState } from '../state.ts'
import { eventsWithout, peopleIn } from './person-in-events.ts'

/** Whom nobody should find any more, and by which id they are known instead. */
export interface Erased {
  readonly person: string
  readonly instead: string
}

/** Whether a record names somebody by their id anywhere. */
export const isIn = ({ events, outbox, seen, heading }: ReviewRecord, person: string): boolean =>
  peopleIn(events).has(person) ||
  heading.people.includes(person) ||
  outbox.some((entry) => isTheirs(entry, person)) ||
  seen.some(({ delivery }) => namesInDelivery(delivery, person))

/**
 * The change that makes a former colleague of somebody, wherever a record names them: answers and decisions stay, what
 * was sent to them goes, and all that is posted is written anew.
 */
export function changeWithout(
  parts: ReviewParts,
  record: ReviewRecord,
  { person, instead }: Erased,
): RecordChange {
  const at = parts.clock.now()
  const state = fold(record)
  const words = partsIn(parts, state.language).say('conversation.formerColleague')
  const name = ownName(state, { id: instead, name: words })
  const rewritten = eventsWithout(record.events, { person, instead: { id: instead, name } })
  const events = [
    ...rewritten,
    ...leaving(fold({ ...record, events: [...rewritten] }), instead, at),
  ]
  const left = record.outbox.filter((entry) => !isTheirs(entry, person))
  const outbox = state.deleted ? left : redrawn(parts, left)
  return {
    expectedRev: record.rev,
    at,
    events,
    outbox,
    heading: headingWithout(parts, { ...record, events, outbox }),
    forgets: record.seen.flatMap(({ delivery }) =>
      namesInDelivery(delivery, person) ? [delivery] : [],
    ),
    erase: true,
  }
}

/** They are not there any more: what they had goes to whoever looks after the check. */
function leaving(state: ReviewState, person: string, at: string) {
  const isKnown = state.people.has(person) || state.named.has(person)
  if (state.deleted || !isKnown || state.followUp.left.has(person)) return []
  return [{ type: 'left', at, by: byOperator, person } as const]
}

/** Whatever stands posted may name them. */
function redrawn(parts: ReviewParts, outbox: readonly OutboxEntry[]): OutboxEntry[] {
  const posted = outbox.filter(({ place }) => place !== undefined)
  const intents = posted.map(({ id, to, card }) => ({ id, to, card }))
  return withIntents(outbox, intents, pullsIn(parts))
}

/** It is no newer in lists; where its questionnaire is gone, lists show nothing of it. */
function headingWithout(parts: ReviewParts, record: ReviewRecord): Heading {
  const { updatedAt, title, phase, wakeAt, rules } = record.heading
  const context = lookAt(parts, record)
  if (context && phase !== 'deleted') {
    const { check, state, outbox } = context
    return { ...headingOf(reviewContextOf(parts, check, state, outbox)), updatedAt }
  }
  const people = phase === 'deleted' ? [] : [...fold(record).people.keys()]
  const heading = { title, phase, people, updatedAt, ...(rules !== undefined && { rules }) }
  return dueHeading(heading, record.outbox, parts.clock.now(), wakeAt)
}

const isTheirs = ({ to }: OutboxEntry, person: string): boolean =>
  to.kind === 'person' && to.person === person

/** A platform's id of a delivery may begin with the id of who acted, or hold it between slashes. */
const namesInDelivery = (delivery: string, person: string): boolean =>
  delivery.startsWith(`${person}.`) || `/${delivery}/`.includes(`/${person}/`)
