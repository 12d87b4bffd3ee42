import { fit as cut } from '../message/limits.ts'
import type { Person } from './event.ts'
import type { ReviewState } from './state.ts'

/** Some letters become many when they are written plainly; every id made with a name has room for this many. */
const longestName = 120

/**
 * A name as it is compared: without case, accents of composition, extra space, or marks that nobody sees, so
 * that two names that look alike are one.
 */
export function plainName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return (plain.replace(/\p{Cf}/gu, '').trim() || plain).slice(0, longestName)
}

/**
 * The person meant by a name or id: somebody of this review, or a new person with the name as id. On channels
 * with a people picker the id comes from the platform; where people type names, a name is who they are.
 */
export function personCalled(state: ReviewState, words: string): Person {
  const wanted = plainName(words)
  const known = [...state.people.values()].find(
    (person) => person.id === words || plainName(person.name) === wanted,
  )
  return known ?? { id: wanted, name: cut(words.trim(), longestName) }
}
