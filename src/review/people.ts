import { fit as cut } from '../message/limits.ts'
import type { Person } from './event.ts'
import type { ReviewParts } from './parts.ts'
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

/** Somebody of this review, or somebody who was named in it, by id or by name. */
export function knownPerson(state: ReviewState, words: string): Person | undefined {
  const wanted = plainName(words)
  return [...state.people.values(), ...state.named.values()].find(
    (person) => person.id === words || plainName(person.name) === wanted,
  )
}

/**
 * The person meant by a name or id: somebody known, or where people type names, a new person with the name as id.
 * `undefined` where everybody has an account and this name is nobody's.
 */
export function personCalled(
  { parts, state }: { readonly parts: ReviewParts; readonly state: ReviewState },
  words: string,
): Person | undefined {
  const known = knownPerson(state, words)
  if (known || parts.channels.get(state.channel)?.accounts) return known
  return { id: plainName(words), name: cut(words.trim(), longestName) }
}

/** The people whom an action names for the first time, each with a name that nobody else here has. */
export function newlyNamed(state: ReviewState, people: readonly Person[]): readonly Person[] {
  const taken = new Set(
    [...state.people.values(), ...state.named.values()].map(({ name }) => plainName(name)),
  )
  const ids = new Set([...state.people.keys(), ...state.named.keys()])
  return people.flatMap(({ id, name }) => {
    if (ids.has(id)) return []
    ids.add(id)
    const free = freeName(name, taken)
    taken.add(plainName(free))
    return [{ id, name: free }]
  })
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const tail = n === 1 ? '' : ` (${n})`
    const free = cut(name, longestName - tail.length) + tail
    if (!taken.has(plainName(free))) return free
  }
}
