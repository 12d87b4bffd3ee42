import type { Facts } from '../flow/fact.ts'
import type { FoundWords, WordKind } from '../flow/offered.ts'
import { isAction, suggestedActions } from './suggested-actions.ts'
import { type RoleNoun, suggestedNouns } from './suggested-nouns.ts'
import { suggestedServices } from './suggested-services.ts'
import { suggestedThings } from './suggested-things.ts'
import type { LanguageWords } from './text-words.ts'

/** Whoever comes from outside uses it without doing a job; the others do one. */
const outside = ['public', 'child', 'vulnerable']
const atWork = ['staff', 'partner', 'paid']

/**
 * Finds in what a team wrote how it calls those who use the product, its own people, what is worth stealing, what
 * people do and the services: each in the plural, likeliest first. All of them are offered, and none is used before somebody says so.
 */
export function foundWords(language: LanguageWords): (facts: Facts, product: string) => FoundWords {
  const nouns = suggestedNouns(language)
  const things = suggestedThings(language)
  const actions = suggestedActions(language)
  const services = suggestedServices(language)
  return (facts, product) => {
    const groups = facts.get('people.groups')?.possible.flat() ?? []
    const { people, staff } = sides(nouns(facts), groups)
    return {
      people: people.map(({ many }) => many),
      staff: staff.map(({ many }) => many),
      thing: things(facts),
      action: actions(facts, isInside(groups)),
      service: services(facts, product),
    }
  }
}

/**
 * Tells whether words are for people or for a thing, by the last of them, or what people do, by the first. Where both
 * could be, as in "report cards", nobody can tell.
 */
export function kindOfWord(language: LanguageWords): (words: string) => WordKind | undefined {
  const formsOf = (nouns: readonly { readonly one: string; readonly many: string }[]) =>
    new Set(nouns.flatMap(({ one, many }) => [one.toLowerCase(), many.toLowerCase()]))
  const people = formsOf(language.roles)
  const things = formsOf(language.things)
  const belongs = new Set(language.before)
  const isDone = isAction(language)
  return (words) => {
    const [first = '', ...rest] = words.trim().toLowerCase().split(/\s+/u)
    const last = rest.at(-1) ?? first
    const kind = people.has(last) ? 'people' : things.has(last) ? 'thing' : undefined
    if (rest.length === 0 || belongs.has(first) || !isDone(words)) return kind
    return kind === undefined ? 'action' : undefined
  }
}

/** Nobody but people at work uses it. */
const isInside = (groups: readonly string[]): boolean =>
  groups.length > 0 && !outside.some((group) => groups.includes(group))

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
  const people = isInside(groups) ? [...workers, ...others] : [...others, ...workers]
  return { people, staff: workers.filter((role) => role !== people[0]) }
}
