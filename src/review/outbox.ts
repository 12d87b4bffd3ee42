import type { Sent } from './ports.ts'
import type { Address, OutboxEntry } from './record.ts'

/** A card that should stand somewhere, or be drawn anew because something about it changed. */
export interface Wish {
  readonly id: string
  readonly to: Address
  readonly card: OutboxEntry['card']
}

/** After this many failures in a row a card is parked and left to the operator. */
export const mostFailures = 12

const longestWaitSeconds = 3600

/**
 * Adds cards, or marks standing ones to be redrawn. A channel that `pulls` reads cards from the record itself,
 * so for it there is nothing to send and the entry is settled at once. A parked card is tried once more, because
 * what it says is new: an outage that is over must not leave it as it was, nor a deleted check's words standing.
 */
export function wish(
  outbox: readonly OutboxEntry[],
  wishes: readonly Wish[],
  pulls: (channel: string) => boolean,
): OutboxEntry[] {
  const next = [...outbox]
  for (const { id, to, card } of wishes) {
    const at = next.findIndex((entry) => entry.id === id)
    const { parked: _, ...known } = next[at] ?? { wanted: 0, sent: 0, failures: 0 }
    const wanted = known.wanted + 1
    const settled = pulls(to.channel) ? { sent: wanted, place: id } : {}
    const entry: OutboxEntry = { ...known, id, to, card, wanted, ...settled }
    if (at >= 0) next[at] = entry
    else next.push(entry)
  }
  return next
}

/** True while a card still has to be sent or redrawn. */
export const isPending = (entry: OutboxEntry): boolean =>
  entry.wanted > entry.sent && entry.parked === undefined

/** One conversation: cards in it are sent in order and at its pace. */
export const conversationOf = (to: Address): string =>
  to.kind === 'person' ? `${to.channel}/person/${to.person}` : `${to.channel}/thread/${to.thread}`

/** The next card of each conversation that may be sent now; a waiting card holds back those behind it. */
export function sendable(outbox: readonly OutboxEntry[], now: string): readonly OutboxEntry[] {
  const heads = new Map<string, OutboxEntry>()
  for (const entry of outbox) {
    const conversation = conversationOf(entry.to)
    if (isPending(entry) && !heads.has(conversation)) heads.set(conversation, entry)
  }
  return [...heads.values()].filter((entry) => (entry.notBefore ?? '') <= now)
}

/** When the outbox next has work, as an ISO instant; `undefined` when it has none. */
export function outboxDueAt(outbox: readonly OutboxEntry[], now: string): string | undefined {
  const times = outbox.filter(isPending).map((entry) => entry.notBefore ?? now)
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
    const { notBefore: _, ...rest } = entry
    if (send.result.ok) return { ...rest, sent: send.wanted, place: send.result.place, failures: 0 }
    if (send.result.retry === 'never') return { ...rest, parked: send.result.why }
    const failures = entry.failures + 1
    if (failures >= mostFailures) return { ...rest, failures, parked: send.result.why }
    const backOff = Math.min(2 ** failures, longestWaitSeconds)
    return { ...rest, failures, notBefore: later(send.result.afterSeconds ?? backOff) }
  })
}
