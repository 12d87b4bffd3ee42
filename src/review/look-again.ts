import type { Action, Incoming } from '../domain/action.ts'
import type { LookChange } from '../domain/vocabulary.ts'
import { accept } from '../engine/accept.ts'
import { applyInterviewChange, newInterview } from '../engine/interview.ts'
import { message, text } from '../message/build.ts'
import { cardIntentsFor } from './card-intents.ts'
import { carriedFrom } from './carrying.ts'
import type { ReviewEvent } from './event.ts'
import { headingOf } from './heading.ts'
import { changeOf, eventFor } from './interview-events.ts'
import { takeOverItems, withoutMoved } from './items-taken-over.ts'
import { partsIn } from './language.ts'
import { withIntents } from './outbox.ts'
import { pullsIn, type ReviewParts } from './parts.ts'
import type { Outcome, RecordChange } from './ports.ts'
import type { RecordKey, ReviewRecord } from './record.ts'
import { lookAt, type ReviewContext, reviewContextOf, shownProduct } from './review-context.ts'
import { firstChange } from './start-action.ts'
import { after, fold, mayRead, roleOf } from './state.ts'
import { said } from './take-action.ts'

/** The result of beginning a new look; `changed` names the record that was made. */
interface Begun {
  readonly outcome: Outcome
  readonly changed?: RecordKey
}

/** How often somebody may delete the look that follows a check and begin another. */
const mostLooks = 20

/**
 * Begins a new look at the product of a check, as a record that follows it and takes over all that it needs. Whoever
 * began one already comes back to that one; a press that comes twice begins one look.
 * @throws AppError('storage-failed') when it could not be stored
 */
export async function lookAgain(
  parts: ReviewParts,
  incoming: Incoming,
  action: Action & { type: 'lookAgain' },
): Promise<Begun> {
  const { workspace, who } = incoming
  const { say } = partsIn(parts, who.language)
  let at = await readable(parts, { workspace, id: action.review }, who.id, action.place)
  if (at === 'gone') return { outcome: said(say, 'conversation.gentle.gone') }
  for (let n = 0; n < mostLooks && at !== 'mayNot'; n++) {
    const id = parts.ids.derive(`${workspace}/${at.state.id}/${who.id}/look/${n}`)
    const key = { workspace, id }
    const record = await parts.store.load(key)
    const state = record && fold(record)
    if (state?.deleted) continue
    const context = record && lookAt(parts, record)
    if (context?.state.published) {
      // That look is done: the next one follows it.
      at = context
      n = -1
      continue
    }
    if (!record) await begin(parts, at, { key, incoming, action })
    const words = say('look.begun', { product: shownProduct(at) })
    return { outcome: { review: id, replies: [message(text(words))] }, changed: key }
  }
  return { outcome: { replies: [message(text(say('look.mayNot')))] } }
}

async function readable(
  parts: ReviewParts,
  key: RecordKey,
  person: string,
  place: string | undefined,
): Promise<ReviewContext | 'gone' | 'mayNot'> {
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  if (!context || context.state.deleted || !context.state.published) return 'gone'
  return mayLookAgain(context, person, place) ? context : 'mayNot'
}

/** All answers are carried over, so that only those who may read the whole check can look again. */
export function mayLookAgain(
  { parts, state }: ReviewContext,
  person: string,
  place?: string | undefined,
): boolean {
  const role = roleOf(state, person)
  if (!state.published || !mayRead(state, role, 'stories')) return false
  const isOpenToAll = parts.channels.get(state.channel)?.accounts !== true
  return role !== 'reader' || isOpenToAll || (place !== undefined && state.published.to === place)
}

async function begin(
  parts: ReviewParts,
  last: ReviewContext,
  {
    key,
    incoming,
    action,
  }: {
    readonly key: RecordKey
    readonly incoming: Incoming
    readonly action: Action & { type: 'lookAgain' }
  },
): Promise<void> {
  const { who, channel, id: delivery } = incoming
  const { state } = last
  const { how, changes } = action
  const now = parts.clock.now()
  const carried = carriedFrom({ ...last, now }, how)
  if (!carried) return
  const stamp = { at: now, by: who.id }
  const first: ReviewEvent = { ...carried, ...stamp }
  const isHere = state.channel === channel
  const place = isHere ? state.published?.to : undefined
  const { name, summary } = state.product
  const change = firstChange(parts, {
    key,
    delivery,
    channel,
    who,
    action: {
      product: name,
      depth: state.interview.depth,
      ...(summary !== undefined && { summary }),
      ...(place !== undefined && { place }),
      ...(state.language !== undefined && { language: state.language }),
    },
    look: {
      follows: { review: state.id, product: state.follows?.product ?? state.id },
      events: [first, ...asPlanned(last, stamp), ...changedAtOnce(last, first, changes)],
    },
  })
  if (change) await parts.store.append(key, change)
}

/** Who talked openly last time does so again. */
const asPlanned = (
  { state }: ReviewContext,
  stamp: { readonly at: string; readonly by: string },
): readonly ReviewEvent[] =>
  state.followUp.openStances ? [{ type: 'talkPlanned', ...stamp, openStances: true }] : []

/** What has changed was said where the look was begun: only that is asked. */
function changedAtOnce(
  { check, state }: ReviewContext,
  carried: ReviewEvent,
  changes: readonly LookChange[],
): readonly ReviewEvent[] {
  if (changes.length === 0) return []
  const { at, by } = carried
  const change = changeOf(carried)
  const blank = newInterview(state.interview.depth)
  const interview = change ? applyInterviewChange(blank, change) : blank
  const outcome = accept(check.compiled, interview, { kind: 'askAgain', changes })
  const asked = outcome.ok ? outcome.changes.map((one) => eventFor(one, by, at)) : []
  return [{ type: 'changesReported', at, by, changes: [...changes] }, ...asked]
}

/** How often it is decided anew when somebody else changed the older check meanwhile. */
const mostTries = 20

/**
 * Once a new look is posted, the check before it knows: what was promised there stands in the new one. Doing it again
 * changes nothing.
 */
export async function markFollowed(
  parts: ReviewParts,
  key: RecordKey,
): Promise<RecordKey | undefined> {
  const record = await parts.store.load(key)
  const { look, published } = record ? fold(record) : {}
  if (!look || !published) return undefined
  const before = { workspace: key.workspace, id: look.review }
  for (let tries = 0; tries < mostTries; tries++) {
    const old = await parts.store.load(before)
    const change = old && (await followedChange(parts, old, key))
    if (!change) return undefined
    const { status } = await parts.store.append(before, change)
    if (status !== 'conflict') return status === 'appended' ? before : undefined
  }
  return undefined
}

async function followedChange(
  parts: ReviewParts,
  record: ReviewRecord,
  look: RecordKey,
): Promise<RecordChange | undefined> {
  const context = lookAt(parts, record)
  if (!context || context.state.deleted || context.state.followedBy !== undefined) return undefined
  const { state, check, now } = context
  const { id: review } = look
  const items = await takeOverItems(parts, look, context)
  if (!items) return undefined
  const events: ReviewEvent[] = [
    {
      ...{ type: 'followed', at: now, by: state.facilitator, review },
      ...(items.length > 0 && { items: [...items] }),
    },
  ]
  const next = events.reduce(after, state)
  const intents = cardIntentsFor({
    check,
    before: state,
    after: next,
    events,
    outbox: record.outbox,
  })
  const pulls = pullsIn(parts)
  const outbox = withoutMoved(withIntents(record.outbox, intents, pulls), new Set(items))
  return {
    expectedRev: record.rev,
    delivery: `followed/${review}`,
    at: now,
    events,
    outbox,
    // It is no newer in lists than the look that follows it.
    heading: {
      ...headingOf(reviewContextOf(parts, check, next, outbox)),
      updatedAt: record.heading.updatedAt,
    },
  }
}
