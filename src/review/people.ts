import { limits } from '../domain/limits.ts'
import type { Person } from '../domain/person.ts'
import { fit as cut } from '../message/limits.ts'
import { looksOf } from './look-alike.ts'
import type { ReviewParts } from './parts.ts'
import { plainName } from './plain-name.ts'
import type { ReviewState } from './state.ts'

/** Somebody of this review, or somebody who was named in it: by id, or by a name that was theirs first. */
export function knownPerson(state: ReviewState, words: string): Person | undefined {
  const byId = (id: string) => state.people.get(id) ?? state.named.get(id)
  const owner = state.names.get(plainName(words))
  return byId(words) ?? (owner === undefined ? undefined : byId(owner))
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
  const stranger = { id: plainName(words), name: cut(words.trim(), limits.name) }
  return { ...stranger, name: ownName(state, stranger) }
}

/** The people whom an action names for the first time, each with a name that nobody else here has. */
export function newlyNamed(state: ReviewState, people: readonly Person[]): readonly Person[] {
  const taken = new Map(state.looks)
  const ids = new Set([...state.people.keys(), ...state.named.keys()])
  return people.flatMap((person) => {
    const { id } = person
    if (ids.has(id)) return []
    ids.add(id)
    const name = freeName(person, taken)
    for (const look of looksOf(name)) if (!taken.has(look)) taken.set(look, id)
    return [{ id, name }]
  })
}

/** What somebody is called here: their own name, with a number where one that looks like it was there first. */
export const ownName = (state: ReviewState, person: Person): string => freeName(person, state.looks)

function freeName({ id, name }: Person, taken: ReadonlyMap<string, string>): string {
  for (let n = 1; ; n++) {
    const tail = n === 1 ? '' : ` (${n})`
    const free = cut(name, limits.name - tail.length) + tail
    const isTaken = looksOf(free).some((look) => (taken.get(look) ?? id) !== id)
    if (!isTaken) return free
  }
}
