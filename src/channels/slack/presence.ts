import type { Shelf } from '../../review/ports.ts'

/** Who did something a moment ago, whichever instance of the program heard of it. */
export interface Presence {
  /** Somebody did something. */
  note(team: string, id: string): Promise<void>
  isHere(team: string, id: string): Promise<boolean>
  /** Forgets everybody there. */
  forget(team: string): Promise<void>
}

const hereMs = 30 * 60_000
/** So often at most it is kept that somebody is here. */
const keepEveryMs = 5 * 60_000

/** Keeps it on the shelf: an instant in milliseconds for each person. */
export function createPresence(shelf: Shelf, now: () => number): Presence {
  const keptAt = new Map<string, number>()
  const startOf = (team: string): string => `slack/here/${team}/`
  const isFresh = (at: unknown): boolean => typeof at === 'number' && now() - at < hereMs
  return {
    async note(team, id) {
      const name = startOf(team) + id
      if (now() - (keptAt.get(name) ?? 0) < keepEveryMs) return
      keptAt.set(name, now())
      await shelf.put(name, now())
    },
    async isHere(team, id) {
      const name = startOf(team) + id
      return isFresh(keptAt.get(name)) || isFresh(await shelf.get(name))
    },
    async forget(team) {
      for (const name of keptAt.keys()) if (name.startsWith(startOf(team))) keptAt.delete(name)
      for (const name of await shelf.names(startOf(team))) await shelf.remove(name)
    },
  }
}
