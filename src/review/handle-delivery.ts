import type { Action, ActionOf, Incoming, ReviewActionType } from '../domain/action.ts'
import { AppError } from '../errors.ts'
import { awayEverywhere } from './away-everywhere.ts'
import { homeOf } from './check-list.ts'
import { startForm } from './forms/start-form.ts'
import { knownElsewhere, knownOffer } from './known-elsewhere.ts'
import { knownProduct } from './known-product.ts'
import { inLanguageOf, partsIn, withKnownLanguage } from './language.ts'
import { lookAgain, markFollowed } from './look-again.ts'
import type { ReviewParts } from './parts.ts'
import { merged } from './pending-change.ts'
import { rulesOf } from './portfolio.ts'
import { portfolioCardFor } from './portfolio-list.ts'
import { readerOf } from './portfolio-reader.ts'
import type { Outcome } from './ports.ts'
import type { RecordKey } from './record.ts'
import { lookAt, type ReviewContext } from './review-context.ts'
import type { ReviewTurns } from './review-turns.ts'
import { firstChange } from './start-action.ts'
import { fold } from './state.ts'
import {
  type Attempt,
  isPosting,
  placeToPost,
  type RequestedAction,
  type Stand,
  said,
  standAfter,
  standOf,
  type Taken,
  takeAction,
} from './take-action.ts'
import { needsReaders } from './tracker-actions.ts'

/** The result of a delivery; `changed` names the review whose cards may look different now. */
export interface Handled {
  readonly outcome: Outcome
  readonly changed?: RecordKey
  /** The check before that one, whose cards may look different too. */
  readonly also?: RecordKey
}

/** The queue in which people's actions on one review are decided, one after another. */
export type ActionTurns = ReviewTurns<Attempt, Handled | undefined>

/** How often a change is decided anew when another process was faster; within one, everybody has their turn. */
const mostTries = 50
/** How often several are decided anew together, before each is tried alone. */
const mostTriesTogether = 10

/**
 * Handles one delivery: load, decide, and one durable write of events, cards and the delivery's id. Whatever
 * changes one review takes turns, so that of many who act at once nobody is refused and nothing is decided twice.
 * @throws AppError('storage-failed') when it could not be stored; the same delivery may then be sent again
 * @throws AppError('conflict') when other processes were faster again and again
 * @throws AppError('bad-content') when the flow of a new review does not exist
 */
export async function handleDelivery(
  parts: ReviewParts,
  turns: ActionTurns,
  delivered: Incoming,
): Promise<Handled> {
  const incoming = { ...delivered, who: withKnownLanguage(parts, delivered.who) }
  const { action, who } = incoming
  const own = partsIn(parts, who.language)
  const { say } = own
  if (action.type === 'start') return start(parts, incoming, action)
  if (action.type === 'lookAgain') return lookAgain(parts, incoming, action)
  if (action.type === 'suggestKnown') {
    const answers = await knownElsewhere(parts, incoming, action.review)
    return handleDelivery(parts, turns, {
      ...incoming,
      action: { type: 'suggestAnswers', review: action.review, answers: [...answers] },
    })
  }
  if (action.type === 'openStart')
    return {
      outcome: inLanguageOf(own, { replies: [], form: startForm(say, parts.languages?.tags) }),
    }
  if (action.type === 'home') {
    const { page } = action
    const replies = [await homeOf({ parts, turns }, { ...incoming, page })]
    return { outcome: inLanguageOf(own, { replies }) }
  }
  if (action.type === 'overview' || action.type === 'weeklyLine') {
    const replies = [await portfolioCardFor(parts, turns, { ...incoming, action })]
    return { outcome: inLanguageOf(own, { replies }) }
  }
  if (action.review === undefined) {
    return { outcome: said(say, 'conversation.typed.noCheck') }
  }
  const key = { workspace: incoming.workspace, id: action.review }
  const takeAll = (attempts: readonly Attempt[]) => keepTogether(parts, key, attempts)
  for (let tries = 0; tries < mostTries; tries++) {
    const asked = await audienceOf(parts, incoming, key, action)
    const handled = await turns.together(key, { incoming, action, asked }, takeAll)
    if (handled) return handled.changed ? toldElsewhere(parts, who.id, action, handled) : handled
  }
  throw new AppError('conflict', 'Too many people changed this review at once.', {
    hint: 'Send the delivery again.',
  })
}

/** What makes a new look known to the check before it; closing does so again, should the program have ended between. */
const tellsBefore: ReadonlySet<string> = new Set<Action['type']>(['publish', 'close'])

/** What was changed here and holds in other checks too is made known there. */
async function toldElsewhere(
  parts: ReviewParts,
  person: string,
  action: Action,
  handled: Handled,
): Promise<Handled> {
  const { changed } = handled
  if (changed && action.type === 'setAway') {
    const on = { workspace: changed.workspace, person, saidIn: changed.id }
    await awayEverywhere(parts, on, action.until || undefined)
  }
  return tellsBefore.has(action.type) ? withBefore(parts, handled) : handled
}

async function withBefore(parts: ReviewParts, handled: Handled): Promise<Handled> {
  // It is posted, whatever becomes of this: what could not be told is told when it is closed.
  const also =
    handled.changed && (await markFollowed(parts, handled.changed).catch(() => undefined))
  return also ? { ...handled, also } : handled
}

async function start(
  parts: ReviewParts,
  incoming: Incoming,
  action: Action & { type: 'start' },
): Promise<Handled> {
  const { workspace, channel, who, id: delivery } = incoming
  const id = parts.ids.derive(`${workspace}/${channel}/${who.id}/${delivery}`)
  const key = { workspace, id }
  if (!action.another && !(await parts.store.load(key))) {
    const known = await knownProduct(parts, incoming, action)
    const own = partsIn(parts, who.language)
    if (known) return { outcome: inLanguageOf(own, { replies: [known] }) }
  }
  const change = firstChange(parts, { key, delivery, channel, who, action })
  if (!change) throw new AppError('bad-content', `There is no flow "${parts.newFlow}".`)
  await parts.store.append(key, change)
  const replies = await knownOffer(parts, incoming, id)
  return {
    outcome: inLanguageOf(partsIn(parts, who.language), { review: id, replies }),
    changed: key,
  }
}

/**
 * Decides on actions one after another, each on what those before it made of the record, and keeps them in one
 * durable write, so that a crowd waits for the disk a few times and not once for each. Where another instance was
 * faster, all are decided anew on what it wrote. If the write is refused, each is tried alone: nobody is refused because of somebody else. `undefined` means that it has to be tried again.
 */
async function keepTogether(
  parts: ReviewParts,
  key: RecordKey,
  attempts: readonly Attempt[],
  left = mostTriesTogether,
): Promise<readonly Ended[]> {
  const isAlone = attempts.length === 1
  try {
    const taken = takeEach(parts, key, await loaded(parts, key), attempts)
    const changes = taken.flatMap((one) => one?.change ?? [])
    const isErasing = changes.some(({ erase }) => erase)
    if (isErasing && !isAlone) return await keepEach(parts, key, attempts)
    const change = merged(changes)
    const status = change ? (await parts.store.append(key, change)).status : 'appended'
    if (status === 'conflict' && !isAlone && left > 0)
      return await keepTogether(parts, key, attempts, left - 1)
    if (status !== 'appended' && !isAlone) return await keepEach(parts, key, attempts)
    if (status === 'conflict') return [ended(undefined)]
    return taken.map((one) => ended(one && handledAs(key, one)))
  } catch (reason) {
    if (isAlone) return [{ status: 'rejected', reason }]
    return keepEach(parts, key, attempts)
  }
}

type Ended = PromiseSettledResult<Handled | undefined>

const ended = (value: Handled | undefined): Ended => ({ status: 'fulfilled', value })

const handledAs = (key: RecordKey, { outcome, isChanged }: Taken): Handled =>
  isChanged ? { outcome, changed: key } : { outcome }

const loaded = async (parts: ReviewParts, key: RecordKey): Promise<Stand> =>
  standOf(parts, await parts.store.load(key))

async function keepEach(
  parts: ReviewParts,
  key: RecordKey,
  attempts: readonly Attempt[],
): Promise<readonly Ended[]> {
  const ends: Ended[] = []
  for (const attempt of attempts) ends.push(...(await keepTogether(parts, key, [attempt])))
  return ends
}

function takeEach(
  parts: ReviewParts,
  key: RecordKey,
  first: Stand,
  attempts: readonly Attempt[],
): readonly (Taken | undefined)[] {
  let stand = first
  return attempts.map((attempt, n) => {
    const taken = takeAction(parts, key, stand, attempt)
    // Nothing in this turn stands on what the last one makes of the record.
    const isLast = n === attempts.length - 1
    if (stand && taken?.change && !isLast) stand = standAfter(parts, stand, taken.change)
    return taken
  })
}

/** Actions in which it matters whether somebody leads. */
const forLeads: ReadonlySet<string> = new Set<Action['type']>(['storyMore', 'makeRule', 'dropRule'])

/**
 * Asks who can read the place that somebody wants to post to, which rules hold for all products, and who leads. A platform may take its time to answer, so this is
 * done before the turn, which nothing outside may hold up.
 */
async function audienceOf(
  parts: ReviewParts,
  incoming: Incoming,
  key: RecordKey,
  action: ActionOf<ReviewActionType>,
): Promise<RequestedAction> {
  const { store, channels, trackers } = parts
  const { workspace, channel } = incoming
  if (forLeads.has(action.type)) {
    const { person, isLead } = await readerOf(parts, incoming)
    // Whoever sits at the operator's screen acts here as the name they said.
    return { place: undefined, isLead: person !== undefined && isLead }
  }
  const tracker = trackers?.of(workspace)
  const isAsked = tracker && needsReaders(action, tracker)
  const readers = isAsked ? { readers: await tracker.tracker.readers() } : {}
  if (action.type === 'openDecide' || action.type === 'decide') {
    const all = await store.all()
    const here = all.filter((listed) => listed.workspace === workspace)
    return { place: undefined, rules: rulesOf(here), ...readers }
  }
  if (!isPosting(action)) return { place: undefined, ...readers }
  const record = await store.load(key)
  const place = placeToPost(action, record && fold(record))
  if (place === undefined) return { place }
  const audience = await channels
    .get(channel)
    ?.audience?.(workspace, place)
    .catch(() => undefined)
  return { place, ...(audience && { audience }) }
}

/** A review context for reading; `undefined` when there is no such record, or its flow is gone. */
export async function reviewContextFor(
  parts: ReviewParts,
  key: RecordKey,
): Promise<ReviewContext | undefined> {
  const record = await parts.store.load(key)
  return record && lookAt(parts, record)
}
