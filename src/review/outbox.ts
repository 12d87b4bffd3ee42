import type { CardKind, NoticeCardKind } from '../domain/card.ts'
import type { NeverSent } from '../domain/never-sent.ts'
import type { Sent } from './ports.ts'
import type { Address, OutboxEntry } from './record.ts'

/** A card intent: a card that should be posted, or redrawn because something about it changed. */
export interface CardIntent {
  readonly id: string
  readonly to: Address
  readonly card: OutboxEntry['card']
  /** Somebody looked, and it is not there: it may be posted once more. */
  readonly again?: boolean
}

/** After this many failures in a row a card is parked and left to the operator. */
export const mostFailures = 12

const longestWaitSeconds = 3600

/** How long to wait after so many failures in a row. */
export const backOffSeconds = (failures: number): number =>
  Math.min(2 ** failures, longestWaitSeconds)

/**
 * Adds the intents to the outbox: new cards are added, posted ones are marked to be redrawn. A channel that `pulls` reads cards from the record itself,
 * so for it there is nothing to send and the entry is settled at once. A parked card is tried once more, because
 * what it says is new: after an outage it must not stay as it was, nor may a deleted check's words stay visible.
 * One that may be posted already waits until somebody has looked, so that nothing is posted twice.
 */
export function withIntents(
  outbox: readonly OutboxEntry[],
  intents: readonly CardIntent[],
  pulls: (channel: string) => boolean,
): OutboxEntry[] {
  const next = [...outbox]
  for (const { id, to, card, again = false } of intents) {
    const at = next.findIndex((entry) => entry.id === id)
    const before = next[at]
    const { drawn, ...kept } =
      before && !isElsewhere(before, to) ? standing(before, again) : neverSent
    // Once a card is to be blank, not even the fingerprint of its words is stored.
    const known = drawn === undefined || card.kind === 'blank' ? kept : { ...kept, drawn }
    const wanted = known.wanted + 1
    const settled = pulls(to.channel) ? { sent: wanted, place: id } : {}
    const entry: OutboxEntry = { ...known, id, to, card, wanted, ...settled }
    if (at >= 0) next[at] = entry
    else next.push(entry)
  }
  return next
}

const maybePosted: NeverSent = 'maybe-posted'

type Standing = Omit<OutboxEntry, 'id' | 'to' | 'card'>

const neverSent: Standing = { wanted: 0, sent: 0, failures: 0 }

/** A card that is not posted yet and whose address has changed starts anew at the new address. */
const isElsewhere = (before: OutboxEntry, to: Address): boolean =>
  before.place === undefined && conversationOf(before.to) !== conversationOf(to)

/** An entry whose attempts start again; one that may be posted already is sent again only after somebody has looked. */
function standing(before: OutboxEntry, again: boolean): Standing {
  const isDoubtful = before.parked === maybePosted
  if (isDoubtful && !again) return before
  const { parked: _, trying, triedAt, ...known } = before
  const fresh = again ? { ...known, failures: 0 } : known
  if (isDoubtful || trying === undefined) return fresh
  return triedAt === undefined ? { ...fresh, trying } : { ...fresh, trying, triedAt }
}

/** True while a card still has to be sent or redrawn. */
export const isPending = (entry: OutboxEntry): boolean =>
  entry.wanted > entry.sent && entry.parked === undefined

/** One conversation: cards in it are sent in order and at its pace. */
export const conversationOf = (to: Address): string =>
  to.kind === 'person' ? `${to.channel}/person/${to.person}` : `${to.channel}/thread/${to.thread}`

/** The summary, to which the other cards of a thread are replies. */
export const rootOf = (
  outbox: readonly OutboxEntry[],
  { to }: Pick<OutboxEntry, 'to'>,
): OutboxEntry | undefined =>
  to.kind === 'thread' ? outbox.find(({ card }) => card.kind === 'summary') : undefined

/** Whether a notice comes to people who are not in the middle of answering. */
const unaskedNotices: Readonly<Record<NoticeCardKind, boolean>> = {
  greeting: false,
  batch: true,
  told: true,
  waiting: true,
  owner: true,
  pastDates: true,
  entrusted: true,
}
const unaskedKinds: ReadonlySet<string> = new Set(
  Object.entries(unaskedNotices).flatMap(([kind, isUnasked]) => (isUnasked ? [kind] : [])),
)

/** True for a card that its reader did not ask for; while it waits, it holds nobody up. */
export const isUnasked = ({ card }: Pick<OutboxEntry, 'card'>): boolean =>
  unaskedKinds.has(card.kind)

/** True for a card that is posted already and is only redrawn. */
export const isRedraw = ({ place }: Pick<OutboxEntry, 'place'>): boolean => place !== undefined

/** Cards for whose redraw nobody waits once they are posted: what they asked was answered further down. */
const settledKinds: ReadonlySet<string> = new Set<CardKind>(['question', 'greeting'])

/** True for a redraw that only tidies up what somebody has dealt with: it never takes a turn from anything else. */
export const isTidying = (entry: Pick<OutboxEntry, 'place' | 'card'>): boolean =>
  isRedraw(entry) && settledKinds.has(entry.card.kind)

/** What goes first: new cards, then redraws that say something new, then those that only tidy up. */
function urgency(entry: OutboxEntry): number {
  if (!isRedraw(entry)) return 0
  return isTidying(entry) ? 2 : 1
}

/**
 * The cards that may be sent next, the most urgent first. New cards of a conversation go in order: the first holds
 * back those behind it, also while it waits itself, and replies wait for the card that they reply to. What nobody
 * asked for goes beside the others. A redraw holds nothing back; with somebody alone the lowest on their screen comes
 * first.
 */
export function heads(outbox: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const first = new Map<string, OutboxEntry>()
  const redraws: OutboxEntry[] = []
  for (const entry of outbox) {
    if (!isPending(entry)) continue
    if (isRedraw(entry)) {
      redraws.push(entry)
      continue
    }
    const conversation = `${conversationOf(entry.to)}${isUnasked(entry) ? ' unasked' : ''}`
    const root = rootOf(outbox, entry)
    const isHeld = root !== undefined && root !== entry && root.place === undefined
    if (!isHeld && !first.has(conversation)) first.set(conversation, entry)
  }
  const isPrivate = ({ to }: OutboxEntry): boolean => to.kind === 'person'
  const lowestFirst = redraws.filter(isPrivate).toReversed()
  const inOrder = redraws.filter((entry) => !isPrivate(entry))
  return [...first.values(), ...inOrder, ...lowestFirst].sort((a, b) => urgency(a) - urgency(b))
}

/** The next cards that may be sent now. */
export const sendable = (outbox: readonly OutboxEntry[], now: string): readonly OutboxEntry[] =>
  heads(outbox).filter((entry) => (entry.notBefore ?? '') <= now)

/** When the outbox next has work, as an ISO instant; `undefined` when it has none. */
export function outboxDueAt(outbox: readonly OutboxEntry[], now: string): string | undefined {
  const times = heads(outbox).map((entry) => entry.notBefore ?? now)
  return times.sort()[0]
}

/** A send that has ended. */
export interface EndedSend {
  readonly id: string
  /** The entry's `wanted` count when the send began: newer intents stay pending. */
  readonly wanted: number
  readonly result: Sent
  /** The fingerprint of what was sent. */
  readonly drawn?: string
}

/** Notes how a send ended. */
export function noteSent(
  outbox: readonly OutboxEntry[],
  send: EndedSend,
  later: (seconds: number) => string,
): OutboxEntry[] {
  return outbox.map((entry) => (entry.id === send.id ? noted(entry, send, later) : entry))
}

function noted(
  entry: OutboxEntry,
  { wanted, result, drawn }: EndedSend,
  later: (seconds: number) => string,
): OutboxEntry {
  const { notBefore: _, trying, triedAt, drawn: stood, ...rest } = entry
  if (result.ok)
    return landed(rest, { wanted, result, ...(drawn !== undefined && { drawn }) }, later)
  // A refused send left the posted card as it was; after any other failure its state is unknown.
  const same =
    stood !== undefined && result.retry === 'later' && result.waits ? { drawn: stood } : {}
  if (result.retry === 'never') return { ...rest, parked: result.why }
  const since = triedAt === undefined ? {} : { triedAt }
  const doubt = result.maybe && trying ? { trying, ...since } : {}
  const failures = entry.failures + (result.waits ? 0 : 1)
  const after = { ...rest, ...same, ...doubt, failures }
  if (!result.waits && failures >= mostFailures) return { ...after, parked: result.why }
  return { ...after, notBefore: later(result.afterSeconds ?? backOffSeconds(failures)) }
}

function landed(
  rest: OutboxEntry,
  { wanted, result, drawn }: Pick<EndedSend, 'wanted' | 'drawn'> & { result: Sent & { ok: true } },
  later: (seconds: number) => string,
): OutboxEntry {
  const { place, againSeconds } = result
  const after = { ...rest, sent: wanted, place, failures: 0 }
  if (againSeconds === undefined) return drawn === undefined ? after : { ...after, drawn }
  return { ...after, wanted: Math.max(rest.wanted, wanted + 1), notBefore: later(againSeconds) }
}

/** Settles redraws of cards that look the same already, as they were wanted when that was seen. */
export const noteUnchanged = (
  outbox: readonly OutboxEntry[],
  unchanged: ReadonlyMap<string, number>,
): OutboxEntry[] =>
  outbox.map((entry) => {
    const wanted = unchanged.get(entry.id)
    return wanted === undefined ? entry : { ...entry, sent: Math.max(entry.sent, wanted) }
  })
