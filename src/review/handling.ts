import type { Action, ActionOf, Incoming, ReviewActionType } from '../domain/action.ts'
import type { Person } from '../domain/person.ts'
import { AppError } from '../errors.ts'
import { message, text } from '../message/build.ts'
import { barred } from './barred.ts'
import { blanked, cardWishes } from './card-wishes.ts'
import type { ReviewEvent } from './event.ts'
import { startForm } from './forms/start-form.ts'
import { headingOf } from './heading.ts'
import { homeOf } from './listing.ts'
import { wish } from './outbox.ts'
import type { ReviewParts } from './parts.ts'
import { newlyNamed, ownName } from './people.ts'
import type { Audience, Change, Outcome } from './ports.ts'
import type { OutboxEntry, RecordKey, ReviewRecord } from './record.ts'
import type { ReviewTurns } from './review-turns.ts'
import { lookAt, type Scene } from './scene.ts'
import { firstChange } from './starting.ts'
import { after, fold, type ReviewState, roleOf } from './state.ts'
import type { Step, Turn } from './turn.ts'
import { perform } from './use-cases.ts'

/** What handling a delivery came to; `changed` names the review whose cards may look different now. */
export interface Handled {
  readonly outcome: Outcome
  readonly changed?: RecordKey
}

/** How often a change is decided anew when another process was faster; within one, everybody has their turn. */
const mostTries = 50

/**
 * Handles one delivery: load, decide, and one durable write of events, cards and the delivery's id. Whatever
 * changes one review takes turns, so that of many who act at once nobody is refused and nothing is decided twice.
 * @throws AppError('storage-failed') when it could not be kept; the same delivery may then be sent again
 */
export async function handleDelivery(
  parts: ReviewParts,
  turns: ReviewTurns,
  incoming: Incoming,
): Promise<Handled> {
  const { action } = incoming
  if (action.type === 'start') return start(parts, incoming, action)
  if (action.type === 'openStart') return { outcome: { replies: [], form: startForm(parts.say) } }
  if (action.type === 'home') {
    const { page } = action
    return { outcome: { replies: [await homeOf(parts, { ...incoming, page })] } }
  }
  if (action.review === undefined) {
    return { outcome: said(parts, 'conversation.typed.noCheck') }
  }
  const key = { workspace: incoming.workspace, id: action.review }
  for (let tries = 0; tries < mostTries; tries++) {
    const asked = await audienceOf(parts, incoming, key, action)
    const handled = await turns.run(key, () => attempt(parts, incoming, { key, action, asked }))
    if (handled) return handled
  }
  throw new AppError('conflict', 'Too many people changed this review at once.', {
    hint: 'Send the delivery again.',
  })
}

async function start(
  parts: ReviewParts,
  incoming: Incoming,
  action: Action & { type: 'start' },
): Promise<Handled> {
  const { workspace, channel, who, id: delivery } = incoming
  const id = parts.ids.derive(`${workspace}/${channel}/${who.id}/${delivery}`)
  const key = { workspace, id }
  const change = firstChange(parts, { key, delivery, channel, who, action })
  if (!change) throw new AppError('bad-content', `There is no flow "${parts.newFlow}".`)
  await parts.store.append(key, change)
  return { outcome: { review: id, replies: [] }, changed: key }
}

interface Attempt {
  readonly key: RecordKey
  readonly action: ActionOf<ReviewActionType>
  readonly asked: Asked
}

/** One try; `undefined` when the record is not any more what was decided on. */
async function attempt(
  parts: ReviewParts,
  incoming: Incoming,
  { key, action, asked }: Attempt,
): Promise<Handled | undefined> {
  const { id: delivery, who } = incoming
  const record = await parts.store.load(key)
  const seen = record && lookAt(parts, record)
  if (!record || !seen || isHidden(seen, who)) {
    return { outcome: said(parts, 'conversation.gentle.gone') }
  }
  const isRepeat = record.seen.some((seen) => seen.delivery === delivery)
  if (isRepeat) return { outcome: { review: key.id, replies: [] }, changed: key }
  if (placeToPost(action, record) !== asked.place) return undefined
  const { audience } = asked
  const named = namings(seen, incoming)
  const scene = { ...seen, state: named.reduce(after, seen.state) }
  const role = roleOf(scene.state, who.id)
  const turn: Turn = { scene, me: who, role, ...(audience && { audience }) }
  const step = barred(turn, action.type) ?? perform(turn, action)
  const change = changeFor(turn, step, { record, delivery, named })
  if (change) {
    const kept = await parts.store.append(key, change)
    if (kept.status === 'conflict') return undefined
  }
  const outcome = outcomeOf(key.id, step)
  return change ? { outcome, changed: key } : { outcome }
}

const outcomeOf = (review: string, { replies = [], form, wrong, download }: Step): Outcome => ({
  review,
  replies,
  ...(form && { form }),
  ...(wrong !== undefined && { wrong }),
  ...(download && { download }),
})

/** What was not posted is not there for anybody but its own people. */
const isHidden = ({ state }: Scene, who: Person): boolean =>
  state.deleted || (roleOf(state, who.id) === 'reader' && !state.published)

function changeFor(
  turn: Turn,
  step: Step,
  from: {
    readonly record: ReviewRecord
    readonly delivery: string
    readonly named: readonly ReviewEvent[]
  },
): Change | undefined {
  const { scene } = turn
  const { record, delivery, named } = from
  if (step.events.length === 0 && (step.wishes ?? []).length === 0) return undefined
  const isNews = step.events.length > 0
  const events = [...introduced(turn, step.events), ...(isNews ? named : []), ...step.events]
  const erase = events.some((event) => event.type === 'deleted')
  const state = events.reduce(after, scene.state)
  const passage = {
    check: scene.check,
    before: scene.state,
    after: state,
    events,
    outbox: scene.outbox,
  }
  const pulls = (name: string) => scene.parts.channels.get(name)?.pulls === true
  const standing = erase ? placedOnly(record.outbox, pulls) : record.outbox
  const wishes = erase ? blanked(standing) : [...cardWishes(passage), ...(step.wishes ?? [])]
  const outbox = withdrawn(wish(standing, wishes, pulls), state)
  const heading = headingOf(state, outbox, scene.now)
  return {
    expectedRev: record.rev,
    delivery,
    at: scene.now,
    events: erase ? events.filter((event) => event.type === 'deleted') : events,
    outbox,
    heading: erase ? { ...heading, title: '', people: [] } : heading,
    ...(erase && { erase }),
  }
}

/** With only a headline posted, stories that do not stand yet are not put up any more. */
function withdrawn(outbox: readonly OutboxEntry[], { published }: ReviewState): OutboxEntry[] {
  const isStory = ({ card, place, trying }: OutboxEntry) =>
    card.kind === 'story' && place === undefined && !trying
  return outbox.filter((entry) => published?.how !== 'headline' || !isStory(entry))
}

/** Of a deleted review only cards that stand on a platform are kept, without words, until they are blank there. */
const placedOnly = (
  outbox: readonly OutboxEntry[],
  pulls: (channel: string) => boolean,
): readonly OutboxEntry[] =>
  outbox
    .filter(({ to, place, trying }) => !pulls(to.channel) && (place !== undefined || trying))
    .map((entry, n) => ({
      ...entry,
      // One that is just being put up is still called by its id when it has landed.
      id: entry.place === undefined ? entry.id : `blank/${n + 1}`,
      card: { kind: 'blank' },
    }))

/** The place that somebody wants to post to, and who can read it, as far as that can be seen. */
interface Asked {
  readonly place: string | undefined
  readonly audience?: Audience
}

/**
 * Asks who can read the place that somebody wants to post to. A platform may take its time to answer, so this is
 * done before the turn, which nothing outside may hold up.
 */
async function audienceOf(
  { store, channels }: ReviewParts,
  { workspace, channel }: Incoming,
  key: RecordKey,
  action: ActionOf<ReviewActionType>,
): Promise<Asked> {
  if (!isPosting(action)) return { place: undefined }
  const place = placeToPost(action, await store.load(key))
  if (place === undefined) return { place }
  const audience = await channels
    .get(channel)
    ?.audience?.(workspace, place)
    .catch(() => undefined)
  return { place, ...(audience && { audience }) }
}

/** Whether it matters to an action who can read the place: not once the facilitator was told. */
const isPosting = (action: ActionOf<ReviewActionType>): boolean =>
  action.type === 'openPublish' || (action.type === 'publish' && !action.sure)

/** Where a review stands posted already, or else where the action wants it. */
function placeToPost(
  action: ActionOf<ReviewActionType>,
  record: ReviewRecord | undefined,
): string | undefined {
  if (!isPosting(action)) return undefined
  const standing = record && fold(record).published?.to
  return standing ?? (action.type === 'publish' ? action.to : undefined)
}

/** People whom the action names, so that their names stand for their accounts. */
const namings = ({ state, now }: Scene, { people = [], who }: Incoming): readonly ReviewEvent[] =>
  newlyNamed(state, people).map((person) => ({ type: 'named', at: now, by: who.id, person }))

/** Whoever does something for the first time, or under a new name, is introduced first. */
function introduced({ scene, me }: Turn, events: readonly ReviewEvent[]): readonly ReviewEvent[] {
  const known: Person | undefined = scene.state.people.get(me.id)
  const person = { id: me.id, name: ownName(scene.state, me) }
  if (events.length === 0 || known?.name === person.name) return []
  return [{ type: 'joined', at: scene.now, by: me.id, person }]
}

function said(parts: ReviewParts, key: SaidKey): Outcome {
  return { replies: [message(text(parts.say(key)))] }
}

type SaidKey = 'conversation.typed.noCheck' | 'conversation.gentle.gone'

/** A scene for reading: `undefined` where the record's flow is gone or nothing is there. */
export async function sceneFor(parts: ReviewParts, key: RecordKey): Promise<Scene | undefined> {
  const record = await parts.store.load(key)
  return record && lookAt(parts, record)
}
