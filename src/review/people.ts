import type { Person } from './event.ts'
import type { ReviewState } from './state.ts'

/** A name as it is compared: without case, accents of composition, or extra space. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * The person meant by a name or id: somebody of this review, or a new person with the name as id. On channels
 * with a people picker the id comes from the platform; where people type names, a name is who they are.
 */
export function personCalled(state: ReviewState, words: string): Person {
  const wanted = plainName(words)
  const known = [...state.people.values()].find(
    (person) => person.id === words || plainName(person.name) === wanted,
  )
  return known ?? { id: wanted, name: words.trim() }
}
