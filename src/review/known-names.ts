import { rolesOf } from '../flow/who-knows.ts'
import { knownPerson } from './people.ts'
import { plainName } from './plain-name.ts'
import type { ReviewContext } from './review-context.ts'

/** How many names are offered to choose from. */
const mostOffered = 20

/** Names that were given in this check: who took part, who was named, and who is said to build or run it. */
export function namesGiven({ state, rules, facts }: ReviewContext): readonly string[] {
  const helpers = rolesOf({ rules, facts }).flatMap(({ name }) => name ?? [])
  const people = [...state.people.values(), ...state.named.values()].map(({ name }) => name)
  const names = new Map([...people, ...helpers].map((name) => [plainName(name), name]))
  return [...names.values()].slice(0, mostOffered)
}

/**
 * Names that may mean the same person as the one typed: "Tom" for "Tom our developer", and the other way round.
 * None where the name is somebody's already, or where people are picked from a list.
 */
export const namesLike = (context: ReviewContext, typed: string): readonly string[] =>
  othersGiven(context, typed).filter((name) => begins(name, typed) || begins(typed, name))

/** Names that the one typed is only the beginning of: one that is longer tells itself apart. */
export const namesBegunBy = (context: ReviewContext, typed: string): readonly string[] =>
  othersGiven(context, typed).filter((name) => begins(name, typed))

/** The names given before, for a name that is nobody's yet. */
function othersGiven(context: ReviewContext, typed: string): readonly string[] {
  const { parts, state } = context
  if (parts.channels.get(state.channel)?.accounts || knownPerson(state, typed)) return []
  const given = namesGiven(context)
  return given.some((name) => plainName(name) === plainName(typed)) ? [] : given
}

/** True when the first words of one name are all of the other. */
function begins(long: string, short: string): boolean {
  const words = plainName(long).split(' ')
  const first = plainName(short).split(' ')
  return first[0] !== '' && first.every((word, n) => words[n]?.replace(/[,.]$/, '') === word)
}
