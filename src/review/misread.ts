import type { ReviewParts } from './parts.ts'

/** How often in a row somebody's words were not understood at one question; kept in memory only. */
export interface Misreadings {
  /** Counts one more, and says how many there are in a row now. */
  add(where: string): number
  /** They were understood: the row ends. */
  end(where: string): void
}

/** So many places are remembered at most; the oldest is forgotten first. */
const mostPlaces = 1000

function createMisreadings(): Misreadings {
  const rows = new Map<string, number>()
  return {
    add(where) {
      const count = (rows.get(where) ?? 0) + 1
      rows.delete(where)
      rows.set(where, count)
      const [oldest] = rows.keys()
      if (rows.size > mostPlaces && oldest !== undefined) rows.delete(oldest)
      return count
    },
    end: (where) => void rows.delete(where),
  }
}

const made = new WeakMap<object, Misreadings>()

/** What this running application remembers of words it did not understand. */
export function misreadings(parts: ReviewParts): Misreadings {
  const known = made.get(parts) ?? createMisreadings()
  made.set(parts, known)
  return known
}
