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
  readonly draw: Draw
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly logger: Logger
  /** Told of a review whose cards look different because of how a send ended. */
  readonly onShown?: (key: RecordKey) => void
}

/** Sends what records owe to channels. */
export interface Delivery {
  /** Sends what a record owes now; resolves when nothing more can be sent at once. */
  work(key: RecordKey): Promise<void>
  /** Takes up what records owe now or soon; what falls due later is found by a later sweep. */
  sweep(): Promise<void>
}

/** The parts, and what this process remembers between sends. */
interface Desk extends DeliveryParts {
  readonly lanes: Lanes
  /** The records that are being worked on, by name. */
  readonly works: Map<string, Work>
  /** When each record is looked at again, so that one waiting is enough. */
  readonly wakeAt: Map<string, string>
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
  const lanes = createLanes(parts.clock)
  for (const channel of parts.channels.values()) {
    channel.onPostedBeside?.((workspace) => lanes.postedBeside(channel, workspace))
  }
  const context: Desk = { ...parts, lanes, works: new Map(), wakeAt: new Map() }
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
  }
}

function work(context: Desk, key: RecordKey): Promise<void> {
  const running = context.works.get(recordName(key))
  if (running) {
    running.isChanged = true
    running.wake()
    return running.done
  }
  const done = Promise.resolve()
  const one: Work = { key, done, isChanged: false, wake: () => undefined, begun: new Map() }
  context.works.set(recordName(key), one)
  one.done = drain(context, one)
  one.done.catch(() =>
    context.scheduler.after(troubleWait, () => void work(context, key).catch(() => undefined)),
  )
  return one.done
}

async function drain(context: Desk, one: Work): Promise<void> {
  try {
    for (;;) {
      if (one.trouble) {
        await Promise.all(one.begun.values())
        throw one.trouble.error
      }
      await beginSends(context, one)
      if (one.isChanged || one.trouble) continue
      // Nothing is waited for between this and forgetting it, so that no change falls in between.
      if (one.begun.size === 0) return
      await somethingHappens(one)
    }
  } finally {
    context.works.delete(recordName(one.key))
  }
}

/** Waits until a send ended or the record changed. */
async function somethingHappens(one: Work): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    one.wake = resolve
  })
  await Promise.race([changed, ...one.begun.values()])
}

/** Begins every send that can begin now, and plans to be woken for the others. */
async function beginSends(context: Desk, one: Work): Promise<void> {
  one.isChanged = false
  const record = await context.store.load(one.key)
  if (!record) return
  const now = context.clock.now()
  const waiting: string[] = []
  for (const outgoing of outgoings(context, record)) {
    const lane = laneOf(outgoing.entry)
    const at = context.lanes.readyAt(outgoing, now)
    if (one.begun.has(lane) || one.begun.size >= mostAtOnce) continue
    if (at > now) waiting.push(at)
    else if (isUnchanged(context, record, outgoing)) return settleUnchanged(context, one, record)
    else begin(context, one, record, outgoing)
  }
  waitForMore(context, one.key, { now, waiting })
}

/** What may be sent next; what is for a platform that is not set up now waits until it is. */
const outgoings = ({ channels }: Desk, { workspace, outbox }: ReviewRecord): readonly Outgoing[] =>
  heads(outbox).flatMap((entry) => {
    const channel = channels.get(entry.to.channel)
    return channel ? [{ workspace, channel, entry }] : []
  })

function begin(context: Desk, one: Work, record: ReviewRecord, outgoing: Outgoing): void {
  const lane = laneOf(outgoing.entry)
  context.lanes.take(outgoing)
  const sending = sendCard(context, record, outgoing)
    .catch((error: unknown) => {
      one.trouble = { error }
    })
    .finally(() => one.begun.delete(lane))
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
