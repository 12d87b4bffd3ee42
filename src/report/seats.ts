import type { Finding } from '../analysis/finding.ts'
import { bandsByUrgency } from '../domain/vocabulary.ts'

/** How many stories a team talks about first. */
export const firstStories = 7

/** What a person chose about one story: it comes first, or it does not. */
export interface Seat {
  readonly kind: 'given' | 'taken'
  readonly by: string
}

/** What was chosen, by finding id, oldest first. */
export type Seats = ReadonlyMap<string, Seat>

/** The stories that come first, and all others, in the order to talk about them. */
export interface Seated {
  readonly first: readonly Finding[]
  readonly rest: readonly Finding[]
}

/** The first stories as the answers alone have them; what a way tells already is none of them. */
export const firstByAnswers = (open: readonly Finding[]): readonly Finding[] =>
  open.filter(({ onlyAsWay }) => onlyAsWay !== true).slice(0, firstStories)

/**
 * Parts open stories into those that come first and the rest. What somebody brought in always comes first; what
 * somebody took out leaves its seat empty, so that nothing that nobody chose moves up.
 */
export function seated(open: readonly Finding[], seats: Seats = new Map()): Seated {
  const kindOf = ({ id }: Finding) => seats.get(id)?.kind
  const isOpen = new Set(open.map(({ id }) => id))
  const given = new Set(
    [...seats]
      .filter(([id, { kind }]) => kind === 'given' && isOpen.has(id))
      .slice(-firstStories)
      .map(([id]) => id),
  )
  const others = firstByAnswers(open).filter((found) => kindOf(found) === undefined)
  const seatedIds = new Set([
    ...given,
    ...others.slice(0, firstStories - given.size).map(({ id }) => id),
  ])
  const first = open.filter(({ id }) => seatedIds.has(id))
  return {
    first: first.toSorted((one, other) => turnOf(one) - turnOf(other)),
    rest: open.filter(({ id }) => !seatedIds.has(id)),
  }
}

/** The most pressing come first, and what nobody knows yet before what can wait; among equals the order stays. */
function turnOf({ notKnownYet, rating }: Finding): number {
  return notKnownYet === true ? 1.5 : bandsByUrgency.indexOf(rating.band.high)
}
