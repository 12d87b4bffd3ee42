import type { Measures } from '../domain/measures.ts'
import { type Claim, claimMilliseconds, type Sending } from '../domain/sending.ts'
import { heads, isRedraw, noteUnchanged } from './outbox.ts'
import type { Channel, Clock, Logger, Scheduler, Store } from './ports.ts'
import { type RecordKey, type ReviewRecord, recordName } from './record.ts'
import type { ReviewTurns } from './review-turns.ts'
import { type Draw, keepOutbox, sendCard } from './send-card.ts'
import { createLanes, type Lanes, laneOf, type Outgoing } from './send-lanes.ts'

/** What the delivery works with. */
interface DeliveryParts {
  readonly store: Store
  /** Shared with whoever else changes reviews. */
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
  readonly channels: ReadonlyMap<string, Channel>
  /** Shared with the other instances of the program. */
  readonly sending: Sending
  readonly draw: Draw
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly logger: Logger
  readonly measures?: Measures
  /** Told of a review whose cards look different because of how a send ended. */
  readonly onShown?: (key: RecordKey) => void
}

/** Sends what records owe to channels. */
export interface Delivery {
  /** Sends what a record owes now; resolves when nothing more can be sent at once. */
  work(key: RecordKey): Promise<void>
  /** Takes up what records owe now or soon; what falls due later is found by a later sweep. */
  sweep(): Promise<void>
  /** Begins nothing more; resolves when what has begun has ended and is given up. */
  close(): Promise<void>
}

/** The parts, and what this process remembers between sends. */
interface Desk extends DeliveryParts {
  readonly lanes: Lanes
  /** The records that are being worked on, by name. */
  readonly works: Map<string, Work>
  /** When each record is looked at again, so that one waiting is enough. */
  readonly wakeAt: Map<string, string>
  isClosing: boolean
}

/** One record that is being worked on. */
interface Work {
  readonly key: RecordKey
  /** Ends when nothing more can be sent at once. */
  done: Promise<void>
  /** The record changed since it was looked at. */
  isChanged: boolean
  /** Told when it changes. */
  wake: () => void
  /** The sends that have begun, by their lane. */
  readonly begun: Map<string, Promise<void>>
  /** Another instance sends what this record owes: this one was silent for too long. */
  isLost: boolean
  /** What went wrong with keeping how a send ended. */
  trouble?: { readonly error: unknown }
}

/** This many cards of one record are sent side by side, each in a lane of its own. */
const mostAtOnce = 8

/** A sweep plans this far ahead: the next one comes before that. */
const aheadSeconds = 120

/** After trouble with the store the work is taken up again this many milliseconds later. */
const troubleWait = 30_000

/**
 * Posts cards at each conversation's pace and within each workspace's limits, what somebody waits for first. The
 * place where a card landed is kept with the record, so a repeat after a crash becomes an update. Each post is noted
 * before it is tried: one whose end was never noted, because of a crash or a lost answer, comes again marked
 * `repeat`. A redraw that would look like the posted card is never sent.
 */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { clock, logger, sending } = parts
  const lanes = createLanes(clock, sending)
  for (const channel of parts.channels.values()) {
    channel.onPostedBeside?.((workspace) => {
      lanes.postedBeside(channel, workspace).catch(() => logger.warn('pace-not-shared'))
    })
  }
  const context: Desk = { ...parts, lanes, works: new Map(), wakeAt: new Map(), isClosing: false }
  return {
    work: (key) => work(context, key),
    async sweep() {
      const soon = parts.clock.later(parts.clock.now(), aheadSeconds)
      // One record that cannot be read, or whose platform is slow, holds up no other.
      const all = (await parts.store.due(soon)).map((key) =>
        work(context, key).catch(() => parts.logger.error('delivery-failed', { review: key.id })),
      )
      await Promise.all(all)
    },
    async close() {
      context.isClosing = true
      const all = [...context.works.values()]
      for (const one of all) one.wake()
      await Promise.allSettled(all.map(({ done }) => done))
    },
  }
}

function work(context: Desk, key: RecordKey): Promise<void> {
  const running = context.works.get(recordName(key))
  if (running) {
    running.isChanged = true
    running.wake()
    return running.done
  }
  if (context.isClosing) return Promise.resolve()
  const one: Work = {
    key,
    done: Promise.resolve(),
    isChanged: false,
    wake: () => undefined,
    begun: new Map(),
    isLost: false,
  }
  context.works.set(recordName(key), one)
  one.done = drain(context, one)
  one.done.catch(() => workLater(context, key, troubleWait))
  return one.done
}

async function drain(context: Desk, one: Work): Promise<void> {
  try {
    for (;;) {
      one.isChanged = false
      const claim = await context.sending.claim(`record ${recordName(one.key)}`)
      // Whoever has it may have looked for the last time before that change: they have to be told once more.
      if (!claim && one.isChanged && !context.isClosing) continue
      if (!claim) return workLater(context, one.key, claimMilliseconds)
      const isWanted = await sendAll(context, one, claim)
      // Nothing is waited for between this and forgetting it, so that no change falls in between.
      if (context.isClosing || (!isWanted && !one.isChanged)) return
    }
  } finally {
    context.works.delete(recordName(one.key))
  }
}

/** Takes it up later. Whoever has it now looks once more before they give it up; only if they died is it our turn. */
function workLater(context: Desk, key: RecordKey, milliseconds: number): void {
  context.scheduler.after(milliseconds, () => void work(context, key).catch(() => undefined))
}

/** Sends until nothing more can be sent at once; true where another instance saw more to do meanwhile. */
async function sendAll(context: Desk, one: Work, claim: Claim): Promise<boolean> {
  try {
    for (;;) {
      if (one.trouble || one.isLost || context.isClosing) {
        await Promise.all(one.begun.values())
        if (one.trouble) throw one.trouble.error
        break
      }
      await beginSends(context, one, claim)
      if (one.isChanged || one.trouble || one.isLost || context.isClosing) continue
      if (one.begun.size === 0) break
      await somethingHappens(one)
    }
  } catch (error) {
    // Until they have ended, another instance would take what is on its way for something that was lost.
    await Promise.all(one.begun.values())
    await claim.release()
    throw error
  }
  one.isLost = false
  return claim.release()
}

/** Waits until a send ended or the record changed. */
async function somethingHappens(one: Work): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    one.wake = resolve
  })
  await Promise.race([changed, ...one.begun.values()])
}

/** Begins every send that can begin now, and plans to be woken for the others. */
async function beginSends(context: Desk, one: Work, claim: Claim): Promise<void> {
  one.isChanged = false
  // How these end may be kept only after the record was read: what it says of them is old then.
  const before = new Set(one.begun.keys())
  const record = await context.store.load(one.key)
  if (!record) return
  const now = context.clock.now()
  const waiting: string[] = []
  for (const outgoing of outgoings(context, record)) {
    const lane = laneOf(outgoing.entry)
    const at = context.lanes.readyAt(outgoing, now)
    if (before.has(lane) || one.begun.has(lane) || one.begun.size >= mostAtOnce) continue
    if (context.isClosing) return
    if (at > now) waiting.push(at)
    else if (isUnchanged(context, record, outgoing)) return settleUnchanged(context, one, record)
    else if (await context.lanes.take(outgoing)) begin(context, one, { record, outgoing, claim })
    else waiting.push(context.lanes.readyAt(outgoing, now))
  }
  waitForMore(context, one.key, { now, waiting })
}

/** What may be sent next; what is for a platform that is not set up now waits until it is. */
const outgoings = ({ channels }: Desk, { workspace, outbox }: ReviewRecord): readonly Outgoing[] =>
  heads(outbox).flatMap((entry) => {
    const channel = channels.get(entry.to.channel)
    return channel ? [{ workspace, channel, entry }] : []
  })

interface Beginning {
  readonly record: ReviewRecord
  readonly outgoing: Outgoing
  readonly claim: Claim
}

function begin(context: Desk, one: Work, { record, outgoing, claim }: Beginning): void {
  const lane = laneOf(outgoing.entry)
  const isOurs = async (): Promise<boolean> => {
    const isSure = await claim.sure()
    if (!isSure) one.isLost = true
    return isSure
  }
  const sending = sendCard({ ...context, isOurs }, record, outgoing)
    .catch((error: unknown) => {
      one.trouble = { error }
    })
    .finally(() => {
      one.begun.delete(lane)
      one.isChanged = true
    })
  one.begun.set(lane, sending)
}

/** True for a redraw of what looks the same already. */
function isUnchanged({ draw }: Desk, record: ReviewRecord, { entry }: Outgoing): boolean {
  if (!isRedraw(entry) || entry.drawn === undefined) return false
  try {
    return draw(record, entry).fingerprint === entry.drawn
  } catch {
    return false
  }
}

/** All redraws of what looks the same already are settled in one step. */
async function settleUnchanged(context: Desk, one: Work, record: ReviewRecord): Promise<void> {
  const same = outgoings(context, record).filter((outgoing) =>
    isUnchanged(context, record, outgoing),
  )
  const wanted = new Map(same.map(({ entry: { id, wanted: count } }) => [id, count]))
  await keepOutbox(context, one.key, (outbox) => noteUnchanged(outbox, wanted))
  one.isChanged = true
}

/**
 * Wakes up when the next card may go. `now` is the moment at which none could: with a later one, what has become
 * free in between would be passed over here as well, and never be sent.
 */
function waitForMore(
  context: Desk,
  key: RecordKey,
  { now, waiting }: { readonly now: string; readonly waiting: readonly string[] },
): void {
  const next = waiting.toSorted()[0]
  const name = recordName(key)
  const planned = context.wakeAt.get(name)
  const isPlanned = planned !== undefined && planned > now && next !== undefined && planned <= next
  if (next === undefined || isPlanned) return
  const wake = (): void => {
    if (context.wakeAt.get(name) === next) context.wakeAt.delete(name)
    work(context, key).catch(() => context.logger.error('delivery-failed', { review: key.id }))
  }
  context.wakeAt.set(name, next)
  const wait = context.clock.between(context.clock.now(), next)
  // It may have come while this was worked out.
  if (wait <= 0) wake()
  else context.scheduler.after(wait, wake)
}
