import { AppError } from '../errors.ts'
import type { Message } from '../message/message.ts'
import { threadPending } from './card-wishes.ts'
import {
  conversationOf,
  heads,
  isUnasked,
  noteSent,
  outboxDueAt,
  rootOf,
  sendable,
  wish,
} from './outbox.ts'
import type { Channel, Clock, Logger, Scheduler, Sent, Store } from './ports.ts'
import type { OutboxEntry, RecordKey, ReviewRecord } from './record.ts'
import type { ReviewTurns } from './review-turns.ts'

/** Draws a card from a review's present state. */
export type Draw = (record: ReviewRecord, entry: OutboxEntry) => Message

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
}

/** Sends what records owe to channels. */
export interface Delivery {
  /** Sends what a record owes now; resolves when nothing more can be sent at once. */
  work(key: RecordKey): Promise<void>
  /** Takes up what every record owes, once at start: what is due now is sent, the rest when it falls due. */
  sweep(): Promise<void>
}

/** The parts, and what this process remembers between sends. */
interface Desk extends DeliveryParts {
  /** The instant from which each conversation may be sent to again. */
  readonly freeAt: Map<string, string>
  /** When each record is looked at again, so that one waiting is enough. */
  readonly wakeAt: Map<string, string>
}

const mostTries = 20

/** Nothing waits longer: over a long weekend, and an hour after each failure. */
const longestWaitSeconds = 14 * 86_400

/** After trouble with the store the work is taken up again this many milliseconds later. */
const troubleWait = 30_000

/**
 * Posts cards at each conversation's pace, in order, one try at a time. The place where a card landed is kept
 * with the record, so a repeat after a crash becomes an update. Each post is noted before it is tried: one whose
 * end was never noted, because of a crash or a lost answer, comes again marked `repeat`.
 */
export function createDelivery(parts: DeliveryParts): Delivery {
  const working = new Map<string, Promise<void>>()
  const desk: Desk = { ...parts, freeAt: new Map(), wakeAt: new Map() }

  const work = (key: RecordKey): Promise<void> => {
    const name = `${key.workspace}/${key.id}`
    const after = (working.get(name) ?? Promise.resolve()).then(() =>
      drain(desk, key, () => work(key)),
    )
    const settled = after.catch(() => undefined)
    working.set(name, settled)
    after.catch(() =>
      parts.scheduler.after(troubleWait, () => void work(key).catch(() => undefined)),
    )
    void settled.then(() => {
      if (working.get(name) === settled) working.delete(name)
    })
    return after
  }

  return {
    work,
    async sweep() {
      const ever = parts.clock.later(parts.clock.now(), longestWaitSeconds)
      // One record that cannot be read, or whose platform is slow, holds up no other.
      const all = (await parts.store.due(ever)).map((key) =>
        work(key).catch(() => parts.logger.error('delivery-failed', { review: key.id })),
      )
      await Promise.all(all)
    },
  }
}

async function drain(parts: Desk, key: RecordKey, again: () => Promise<void>): Promise<void> {
  for (;;) {
    const record = await parts.store.load(key)
    if (!record) return
    const now = parts.clock.now()
    // What is for a platform that is not set up now waits until it is.
    const ready = sendable(record.outbox, now).filter(({ to }) => parts.channels.has(to.channel))
    const entry = ready.find((head) => (parts.freeAt.get(lineOf(head)) ?? '') <= now)
    if (!entry) {
      waitForMore(parts, record, { now, again })
      return
    }
    if (!(await sendOne(parts, record, entry))) return
  }
}

/** Sends one card and keeps how that ended; false when the record is gone. */
async function sendOne(parts: Desk, record: ReviewRecord, entry: OutboxEntry): Promise<boolean> {
  const key = { workspace: record.workspace, id: record.id }
  const channel = parts.channels.get(entry.to.channel)
  if (!channel) return false
  // Taken before anything is waited for, so that two checks in one conversation keep its pace.
  reserve(parts, channel, entry)
  const isPost = entry.place === undefined
  if (isPost && !(await keep(parts, key, marked(entry)))) return false
  const result = doubted(entry, await send(parts, channel, record, entry))
  reserve(parts, channel, entry)
  report(parts.logger, key, entry, result)
  return keep(parts, key, noted(parts, entry, result))
}

/** Keeps a conversation free until the next send may go there. */
function reserve({ freeAt, clock }: Desk, { pace }: Channel, entry: OutboxEntry): void {
  const wait = entry.place === undefined ? pace.post : pace.update
  const now = clock.now()
  for (const [line, at] of freeAt) if (at <= now) freeAt.delete(line)
  freeAt.set(lineOf(entry), clock.later(now, wait / 1000))
}

/** An earlier try may have landed, whatever became of this one. */
const doubted = ({ trying }: OutboxEntry, result: Sent): Sent =>
  trying && !result.ok && result.retry === 'later' ? { ...result, maybe: true } : result

/** New cards and redrawn ones of a conversation have each their own pace. */
const lineOf = (entry: OutboxEntry): string =>
  `${entry.place === undefined ? 'post' : 'update'} ${conversationOf(entry.to)}`

/** Notes that a card is about to be put up. */
const marked =
  ({ id }: OutboxEntry) =>
  (outbox: readonly OutboxEntry[]): readonly OutboxEntry[] =>
    outbox.map((entry) => (entry.id === id ? { ...entry, trying: true } : entry))

/** Notes how a send ended; when the thread stands whole, or one of it is given up, its facilitator's card says so. */
const noted =
  (parts: Desk, { id, wanted, to, place }: OutboxEntry, result: Sent) =>
  (outbox: readonly OutboxEntry[]): readonly OutboxEntry[] => {
    const now = parts.clock.now()
    const next = noteSent(outbox, { id, wanted, result }, (seconds) =>
      parts.clock.later(now, seconds),
    )
    const isGivenUp = next.some((entry) => entry.id === id && entry.parked !== undefined)
    const isWhole = place === undefined && threadPending(next).length === 0
    if (to.kind !== 'thread' || !(isGivenUp || isWhole)) return next
    const teller = next.findLast(({ card }) => card.kind === 'posted')
    return teller ? wish(next, [teller], () => false) : next
  }

/**
 * Wakes up when the next card may go. `now` is the moment at which none could: with a later one, what has become
 * free in between would be passed over here as well, and never be sent.
 */
function waitForMore(
  parts: Desk,
  record: ReviewRecord,
  { now, again }: { readonly now: string; readonly again: () => Promise<void> },
): void {
  const wakings = heads(record.outbox).map((head) => {
    const free = parts.freeAt.get(lineOf(head)) ?? now
    return head.notBefore !== undefined && head.notBefore > free ? head.notBefore : free
  })
  const [next] = wakings.filter((at) => at > now).sort()
  const name = `${record.workspace}/${record.id}`
  const planned = parts.wakeAt.get(name)
  const isPlanned = planned !== undefined && planned > now && next !== undefined && planned <= next
  if (next === undefined || isPlanned) return
  const wake = (): void => {
    if (parts.wakeAt.get(name) === next) parts.wakeAt.delete(name)
    again().catch(() => parts.logger.error('delivery-failed', { review: record.id }))
  }
  parts.wakeAt.set(name, next)
  const wait = parts.clock.between(parts.clock.now(), next)
  // It may have come while this was worked out.
  if (wait <= 0) wake()
  else parts.scheduler.after(wait, wake)
}

async function send(
  parts: Desk,
  channel: Channel,
  record: ReviewRecord,
  entry: OutboxEntry,
): Promise<Sent> {
  const key = { workspace: record.workspace, id: record.id }
  try {
    const root = rootOf(record.outbox, entry)
    const card = {
      key,
      entry: entry.id,
      kind: entry.card.kind,
      message: parts.draw(record, entry),
      repeat: entry.trying === true,
      unasked: isUnasked(entry),
      ...(root?.place !== undefined && root.id !== entry.id && { root: root.place }),
    }
    return entry.place === undefined
      ? await channel.post(entry.to, card)
      : await channel.update(entry.place, entry.to, card)
  } catch {
    return { ok: false, retry: 'later', why: 'channel-failed', maybe: true }
  }
}

async function keep(
  parts: DeliveryParts,
  key: RecordKey,
  change: (outbox: readonly OutboxEntry[]) => readonly OutboxEntry[],
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const kept = await parts.turns.run(key, () => keepOnce(parts, key, change))
    if (kept !== undefined) return kept
  }
  throw new AppError('conflict', 'How a send ended could not be noted.', {
    hint: 'It is tried again by itself.',
  })
}

/** One try, in its turn: false when the record is gone, `undefined` when another process was faster. */
async function keepOnce(
  { store, clock }: DeliveryParts,
  key: RecordKey,
  change: (outbox: readonly OutboxEntry[]) => readonly OutboxEntry[],
): Promise<boolean | undefined> {
  const record = await store.load(key)
  if (!record) return false
  const now = clock.now()
  const outbox = change(record.outbox)
  const { dueAt: _, ...heading } = record.heading
  const dueAt = outboxDueAt(outbox, now)
  const kept = await store.append(key, {
    expectedRev: record.rev,
    at: now,
    events: [],
    outbox,
    heading: dueAt === undefined ? heading : { ...heading, dueAt },
  })
  return kept.status === 'appended' ? true : undefined
}

function report(logger: Logger, key: RecordKey, entry: OutboxEntry, result: Sent): void {
  if (result.ok || (result.retry === 'later' && result.waits)) return
  const facts = {
    review: key.id,
    card: entry.card.kind,
    channel: entry.to.channel,
    why: result.why,
  }
  if (result.retry === 'never') logger.error('card-parked', facts)
  else logger.warn('card-delayed', { ...facts, failures: entry.failures + 1 })
}
