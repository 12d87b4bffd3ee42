import * as z from 'zod'
import type { ItemPlace, Tracker } from './ports.ts'
import type { CardPlace } from './record.ts'

const placeSchema = z.tuple([z.string(), z.string(), z.string(), z.string()])

/** The longest place that a record holds. */
const mostPlace = 500

/** How an outbox remembers where an item is: in which tracker, where in it, its id and its address. */
export function placeOf(
  { title, target }: Pick<Tracker, 'title' | 'target'>,
  { id, address }: ItemPlace,
): CardPlace {
  const whole = JSON.stringify([title, target, id, address])
  // An address that no record can hold is nothing that anybody could open.
  return whole.length <= mostPlace ? whole : JSON.stringify([title, target, id.slice(0, 100), ''])
}

/** An item's place, and the tracker that it is in. */
export interface KnownPlace extends ItemPlace, Pick<Tracker, 'title' | 'target'> {}

/** The place of an item again; `undefined` for what is none. */
export function placeIn(place: CardPlace | undefined): KnownPlace | undefined {
  try {
    const [title, target, id, address] = placeSchema.parse(JSON.parse(place ?? ''))
    return { title, target, id, address }
  } catch {
    return undefined
  }
}

/** True where an item is in the tracker that is set up now. */
export const isIn = (
  place: KnownPlace | undefined,
  tracker: Pick<Tracker, 'title' | 'target'> | undefined,
): place is KnownPlace =>
  place !== undefined && place.title === tracker?.title && place.target === tracker.target
