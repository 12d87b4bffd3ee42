import type { Message } from '../message/message.ts'
import { conversationOf, isPending, noteSent, outboxDueAt, sendable } from './outbox.ts'
import type { Channel, Clock, Logger, Scheduler, Sent, Store } from './ports.ts'
import type { OutboxEntry, RecordKey, ReviewRecord } from './record.ts'

/** Draws a card from a review's present state. */
export type Draw = (record: ReviewRecord, entry: OutboxEntry) => Message

/** What the delivery works with. */
export interface DeliveryParts {
  readonly store: Store
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
  /** Sends what every record owes: at start, and again whenever something falls due. */
  sweep(): Promise<void>
}

/** The parts, and what this process remembers between sends. */
interface Desk extends DeliveryParts {
  /** The instant from which each conversation may be sent to again. */
  readonly freeAt: Map<string, string>
  /** Cards that may have been sent without that being kept: by an earlier process, or just now. */
  readonly uncertain: Set<string>
}

const mostTries = 20

/** After trouble with the store the work is taken up again this many milliseconds later. */
const troubleWait = 30_000

const cardName = (key: RecordKey, entry: OutboxEntry): string =>
  `${key.workspace}/${key.id}/${entry.id}`

/**
 * Posts cards at each conversation's pace, in order, one try at a time. The place where a card landed is kept
 * with the record, so a repeat after a crash becomes an update; a post whose place was lost is marked `repeat`.
 */
export function createDelivery(parts: DeliveryParts): Delivery {
  const working = new Map<string, Promise<void>>()
  const desk: Desk = { ...parts, freeAt: new Map(), uncertain: new Set() }

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
      for (const key of await parts.store.due(parts.clock.now())) {
        // One record that cannot be read or kept holds up no other.
        await resumed(desk, key, work).catch(() =>
          parts.logger.error('delivery-failed', { review: key.id }),
        )
      }
    },
  }
}

async function resumed(desk: Desk, key: RecordKey, work: Delivery['work']): Promise<void> {
  const record = await desk.store.load(key)
  for (const entry of record?.outbox.filter(isPending) ?? []) {
    desk.uncertain.add(cardName(key, entry))
  }
  await work(key)
}

async function drain(parts: Desk, key: RecordKey, again: () => Promise<void>): Promise<void> {
  for (;;) {
    const record = await parts.store.load(key)
    if (!record) return
    const now = parts.clock.now()
    const ready = sendable(record.outbox, now)
    const entry = ready.find((head) => (parts.freeAt.get(conversationOf(head.to)) ?? '') <= now)
    if (!entry) {
      waitForMore(parts, record, again)
      return
    }
    const channel = parts.channels.get(entry.to.channel)
    const result = channel
      ? await send(parts, channel, record, entry)
      : ({ ok: false, retry: 'never', why: 'no-such-channel' } as const)
    if (channel) {
      const pace = channel.paceMs / 1000
      parts.freeAt.set(conversationOf(entry.to), parts.clock.later(parts.clock.now(), pace))
    }
    report(parts.logger, key, entry, result)
    if (result.ok) parts.uncertain.add(cardName(key, entry))
    if (!(await keep(parts, key, entry, result))) return
    parts.uncertain.delete(cardName(key, entry))
  }
}

function waitForMore(parts: Desk, record: ReviewRecord, again: () => Promise<void>): void {
  const now = parts.clock.now()
  const paced = sendable(record.outbox, now).map(
    (head) => parts.freeAt.get(conversationOf(head.to)) ?? now,
  )
  const due = [outboxDueAt(record.outbox, now), ...paced].filter(
    (at) => at !== undefined && at > now,
  )
  const next = due.sort()[0]
  if (next === undefined) return
  const wait = Math.max(1, parts.clock.between(now, next))
  parts.scheduler.after(wait, () => {
    again().catch(() => parts.logger.error('delivery-failed', { review: record.id }))
  })
}

async function send(
  parts: Desk,
  channel: Channel,
  record: ReviewRecord,
  entry: OutboxEntry,
): Promise<Sent> {
  const key = { workspace: record.workspace, id: record.id }
  try {
    const message = parts.draw(record, entry)
    const card = {
      key,
      entry: entry.id,
      message,
      repeat: entry.failures > 0 || parts.uncertain.has(cardName(key, entry)),
    }
    return entry.place === undefined
      ? await channel.post(entry.to, card)
      : await channel.update(entry.place, entry.to, card)
  } catch {
    return { ok: false, retry: 'later', why: 'channel-failed' }
  }
}

async function keep(
  parts: DeliveryParts,
  key: RecordKey,
  entry: OutboxEntry,
  result: Sent,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const record = await parts.store.load(key)
    if (!record) return false
    const now = parts.clock.now()
    const outbox = noteSent(
      record.outbox,
      { id: entry.id, wanted: entry.wanted, result },
      (seconds) => parts.clock.later(now, seconds),
    )
    const { dueAt: _, ...heading } = record.heading
    const dueAt = outboxDueAt(outbox, now)
    const change = { expectedRev: record.rev, at: now, events: [], outbox }
    const kept = await parts.store.append(key, {
      ...change,
      heading: dueAt === undefined ? heading : { ...heading, dueAt },
    })
    if (kept.status === 'appended') return true
  }
  return false
}

function report(logger: Logger, key: RecordKey, entry: OutboxEntry, result: Sent): void {
  if (result.ok) return
  const facts = {
    review: key.id,
    card: entry.card.kind,
    channel: entry.to.channel,
    why: result.why,
  }
  if (result.retry === 'never') logger.error('card-parked', facts)
  else logger.warn('card-delayed', { ...facts, failures: entry.failures + 1 })
}
