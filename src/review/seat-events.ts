import type { Seats } from '../report/seats.ts'
import type { EventOf, ReviewEvent } from './event.ts'

/** An event about the place of a story, which is no talk about it. */
export type SeatEvent = EventOf<'seatGiven'> | EventOf<'seatTaken'> | EventOf<'seatFreed'>

/** True for events about the place of a story. */
export const isSeatEvent = (event: ReviewEvent): event is SeatEvent =>
  event.type === 'seatGiven' || event.type === 'seatTaken' || event.type === 'seatFreed'

/** What is chosen after one more event; the latest choice comes last. */
export function seatsAfter(seats: Seats, { type, finding, by }: SeatEvent): Seats {
  const others = [...seats].filter(([id]) => id !== finding)
  if (type === 'seatFreed') return new Map(others)
  return new Map([...others, [finding, { kind: type === 'seatGiven' ? 'given' : 'taken', by }]])
}

/** True when the same is chosen, whoever chose it. */
export const isSameChoice = (one: Seats, other: Seats): boolean =>
  one.size === other.size &&
  [...one].every(([finding, { kind }]) => other.get(finding)?.kind === kind)
