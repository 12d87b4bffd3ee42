import type { WireFeed } from './wire.ts'

/** What somebody sees first of a check. */
interface Opening {
  readonly side: 'own' | 'thread'
  /** The card to bring into sight; absent where the side shows what is newest. */
  readonly card?: string
}

/**
 * Where a check opens: at the card that the address names, else at what waits for this person, else at the talk, if
 * there is one. `named` is empty where the address names no card.
 */
export function opening(feed: WireFeed, named: string): Opening {
  const { own, thread, waiting } = feed
  const has = (cards: WireFeed['own']) => cards.some(({ id }) => id === named)
  if (has(thread)) return { side: 'thread', card: named }
  if (has(own)) return { side: 'own', card: named }
  if (asks(feed) || thread.length === 0) return { side: 'own' }
  return waiting === undefined ? { side: 'thread' } : { side: 'own', card: waiting }
}

/** True while the newest private card still asks something. */
function asks({ own }: WireFeed): boolean {
  const last = own.at(-1)
  return last !== undefined && JSON.stringify(last.card).includes('"type":"answer"')
}

/** Which sides are there; the private one stays once it was, so that what a last press there came to can be read. */
export function sidesOf({ own, thread }: WireFeed, hadOwn: boolean): Opening['side'] | 'both' {
  if (thread.length === 0) return 'own'
  return own.length === 0 && !hadOwn ? 'thread' : 'both'
}
