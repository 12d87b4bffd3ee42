import type { ActionOf, Incoming, ReviewActionType } from '../domain/action.ts'
import { personLimits } from '../domain/limits.ts'
import type { Person } from '../domain/person.ts'
import { message, text } from '../message/build.ts'
import type { Say } from '../message/words.ts'
import type { ActionContext, ActionEffect } from './action-context.ts'
import { applyAction } from './action-handlers.ts'
import { withinAllowance } from './allowance.ts'
import { whyNotAllowed } from './allowed-actions.ts'
import { cardIntentsFor } from './card-intents.ts'
import { deletionOf } from './deletion.ts'
import type { ReviewEvent } from './event.ts'
import { headingOf } from './heading.ts'
import { inLanguageOf, partsIn } from './language.ts'
import { trustOf } from './name-trust.ts'
import { withIntents } from './outbox.ts'
import { pullsIn, type ReviewParts } from './parts.ts'
import type { PendingChange } from './pending-change.ts'
import { newlyNamed, ownName } from './people.ts'
import type { Answered, ItemReaders, Outcome, PlaceAudience } from './ports.ts'
import type { OutboxEntry, RecordKey, ReviewRecord } from './record.ts'
import {
  forReader,
  inLanguage,
  lookAt,
  type ReviewContext,
  reviewContextOf,
  shownName,
} from './review-context.ts'
import { after, type ReviewState, roleOf } from './state.ts'
import { retellIntents } from './telling-intents.ts'

/** The place that somebody wants to post to, and who can read it, as far as that can be seen. */
export interface RequestedAction {
  readonly place: string | undefined
  readonly audience?: PlaceAudience
  /** Who can read the tracker, where the action needs that. */
  readonly readers?: Answered<ItemReaders>
  /** Safety steps that are a rule for all products of the workspace, where the action needs them. */
  readonly rules?: readonly string[]
  /** Whoever acts leads, where that matters to the action. */
  readonly isLead?: boolean
}

/** What somebody wants to do in a review. */
export interface Attempt {
  readonly incoming: Incoming
  readonly action: ActionOf<ReviewActionType>
  readonly asked: RequestedAction
}

/** A record with its review context; `undefined` where there is none, or its flow is gone. */
export type Stand = { readonly record: ReviewRecord; readonly context: ReviewContext } | undefined

/** A stored record with its context; `undefined` where there is none, or its flow is gone. */
export function standOf(parts: ReviewParts, record: ReviewRecord | undefined): Stand {
  const context = record && lookAt(parts, record)
  return record && context && { record, context }
}

/** The result of an action, with the change to store. */
export interface Taken {
  readonly outcome: Outcome
  /** Somebody's cards may look different now. */
  readonly isChanged: boolean
  readonly change?: PendingChange
}

/**
 * Decides on an action and stores nothing; `undefined` when its audience was looked up for another place than the one
 * where the review is now.
 */
export function takeAction(
  parts: ReviewParts,
  key: RecordKey,
  stand: Stand,
  { incoming, action, asked }: Attempt,
): Taken | undefined {
  const { id: delivery, who, zone } = incoming
  if (!stand || isHidden(stand.context, who)) {
    return {
      outcome: said(partsIn(parts, who.language).say, 'conversation.gentle.gone'),
      isChanged: false,
    }
  }
  const { record, context: seen } = stand
  const isRepeat = record.seen.some((seen) => seen.delivery === delivery)
  if (isRepeat) return { outcome: { review: key.id, replies: [] }, isChanged: true }
  if (placeToPost(action, seen.state) !== asked.place) return undefined
  const { audience, rules, readers, isLead = false } = asked
  const named = namings(seen, incoming)
  const stated = { ...seen, state: named.reduce(after, seen.state) }
  const context =
    who.language === undefined ? forReader(stated, who.id) : inLanguage(stated, who.language)
  const role = roleOf(context.state, who.id)
  const known = {
    ...(audience && { audience }),
    ...(zone !== undefined && { zone }),
    ...(rules && { rules }),
    ...(readers && { readers }),
  }
  const trust = trustOf(parts, incoming)
  const request: ActionContext = { context, me: who, role, trust, isLead, ...known }
  const step =
    whyNotAllowed(request, action.type) ??
    withinAllowance(request, record, action, applyAction(request, action))
  const kept = keepsName(request, record) ? withNameKept(request, step) : step
  const outcome = inLanguageOf(context.parts, outcomeOf(key.id, kept))
  const change = changeFor(request, step, { record, delivery, named, before: seen.state })
  return change ? { outcome, isChanged: true, change } : { outcome, isChanged: false }
}

/** The record once a change is stored, as far as the next action of the same turn needs it. */
export function standAfter(
  parts: ReviewParts,
  { record, context }: NonNullable<Stand>,
  change: PendingChange,
): Stand {
  const { delivery, at, events, state, outbox = record.outbox } = change
  const seen = delivery === undefined ? record.seen : [...record.seen, { delivery, at }]
  return {
    record: {
      ...record,
      events: [...record.events, ...events],
      outbox: [...outbox],
      seen,
    },
    context: reviewContextOf(parts, context.check, state, outbox),
  }
}

const outcomeOf = (
  review: string,
  { replies = [], form, wrong, notTaken, download }: ActionEffect,
): Outcome => ({
  review,
  replies,
  ...(form && { form }),
  ...(wrong !== undefined && { wrong }),
  ...(notTaken && { notTaken }),
  ...(download && { download }),
})

/** What was not posted is not there for anybody but its own people. */
const isHidden = ({ state }: ReviewContext, who: Person): boolean =>
  state.deleted || (roleOf(state, who.id) === 'reader' && !state.published)

function changeFor(
  request: ActionContext,
  step: ActionEffect,
  from: {
    readonly record: ReviewRecord
    readonly delivery: string
    readonly named: readonly ReviewEvent[]
    /** The review before anybody was named. */
    readonly before: ReviewState
  },
): PendingChange | undefined {
  const { context } = request
  const { record, delivery, named, before } = from
  if (step.events.length === 0 && (step.intents ?? []).length === 0) return undefined
  const isNews = step.events.length > 0
  const events = [
    ...introduced(request, record, step.events),
    ...(isNews ? named : []),
    ...step.events,
  ]
  const deleted = events.find((event) => event.type === 'deleted')
  if (deleted) {
    const { heading, ...deletion } = deletionOf(record, context, deleted)
    return { ...deletion, delivery, state: after(before, deleted), heading: () => heading }
  }
  const state = isNews ? events.reduce(after, before) : context.state
  const transition = {
    check: context.check,
    before: context.state,
    after: state,
    events,
    outbox: context.outbox,
  }
  const intents = [
    ...cardIntentsFor(transition),
    ...retellIntents(
      context,
      reviewContextOf(context.parts, context.check, state, context.outbox),
      events,
    ),
    ...(step.intents ?? []),
  ]
  const outbox = withdrawn(withIntents(record.outbox, intents, pullsIn(context.parts)), state)
  return {
    expectedRev: record.rev,
    delivery,
    at: context.now,
    events,
    outbox,
    state: isNews ? state : before,
    heading: () => headingOf(reviewContextOf(context.parts, context.check, state, outbox)),
  }
}

/** With only a headline posted, stories that are not posted yet are not posted any more. */
function withdrawn(outbox: readonly OutboxEntry[], { published }: ReviewState): OutboxEntry[] {
  const isStory = ({ card, place, trying }: OutboxEntry) =>
    card.kind === 'story' && place === undefined && !trying
  return outbox.filter((entry) => published?.how !== 'headline' || !isStory(entry))
}

/** Whether it matters to an action who can read the place. */
export const isPosting = (action: ActionOf<ReviewActionType>): boolean =>
  action.type === 'openPublish' || action.type === 'publish'

/** The place where a review is posted already, or else the one that the action names. */
export function placeToPost(
  action: ActionOf<ReviewActionType>,
  state: ReviewState | undefined,
): string | undefined {
  if (!isPosting(action)) return undefined
  return state?.published?.to ?? (action.type === 'publish' ? action.to : undefined)
}

/** People whom the action names, so that their names belong to their accounts. */
const namings = (
  { state, now }: ReviewContext,
  { people = [], who }: Incoming,
): readonly ReviewEvent[] =>
  newlyNamed(state, people).map((person) => ({ type: 'named', at: now, by: who.id, person }))

/** Whoever does something for the first time, or under a new name, is introduced first. */
function introduced(
  request: ActionContext,
  record: ReviewRecord,
  events: readonly ReviewEvent[],
): readonly ReviewEvent[] {
  const { context, me } = request
  if (events.length === 0 || !isNew(request) || hasMostNames(request, record)) return []
  const { id, language } = me
  const known = language ?? context.state.people.get(id)?.language
  const name = ownName(context.state, me)
  const person = { id, name, ...(known !== undefined && { language: known }) }
  return [{ type: 'joined', at: context.now, by: me.id, person }]
}

/** True for somebody with another name than before, or who reads another language now. */
function isNew(request: ActionContext): boolean {
  const { context, me } = request
  const isOther =
    me.language !== undefined && context.state.people.get(me.id)?.language !== me.language
  return isOther || isNewName(request)
}

const isNewName = ({ context, me }: ActionContext): boolean =>
  context.state.people.get(me.id)?.name !== ownName(context.state, me)

/** True for somebody who has had so many names here that they keep the last one: each name is carried along for ever. */
const keepsName = (request: ActionContext, record: ReviewRecord): boolean =>
  isNewName(request) && hasMostNames(request, record)

function hasMostNames({ me }: ActionContext, { events }: ReviewRecord): boolean {
  const names = events.filter((event) => event.type === 'joined' && event.person.id === me.id)
  return names.length >= personLimits.names
}

/** Says beside everything else that they keep their name. */
function withNameKept({ context, me }: ActionContext, step: ActionEffect): ActionEffect {
  if (step.events.length === 0) return step
  const kept = text(
    context.say('conversation.gentle.nameKept', { name: shownName(context, me.id) }),
  )
  return { ...step, replies: [...(step.replies ?? []), message(kept)] }
}

/** An outcome that says one kind line. */
export function said(say: Say, key: SaidKey): Outcome {
  return { replies: [message(text(say(key)))] }
}

type SaidKey = 'conversation.typed.noCheck' | 'conversation.gentle.gone'
