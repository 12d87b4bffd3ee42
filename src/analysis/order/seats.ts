import type { Placed } from './placed.ts'
import type { OrderRule } from './rule.ts'
import { bestNext } from './variety.ts'

/**
 * Chooses the first stories as a set: three seats for what must never happen, one for what stops it for all, and the
 * rest by points, with at most a few usual stories beside the availability seat. What is the same of two connected
 * services shares one seat, unless nothing else is left.
 */
export function chooseFirst(
  sorted: readonly Placed[],
  picked: boolean,
  rule: OrderRule,
): readonly Placed[] {
  const { seats } = rule
  const taken: Placed[] = []
  const isNew = ({ story }: Placed): boolean =>
    !taken.some((each) => each.story.compiled === story.compiled)
  const take = (
    seatsFor: number,
    fits: (each: Placed) => boolean,
    mayShare: (each: Placed) => boolean = isNew,
  ): void => {
    for (let seat = 0; seat < seatsFor && taken.length < seats.all; seat++) {
      const next = bestNext(
        sorted.filter((each) => !taken.includes(each) && fits(each) && mayShare(each)),
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
  const any = (): boolean => true
  take(seats.all, any)
  take(seats.all, any, any)
  return taken
}
