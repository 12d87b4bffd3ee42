import { byItself } from '../domain/person.ts'
import { addWorkingDays } from '../domain/working-days.ts'
import { localTime, workTimeFrom } from '../domain/working-time.ts'
import { deadlineIntents } from './card-intents.ts'
import type { ReviewEvent } from './event.ts'
import type { CardIntent } from './outbox.ts'
import { ownersNoteFor } from './owners-note.ts'
import type { ReviewParts } from './parts.ts'
import { pastChoice } from './past-choice.ts'
import type { ReminderLedger } from './reminder-ledger.ts'
import { planOf, type Telling, type ZoneOf } from './reminder-plan.ts'
import { reminderLimits } from './reminder-rules.ts'
import { remindedOf } from './reminder-topics.ts'
import { policyOf, type ReviewContext } from './review-context.ts'
import { tellIntents } from './telling-intents.ts'
import { threadOf } from './thread-note.ts'

/** What looking at one review works with. */
export interface LookParts {
  readonly parts: ReviewParts
  readonly ledger: ReminderLedger
}

/** What is told with one look, and what has to wait although it is due. */
export interface Decided {
  readonly events: readonly ReviewEvent[]
  readonly intents: readonly CardIntent[]
  /** An id for each thing that is told, the same for the same thing. */
  readonly deliveries: readonly string[]
  /** When those may be told who have to wait, by person: milliseconds since 1970. */
  readonly held: ReadonlyMap<string, number>
}

const nothing: Decided = { events: [], intents: [], deliveries: [], held: new Map() }

/**
 * Decides what is told now; whose turn is not free has to wait.
 * @throws AppError('storage-failed')
 */
export async function decideTellings(
  look: LookParts,
  context: ReviewContext,
  zoneOf: ZoneOf,
): Promise<Decided> {
  const { tellings, note } = planOf(context, zoneOf)
  const now = Date.parse(context.now)
  const given: Decided[] = []
  for (const telling of tellings) {
    const hearer = { context, person: telling.person, zone: zoneOf(telling.person) }
    if (telling.at <= now) given.push(await decideOne(look, hearer, telling))
  }
  const isNoted = note !== undefined && note.at <= now
  if (note && isNoted) given.push(noteDecided(context, note.deadline))
  given.push(ownersDecided(context, given, { zone: zoneOf(context.state.facilitator), isNoted }))
  return {
    events: given.flatMap(({ events }) => events),
    intents: given.flatMap(({ intents }) => intents),
    deliveries: given.flatMap(({ deliveries }) => deliveries),
    held: new Map(given.flatMap(({ held }) => [...held])),
  }
}

interface Reader {
  readonly context: ReviewContext
  readonly person: string
  readonly zone: string
}

async function decideOne(look: LookParts, reader: Reader, telling: Telling): Promise<Decided> {
  const { context, person } = reader
  const { card, topics } = telling
  if (card === 'pastDates') {
    const choice = await pastChoice(look, context)
    if (choice.kind === 'said') return { ...nothing, events: [choice.event] }
    if (choice.kind === 'waits') return heldFrom(reader, context.now, 1)
  }
  const id = deliveryOf(context, [card, person, topics])
  const last =
    card === 'owner' ? undefined : await claimed(look, reader, { id, isAsked: telling.isAsked })
  if (last !== undefined) return heldFrom(reader, last, reminderLimits.workingDaysBetween)
  const matters = topics.map(remindedOf)
  return {
    ...nothing,
    events: [
      {
        type: 'reminded',
        at: context.now,
        by: byItself,
        person,
        matters,
        ...(telling.isAsked && { asked: true }),
      },
    ],
    intents: tellIntents(context, person, card),
    deliveries: [id],
  }
}

/** Takes the person's turn; when they got the line that stands in the way, if one does. */
function claimed(
  { ledger }: LookParts,
  { context, person, zone }: Reader,
  { id, isAsked }: { readonly id: string; readonly isAsked: boolean },
): Promise<string | undefined> {
  const { week } = policyOf(context)
  const dayThere = (instant: string) => localTime(Date.parse(instant), zone).day
  const today = dayThere(context.now)
  const { workingDaysBetween } = reminderLimits
  const isFree = (last: string) =>
    isAsked || today >= addWorkingDays(dayThere(last), workingDaysBetween, week)
  const { workspace } = context.state
  return ledger.claim({ workspace, person, id, at: context.now, isFree })
}

/** They have to wait so many working days after a line. */
function heldFrom({ context, person, zone }: Reader, last: string, days: number): Decided {
  const { week } = policyOf(context)
  const day = addWorkingDays(localTime(Date.parse(last), zone).day, days, week)
  const at = workTimeFrom(Date.parse(context.now), zone, week, day)
  return { ...nothing, held: new Map(at === undefined ? [] : [[person, at]]) }
}

/** A new reply that wakes the thread. */
function noteDecided(context: ReviewContext, deadline: string): Decided {
  const { state, now } = context
  const matters = [{ kind: 'talk', subject: deadline } as const]
  return {
    ...nothing,
    events: [{ type: 'reminded', at: now, by: byItself, person: threadOf(state), matters }],
    intents: deadlineIntents(context),
    deliveries: [deliveryOf(context, ['note', deadline])],
  }
}

/** Once people were told that they see to something, the thread hears it too: without a second alert to anybody. */
function ownersDecided(
  context: ReviewContext,
  given: readonly Decided[],
  { zone, isNoted }: { readonly zone: string; readonly isNoted: boolean },
): Decided {
  const { state, now } = context
  const dayThere = (instant: string) => localTime(Date.parse(instant), zone).day
  const today = dayThere(now)
  const thread = threadOf(state)
  const wasNoted = state.followUp.reminders.some(
    ({ person, at }) => person === thread && dayThere(at) === today,
  )
  const told = given.flatMap(({ events }) => events.flatMap(ownerSubjects))
  const day = { today, by: byItself, isNoted: isNoted || wasNoted }
  return { ...nothing, ...ownersNoteFor(context, told, day) }
}

/** The stories whose steps an event tells its owner of. */
const ownerSubjects = (event: ReviewEvent): readonly string[] =>
  event.type === 'reminded'
    ? event.matters.flatMap(({ kind, subject }) => (kind === 'owner' ? (subject ?? []) : []))
    : []

const deliveryOf = ({ state, parts }: ReviewContext, what: unknown): string =>
  `keeper/${parts.ids.derive(JSON.stringify([state.workspace, state.id, what]))}`
