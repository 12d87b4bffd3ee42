import type { Context } from './context.ts'
import type { Judged } from './judge.ts'
import type { Reading } from './standing.ts'

/** Puts stories in the order a team should see them. */
export type Ordering = (stories: readonly Judged[], reading: Reading) => readonly Judged[]

/** The order. */
export function orderingFor(_context: Context): Ordering {
  return (stories) => stories
}
