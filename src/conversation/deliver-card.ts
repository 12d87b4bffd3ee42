import type { Policy } from '../domain/policy.ts'
import type { SendEntry, Sender, Sent } from '../review/ports.ts'
import type { Address, CardPlace } from '../review/record.ts'
import type { CurrentChecks } from './current-check.ts'
import type { UnconfirmedCards } from './unconfirmed-cards.ts'
import { secondsUntilWork } from './working-hours.ts'

/** How a platform posts one card. */
export interface CardDelivery {
  /** Where the card is posted already, if it is; left out where a platform cannot look. */
  readonly find?: () => Promise<CardPlace | 'unknown' | undefined>
  /** True for somebody who did something a moment ago, so that nothing has to wait for their working hours. */
  readonly isHere?: (person: string) => Promise<boolean>
  /** One attempt to post it. */
  readonly send: () => Promise<Sent>
}

/** A card, and whom it is for. */
interface Card {
  readonly to: Address
  readonly entry: SendEntry
}

/** What delivering needs from the program around it. */
export interface DeliveringParts {
  readonly channel: string
  readonly current: CurrentChecks
  readonly unconfirmed: UnconfirmedCards | undefined
  readonly zoneOf?: (sender: Sender) => Promise<string | undefined>
  /** When people work, and in which zone where nobody knows theirs; left out, as usual, and nothing waits for whose zone is not known. */
  readonly working?: Pick<Policy, 'week' | 'zone'> | undefined
  /** Milliseconds since 1970; left out, nothing waits for somebody’s working hours. */
  readonly now?: () => number
}

/**
 * Posts a card, for every platform alike: what nobody asked for waits for working hours, a card that may be posted
 * already is looked for and never posted twice, and what somebody types next is about the card in front of them.
 */
export async function deliverCard(
  parts: DeliveringParts,
  card: Card,
  { find, isHere, send }: CardDelivery,
): Promise<Sent> {
  const { to, entry } = card
  const afterSeconds = await secondsToWait(parts, card, isHere)
  if (afterSeconds > 0) {
    return { ok: false, retry: 'later', waits: true, afterSeconds, why: 'quiet-hours' }
  }
  const place = entry.repeat ? await (find?.() ?? 'unknown') : undefined
  if (place === 'unknown') return unconfirmed(parts, card)
  if (place !== undefined) return { ok: true, place }
  const sent = await send()
  if (sent.ok && to.kind === 'person') parts.current.shown(to.person, entry)
  return sent
}

async function unconfirmed(parts: DeliveringParts, { to, entry }: Card): Promise<Sent> {
  if (to.kind === 'person') await parts.unconfirmed?.note(to.person, entry)
  return { ok: false, retry: 'never', why: 'maybe-posted' }
}

async function secondsToWait(
  { channel, zoneOf, working, now }: DeliveringParts,
  { to, entry }: Card,
  isHere: CardDelivery['isHere'],
): Promise<number> {
  if (!entry.unasked || to.kind !== 'person' || (await isHere?.(to.person))) return 0
  if (!now) return 0
  const { workspace } = entry.key
  const zone = await zoneOf?.({ workspace, channel, who: { id: to.person, name: to.person } })
  return secondsUntilWork(now(), zone ?? working?.zone, working?.week)
}
