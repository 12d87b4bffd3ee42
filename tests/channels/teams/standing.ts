import { standingIn } from '../../../src/channels/teams/send-result.ts'
import type { Store } from '../../../src/review/ports.ts'
import type { Shown } from './shapes.ts'

/** Which messages are cards of a check: the program notes where it put them, and Teams tells nobody. */
export function createCards(store: Store) {
  const known = new Set<string>()
  const noting: Store = {
    load: (key) => store.load(key),
    list: (workspace) => store.list(workspace),
    all: () => store.all(),
    due: (at) => store.due(at),
    close: () => store.close(),
    append: async (key, change) => {
      for (const { place } of change.outbox ?? []) {
        const id = place === undefined ? undefined : standingIn(place)?.a
        if (id !== undefined) known.add(id)
      }
      return store.append(key, change)
    },
  }
  return { store: noting, has: ({ id }: Pick<Shown, 'id'>): boolean => known.has(id) }
}
