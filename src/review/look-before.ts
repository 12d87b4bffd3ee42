import type { StoodById } from '../report/compare.ts'

/** The last look at a product, as far as a new one has to know it. */
export interface LookBefore {
  /** The check of that look. */
  readonly review: string
  /** When it was posted: a calendar date, and the instant. */
  readonly since: string
  readonly postedAt: string
  /** Everything is looked at again, or only what has changed. */
  readonly how: 'again' | 'changed'
  /** Of the list of stories as it was then. */
  readonly contentVersion: string
  readonly baseline: StoodById
  /** What stories were called then, by id, where something was decided about them. */
  readonly titles: ReadonlyMap<string, string>
}
