import type { Facts } from '../flow/fact.ts'
import { confirmedWord, type PeopleWords, peopleNoun, told } from './people-noun.ts'
import type { StoryPlace } from './place-filler.ts'
import { worstKindFact } from './scales.ts'
import type { DataKind, Threat } from './threat.ts'

/** What a product's own people and its information are called where nobody gave a word for them. */
export interface ProductWords extends PeopleWords {
  /** Fits behind “your”. */
  readonly team: string
  thing(kind: DataKind | 'any'): string
  /** What people do, as somebody typed it, fit for the end of "nobody can …". */
  action(typed: string): string
}

/** What a story depends on for the word for what it is about. */
type About = { readonly [Part in 'stride' | 'touches']: Readonly<Threat[Part]> }

/**
 * The plural nouns for a product, fit for a sentence: those that a person gave or confirmed, and neutral ones for the
 * rest. What people do is empty where nobody said it: its sentences have another form without it. A word that only
 * stands in somebody's sentences is never used.
 */
export function productNouns(
  facts: Facts,
  words: ProductWords,
  about?: About,
): Omit<Record<StoryPlace, string>, 'service'> {
  const people = peopleNoun(facts, words)
  const staff = ownPeople(facts) ?? words.team
  const isStaffOnly = told(facts, 'product.traits').includes('staffonly')
  const signers = isStaffOnly ? (ownPeople(facts) ?? words.people('staff')) : people
  const subjects = isOwnAlone(facts) ? words.people('people') : people
  const action = words.action(confirmedWord(facts, 'action') ?? '')
  return { people, staff, signers, subjects, thing: thingNoun(facts, words, about), action }
}

/** The word for your own people. Where nobody else uses it, it is the one for those who use it. */
function ownPeople(facts: Facts): string | undefined {
  const theirs = isOwnAlone(facts) ? confirmedWord(facts, 'people') : undefined
  return confirmedWord(facts, 'staff') ?? theirs
}

/** Nobody but your own people uses it, so its information is about others. */
function isOwnAlone(facts: Facts): boolean {
  const groups = told(facts, 'people.groups')
  return groups.length > 0 && groups.every((group) => group === 'staff')
}

/** A story about what gets out speaks of the kind that would be worst in the wrong hands, where it is about that. */
function thingNoun(facts: Facts, words: ProductWords, about: About | undefined): string {
  const given = confirmedWord(facts, 'thing')
  if (given !== undefined) return given
  const known = facts.get(worstKindFact)
  const isTold = known?.state === 'known' || known?.state === 'inferred'
  const worst = isTold ? (known.possible[0] as DataKind | undefined) : undefined
  const { stride = [], touches = [] } = about ?? {}
  const isAbout =
    stride[0] === 'I' && (touches.length === 0 || touches.some((one) => one === worst))
  return words.thing(worst !== undefined && isAbout ? worst : 'any')
}
