import type { NoticeCardKind } from '../domain/card.ts'
import type { NeverSent, Sent } from './ports.ts'
import type { Address, OutboxEntry } from './record.ts'

/** A card that should stand somewhere, or be drawn anew because something about it changed. */
export interface Wish {
  readonly id: string
  readonly to: Address
  readonly card: OutboxEntry['card']
  /** Somebody looked, and it does not stand there: it may be put up once more. */
  readonly again?: boolean
}

/** After this many failures in a row a card is parked and left to the operator. */
export const mostFailures = 12

const longestWaitSeconds = 3600

/**
 * Adds cards, or marks standing ones to be redrawn. A channel that `pulls` reads cards from the record itself,
 * so for it there is nothing to send and the entry is settled at once. A parked card is tried once more, because
 * what it says is new: an outage that is over must not leave it as it was, nor a deleted check's words standing.
 * One that may stand already waits until somebody has looked, so that nothing is posted twice.
 */
export function wish(
  outbox: readonly OutboxEntry[],
  wishes: readonly Wish[],
  pulls: (channel: string) => boolean,
): OutboxEntry[] {
  const next = [...outbox]
  for (const { id, to, card, again = false } of wishes) {
    const at = next.findIndex((entry) => entry.id === id)
    const before = next[at]
    const known = before && !isElsewhere(before, to) ? standing(before, again) : neverSent
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

/** A card that stands nowhere yet and goes to another place than was thought begins anew there. */
const isElsewhere = (before: OutboxEntry, to: Address): boolean =>
  before.place === undefined && conversationOf(before.to) !== conversationOf(to)

/** A card that is tried afresh; one that may stand is put up again only after somebody has looked. */
function standing(before: OutboxEntry, again: boolean): Standing {
  const isDoubtful = before.parked === maybePosted
  if (isDoubtful && !again) return before
  const { parked: _, trying, ...known } = before
  const fresh = again ? { ...known, failures: 0 } : known
  return isDoubtful || trying === undefined ? fresh : { ...fresh, trying }
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
}
const unaskedKinds: ReadonlySet<string> = new Set(
  Object.entries(unaskedNotices).flatMap(([kind, isUnasked]) => (isUnasked ? [kind] : [])),
)

/** True for a card that its reader did not ask for; while it waits, it holds nobody up. */
export const isUnasked = ({ card }: Pick<OutboxEntry, 'card'>): boolean =>
  unaskedKinds.has(card.kind)

/**
 * The next card of each conversation; it holds back those behind it, also while it waits itself, and replies wait
 * for the card that they reply to. What nobody asked for goes beside the others.
 */
export function heads(outbox: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const first = new Map<string, OutboxEntry>()
  for (const entry of outbox) {
    const conversation = `${conversationOf(entry.to)}${isUnasked(entry) ? ' unasked' : ''}`
    const root = rootOf(outbox, entry)
    const isHeld = root !== undefined && root !== entry && root.place === undefined
    if (isPending(entry) && !isHeld && !first.has(conversation)) first.set(conversation, entry)
  }
  return [...first.values()]
}

/** The next cards that may be sent now. */
export const sendable = (outbox: readonly OutboxEntry[], now: string): readonly OutboxEntry[] =>
  heads(outbox).filter((entry) => (entry.notBefore ?? '') <= now)

/** When the outbox next has work, as an ISO instant; `undefined` when it has none. */
export function outboxDueAt(outbox: readonly OutboxEntry[], now: string): string | undefined {
  const times = heads(outbox).map((entry) => entry.notBefore ?? now)
  return times.sort()[0]
}

/** Notes how a send ended. `wanted` is what the card wanted when the send began: newer wishes stay open. */
export function noteSent(
  outbox: readonly OutboxEntry[],
  send: { readonly id: string; readonly wanted: number; readonly result: Sent },
  later: (seconds: number) => string,
): OutboxEntry[] {
  return outbox.map((entry) => {
    if (entry.id !== send.id) return entry
    const { result } = send
    const { notBefore: _, trying, ...rest } = entry
    if (result.ok) return { ...rest, sent: send.wanted, place: result.place, failures: 0 }
    if (result.retry === 'never') return { ...rest, parked: result.why }
    const doubt = result.maybe && trying ? { trying } : {}
    const failures = entry.failures + (result.waits ? 0 : 1)
    if (!result.waits && failures >= mostFailures)
      return { ...rest, ...doubt, failures, parked: result.why }
    const backOff = Math.min(2 ** failures, longestWaitSeconds)
    return { ...rest, ...doubt, failures, notBefore: later(result.afterSeconds ?? backOff) }
  })
}
