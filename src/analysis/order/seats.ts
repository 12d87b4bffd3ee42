import type { Placed } from './placed.ts'
import type { OrderRule } from './rule.ts'
import { bestNext } from './variety.ts'

/**
 * Chooses the first stories as a set: three seats for what must never happen, one for what stops it for all, and the
 * rest by points, with at most a few usual stories beside the availability seat.
 */
export function chooseFirst(
  sorted: readonly Placed[],
  picked: boolean,
  rule: OrderRule,
): readonly Placed[] {
  const { seats } = rule
  const taken: Placed[] = []
  const take = (seatsFor: number, fits: (each: Placed) => boolean): void => {
    for (let seat = 0; seat < seatsFor && taken.length < seats.all; seat++) {
      const next = bestNext(
        sorted.filter((each) => !taken.includes(each) && fits(each)),
        taken,
        rule,
      )
      if (!next) return
      taken.push(next)
    }
  }
  take(seats.fear, ({ feared }) => feared === 'first')
  take(seats.fear - taken.length, ({ feared }) => feared === 'also')
  const before = taken.length
  if (!taken.some(({ stops }) => stops)) take(seats.availability, ({ stops }) => stops)
  const availability = taken[before]
  const mostBasics = picked ? seats.basics : seats.basicsUnpicked
  const basics = (): number => taken.filter((each) => each.basic && each !== availability).length
  while (taken.length < seats.all) {
    const free = taken.length
    const full = basics() >= mostBasics
    take(1, ({ basic }) => !full || !basic)
    if (taken.length === free) break
  }
  take(seats.all, () => true)
  return taken
}
