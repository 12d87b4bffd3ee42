import type { Facts } from '../flow/fact.ts'
import type { FoundWords } from '../flow/offered.ts'
import { type RoleNoun, suggestedNouns } from './suggested-nouns.ts'
import { suggestedServices } from './suggested-services.ts'
import { suggestedThings } from './suggested-things.ts'
import type { LanguageWords } from './text-words.ts'

/** Whoever comes from outside uses it without doing a job; the others do one. */
const outside = ['public', 'child', 'vulnerable']
const atWork = ['staff', 'partner', 'paid']

/**
 * Finds in what a team wrote how it calls those who use the product, its own people, what is worth stealing, and
 * the services: each in the plural, likeliest first. All of them are offered, and none is used before somebody says so.
 */
export function foundWords(language: LanguageWords): (facts: Facts, product: string) => FoundWords {
  const nouns = suggestedNouns(language)
  const things = suggestedThings(language)
  const services = suggestedServices(language)
  return (facts, product) => {
    const { people, staff } = sides(nouns(facts), facts.get('people.groups')?.possible.flat() ?? [])
    return {
      people: people.map(({ many }) => many),
      staff: staff.map(({ many }) => many),
      thing: things(facts),
      service: services(facts, product),
    }
  }
}

/** Tells whether a noun is for people or for a thing, by its last word. */
export function kindOfWord(
  language: LanguageWords,
): (noun: string) => 'people' | 'thing' | undefined {
  const formsOf = (nouns: readonly { readonly one: string; readonly many: string }[]) =>
    new Set(nouns.flatMap(({ one, many }) => [one.toLowerCase(), many.toLowerCase()]))
  const people = formsOf(language.roles)
  const things = formsOf(language.things)
  return (noun) => {
    const last = noun.toLowerCase().split(/\s+/u).at(-1) ?? ''
    if (people.has(last)) return 'people'
    return things.has(last) ? 'thing' : undefined
  }
}

interface Sides {
  readonly people: readonly RoleNoun[]
  readonly staff: readonly RoleNoun[]
}

/** Who of those that were written of uses it, and who works on it, by which groups somebody ticked. */
function sides(roles: readonly RoleNoun[], groups: readonly string[]): Sides {
  const isSome = (wanted: readonly string[]) => wanted.some((group) => groups.includes(group))
  const workers = roles.filter(({ works }) => works)
  const others = roles.filter(({ works }) => !works)
  // Nobody who is paid uses it: even a driver is one of those it is made for.
  if (isSome(outside) && !isSome(atWork)) return { people: roles, staff: [] }
  if (isSome(outside) && others.length === 0) return { people: [], staff: workers }
  const isInside = groups.length > 0 && !isSome(outside)
  const people = isInside ? [...workers, ...others] : [...others, ...workers]
  return { people, staff: workers.filter((role) => role !== people[0]) }
}
