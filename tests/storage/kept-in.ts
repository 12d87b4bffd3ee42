import type { Shelf, Store } from '../../src/review/ports.ts'
import type { KeptData } from '../../src/storage/kept-data.ts'

/** All that a store and a shelf keep, as they hand it out. */
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
