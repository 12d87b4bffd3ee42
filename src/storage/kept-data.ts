import type { Shelf, Store } from '../review/ports.ts'
import type { ReviewRecord } from '../review/record.ts'

/** A check as it was found. */
export type FoundCheck =
  | { readonly state: 'whole'; readonly record: ReviewRecord }
  /** It cannot be read as it was written; `isAside`: nobody works with it any more. */
  | {
      readonly state: 'damaged'
      readonly file: string
      readonly why: string
      readonly isAside: boolean
    }
  /** It may well be good, and this program cannot read it. */
  | { readonly state: 'unreadable'; readonly file: string; readonly why: string }

/** Something small that is kept beside the checks. */
export type FoundItem =
  | { readonly state: 'whole'; readonly name: string; readonly value: unknown }
  | { readonly state: 'damaged'; readonly file: string; readonly why: string }

/** All that is kept, read one after another while a program may be working with it; nothing is changed. */
export interface KeptData {
  checks(): AsyncIterable<FoundCheck>
  items(): AsyncIterable<FoundItem>
}

/** Whoever takes what is kept somewhere exactly as it is, where nothing is yet. */
export interface KeptTaker {
  /** @throws AppError('storage-failed') */
  check(record: ReviewRecord): Promise<void>
  /** @throws AppError('storage-failed') */
  item(name: string, value: unknown): Promise<void>
}

/** All that a store and a shelf keep. */
export const keptIn = (
  store: Pick<Store, 'all' | 'load'>,
  shelf: Pick<Shelf, 'names' | 'get'>,
): KeptData => ({
  async *checks() {
    for (const key of await store.all()) {
      const record = await store.load(key)
      if (record) yield { state: 'whole', record }
    }
  },
  async *items() {
    for (const name of await shelf.names('')) {
      const value = await shelf.get(name)
      if (value !== undefined) yield { state: 'whole', name, value }
    }
  },
})
