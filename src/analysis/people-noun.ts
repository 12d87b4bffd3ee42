import type { Facts } from '../flow/fact.ts'

/** The kinds of people that use a product, where nobody said what they are called. */
export type PeopleKind = 'customers' | 'children' | 'care' | 'partners' | 'staff' | 'people'

/** What each kind of people is called, in the language of the screen. */
export interface PeopleWords {
  people(kind: PeopleKind): string
}

/** The words that a team confirmed as its own, by their places in its answer. */
const places = { people: 0, staff: 1, thing: 2, action: 3 } as const

/** Longer is no noun but a sentence. */
const longestNoun = 40

/** The plural noun for those who use it, such as "patients": theirs where they gave one, else one that fits. */
export function peopleNoun(facts: Facts, words: PeopleWords): string {
  return givenNoun(facts) ?? words.people(peopleKind(facts))
}

/** Whoever comes from outside names it before those inside; only who buys something is a customer. */
export function peopleKind(facts: Facts): PeopleKind {
  const groups = new Set(told(facts, 'people.groups'))
  const has = (...wanted: string[]): boolean => wanted.some((group) => groups.has(group))
  if (has('public')) return isSold(facts) ? 'customers' : 'people'
  if (has('child')) return has('vulnerable') ? 'people' : 'children'
  if (has('vulnerable')) return 'care'
  if (has('partner')) return 'partners'
  if (has('staff') && !has('paid')) return 'staff'
  return 'people'
}

/** People pay, and nothing that was picked says that it is no sale: a gift, a fee to the town, a visit to a doctor. */
function isSold(facts: Facts): boolean {
  const topics = told(facts, 'product.topics').filter((topic) => topic !== 'none')
  const isShop = topics.length === 0 || topics.some((topic) => sales.has(topic))
  return isShop && told(facts, 'product.features').includes('pay')
}
const sales = new Set(['shop', 'market'])

/**
 * The group that a given noun is about: the first of those who use it, from the outside in. Beside people who are
 * paid it may be about any of those who work with it, so it is about none.
 */
export function groupOfNoun(facts: Facts): string | undefined {
  const groups = told(facts, 'people.groups')
  const outside = fromOutside.find((group) => groups.includes(group))
  if (outside !== undefined) return outside
  const working = atWork.filter((group) => groups.includes(group))
  return working.includes('paid') && working.length > 1 ? undefined : working[0]
}

const fromOutside = ['public', 'child', 'vulnerable']
const atWork = ['partner', 'paid', 'staff']

/** What the team itself calls those who use it, fit for a sentence; `undefined` where it did not say. */
export const givenNoun = (facts: Facts): string | undefined => confirmedWord(facts, 'people')

/** A word that the team gave or confirmed, fit for a sentence; what is only found in its sentences is none. */
export function confirmedWord(facts: Facts, of: keyof typeof places): string | undefined {
  const noun = safeNoun(told(facts, 'people.noun')[places[of]] ?? '')
  return noun === '' ? undefined : noun
}

/**
 * A typed noun made fit for the middle of a sentence: one line, short, without marks, and small
 * unless every word of it is written like a name.
 */
export function safeNoun(typed: string): string {
  const words = typed
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}’'\- ]+/gu, ' ')
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word))
  const noun = words.join(' ')
  if (noun.length > longestNoun) return ''
  const isName = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word))
  const [first = '', ...rest] = words
  return isName ? noun : [startsSmall(first), ...rest].join(' ')
}

/** "Patients" becomes "patients"; "NHS" and "iPhone" stay. */
const startsSmall = (word: string): string =>
  /\p{Lu}/u.test(word.slice(1)) ? word : word.toLowerCase()

/** The first answer that is known, as a list. */
export const told = (facts: Facts, fact: string): readonly string[] =>
  [facts.get(fact)?.possible[0] ?? []].flat()
