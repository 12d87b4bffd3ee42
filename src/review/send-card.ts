import { type CardEnd, type Measures, noMeasures } from '../domain/measures.ts'
import { AppError } from '../errors.ts'
import type { Message } from '../message/message.ts'
import { threadPending } from './card-intents.ts'
import { dueHeading, withPlaces } from './heading.ts'
import { isRedraw, isUnasked, mostFailures, noteSent, rootOf, withIntents } from './outbox.ts'
import type { Channel, Clock, DrawnItem, Logger, SendEntry, Sent, Store } from './ports.ts'
import type { OutboxEntry, RecordKey, ReviewRecord } from './record.ts'
import type { ReviewTurns } from './review-turns.ts'
import type { Lanes, Outgoing } from './send-lanes.ts'

/** A card as it looks now. */
export interface Drawn {
  readonly message: Message
  /** The same for two cards that look the same, their pictures included. */
  readonly fingerprint: string
  /** What it is in a tracker, where it is a card of one. */
  readonly item?: DrawnItem
}

/** Draws a card from a review's present state. */
export type Draw = (record: ReviewRecord, entry: OutboxEntry) => Drawn

/** What sending works with. */
export interface SendParts {
  readonly store: Store
  /** Shared with whoever else changes reviews. */
  readonly turns: Pick<ReviewTurns<never, unknown>, 'run'>
  readonly draw: Draw
  readonly clock: Clock
  readonly logger: Logger
  readonly measures?: Measures
  readonly lanes: Lanes
  /** True while no other instance of the program can be sending what this record owes. */
  readonly isOurs: () => Promise<boolean>
  readonly channels: ReadonlyMap<string, Channel>
  /** Told of a review whose cards look different because of how a send ended. */
  readonly onShown?: (key: RecordKey) => void
}

const mostTries = 20

/** Sends one card and keeps how that ended, unless the record is gone meanwhile, or another instance sends it now. */
export async function sendCard(
  parts: SendParts,
  record: ReviewRecord,
  outgoing: Outgoing,
): Promise<void> {
  const { entry } = outgoing
  const key = { workspace: record.workspace, id: record.id }
  if (!(await parts.isOurs())) return
  if (!isRedraw(entry) && !(await keepOutbox(parts, key, marked(entry)))) return
  // Keeping it may have taken long: whoever sends now finds the mark, and looks before it sends.
  if (!(await parts.isOurs())) return
  const tried = await send(parts, record, outgoing)
  const result = doubted(entry, tried.result)
  await paced(parts, outgoing, result)
  report(parts, key, entry, result)
  await keepOutbox(parts, key, noted(parts, entry, { ...tried, result }))
  if (entry.card.kind === 'item') parts.onShown?.(key)
}

/** The pace counts from here. What cannot be said to the other instances now keeps nobody from noting what was sent. */
async function paced(
  { lanes, logger }: SendParts,
  outgoing: Outgoing,
  result: Sent,
): Promise<void> {
  try {
    await lanes.ended(outgoing)
    if (result.ok || result.retry === 'never' || !result.pausesAll) return
    await lanes.pause(outgoing, result.afterSeconds ?? 1)
  } catch {
    logger.warn('pace-not-shared')
  }
}

/** An earlier try may have landed, whatever became of this one. */
const doubted = ({ trying }: OutboxEntry, result: Sent): Sent =>
  trying && !result.ok && result.retry === 'later' ? { ...result, maybe: true } : result

/** Records that a card is about to be posted. */
const marked =
  ({ id }: OutboxEntry) =>
  (outbox: readonly OutboxEntry[], now: string): readonly OutboxEntry[] =>
    outbox.map((entry) =>
      entry.id === id ? { ...entry, trying: true, triedAt: entry.triedAt ?? now } : entry,
    )

/** The story's card says where its item is, or why it is nowhere. */
function withStory(
  outbox: readonly OutboxEntry[],
  finding: string | undefined,
  channels: ReadonlyMap<string, Channel>,
): readonly OutboxEntry[] {
  const stories = outbox.filter(({ card }) => card.kind === 'story' && card.subject === finding)
  return withIntents(outbox, stories, (name) => channels.get(name)?.pulls === true)
}

interface Tried {
  readonly result: Sent
  readonly drawn?: string
}

/** Notes how a send ended; once the whole thread is posted, or one of its cards is given up, the facilitator's card says so. */
const noted =
  ({ clock, channels }: SendParts, { id, wanted, to, card, place }: OutboxEntry, tried: Tried) =>
  (outbox: readonly OutboxEntry[], now: string): readonly OutboxEntry[] => {
    const next = noteSent(outbox, { id, wanted, ...tried }, (seconds) => clock.later(now, seconds))
    if (card.kind === 'item') return withStory(next, card.subject, channels)
    const isGivenUp = next.some((entry) => entry.id === id && entry.parked !== undefined)
    const isWhole = place === undefined && threadPending(next).length === 0
    if (to.kind !== 'thread' || !(isGivenUp || isWhole)) return next
    const teller = next.findLast(({ card }) => card.kind === 'posted')
    return teller ? withIntents(next, [teller], () => false) : next
  }

async function send(
  { draw }: SendParts,
  record: ReviewRecord,
  { channel, entry }: Outgoing,
): Promise<Tried> {
  try {
    const { message, fingerprint, item } = draw(record, entry)
    const card = cardFor(record, entry, message)
    const result = await put(channel, entry, item ? { ...card, item } : card)
    return { result, drawn: fingerprint }
  } catch {
    return { result: { ok: false, retry: 'later', why: 'channel-failed', maybe: true } }
  }
}

function cardFor(record: ReviewRecord, entry: OutboxEntry, message: Message) {
  const root = rootOf(record.outbox, entry)
  return {
    key: { workspace: record.workspace, id: record.id },
    entry: entry.id,
    kind: entry.card.kind,
    message,
    repeat: entry.trying === true,
    unasked: isUnasked(entry),
    ...(entry.triedAt !== undefined && { triedAt: entry.triedAt }),
    ...(root?.place !== undefined && root.id !== entry.id && { root: root.place }),
  }
}

const put = (channel: Channel, entry: OutboxEntry, card: SendEntry) =>
  entry.place === undefined
    ? channel.post(entry.to, card)
    : channel.update(entry.place, entry.to, card)

/**
 * Keeps a change of what a record owes; false when the record is gone.
 * @throws AppError('conflict') when others were faster again and again, AppError('storage-failed')
 */
export async function keepOutbox(
  parts: Pick<SendParts, 'store' | 'clock' | 'turns'>,
  key: RecordKey,
  change: OutboxChange,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const kept = await parts.turns.run(key, () => keepOnce(parts, key, change))
    if (kept !== undefined) return kept
  }
  throw new AppError('conflict', 'How a send ended could not be noted.', {
    hint: 'It is tried again by itself.',
  })
}

type OutboxChange = (outbox: readonly OutboxEntry[], now: string) => readonly OutboxEntry[]

/** One attempt, made in the review's turn: false when the record is gone, `undefined` when another process was faster. */
async function keepOnce(
  { store, clock }: Pick<SendParts, 'store' | 'clock'>,
  key: RecordKey,
  change: OutboxChange,
): Promise<boolean | undefined> {
  const record = await store.load(key)
  if (!record) return false
  const now = clock.now()
  const outbox = change(record.outbox, now)
  const { dueAt: _, wakeAt, ...undated } = record.heading
  const heading = withPlaces(undated, outbox)
  const kept = await store.append(key, {
    expectedRev: record.rev,
    at: now,
    events: [],
    outbox,
    heading: dueHeading(heading, outbox, now, wakeAt),
  })
  return kept.status === 'appended' ? true : undefined
}

function report(
  { logger, measures = noMeasures }: SendParts,
  key: RecordKey,
  entry: OutboxEntry,
  result: Sent,
): void {
  measures.card(entry.to.channel, endOf(entry, result))
  if (isLimit(result)) measures.limitMet(entry.to.channel)
  if (result.ok) return
  const { why } = result
  const facts = { review: key.id, card: entry.card.kind, channel: entry.to.channel, why }
  const failures = entry.failures + 1
  if (result.retry === 'never') logger.error('card-parked', facts)
  else if (result.pausesAll) logger.info('channel-pauses', { channel: entry.to.channel, why })
  else if (result.waits) return
  else if (failures >= mostFailures) logger.error('card-parked', { ...facts, failures })
  else logger.warn('card-delayed', { ...facts, failures })
}

function endOf({ failures }: OutboxEntry, result: Sent): CardEnd {
  if (result.ok) return 'sent'
  if (result.retry === 'never') return 'parked'
  if (result.pausesAll || result.waits) return 'delayed'
  return failures + 1 >= mostFailures ? 'parked' : 'failed'
}

const isLimit = (result: Sent): boolean =>
  !result.ok && result.retry === 'later' && (result.pausesAll === true || result.limited === true)
