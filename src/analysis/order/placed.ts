import type { Judged } from '../judge.ts'
import { storyIdOf } from '../per-service.ts'
import type { PlaceReason } from './place-reason.ts'

/** A story with its points, and why it has them. */
export interface Placed {
  readonly story: Judged
  readonly points: number
  /** Settles equal points: the greater first, then the next. */
  readonly tie: readonly number[]
  readonly reasons: readonly PlaceReason[]
  /** It does what must never happen: before all else, or among other things. */
  readonly feared: 'first' | 'also' | 'no'
  /** It stops the product for all. */
  readonly stops: boolean
  /** Nearly every product gets it. */
  readonly basic: boolean
}

/** The greater points first; whatever the order of the catalogue, the result is the same. */
export function byPoints(one: Placed, other: Placed): number {
  if (one.points !== other.points) return other.points - one.points
  const tie = one.tie.findIndex((value, index) => value !== other.tie[index])
  if (tie >= 0) return (other.tie[tie] ?? 0) - (one.tie[tie] ?? 0)
  return storyIdOf(one.story) < storyIdOf(other.story) ? -1 : 1
}
