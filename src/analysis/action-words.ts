import type { LanguageWords } from './text-words.ts'

/** A verb as it was found in a text. */
export interface FoundVerb {
  /** As it stands after "can". */
  readonly do: string
  /** In how many words it was written. */
  readonly length: number
  /** It says enough without what it is done to. */
  readonly alone: boolean
  /** It was written as it stands after "can". */
  readonly isPlain: boolean
}

/** Who does it: the team itself, somebody else, or whoever did what was told before. */
export type Doer = 'own' | 'other' | 'same'

const lower = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => word.toLowerCase()))

const bothForms = <T extends { readonly one: string; readonly many: string }>(
  nouns: readonly T[],
): readonly (readonly [string, T])[] =>
  nouns.flatMap((noun) => [
    [noun.one.toLowerCase(), noun] as const,
    [noun.many.toLowerCase(), noun] as const,
  ])

/** Finds the longest verb that begins with the word in a place. */
export function verbFinder({
  actions,
}: LanguageWords): (words: readonly string[], n: number) => FoundVerb | undefined {
  const forms = actions.verbs.flatMap(({ do: plain, forms: others, alone }) =>
    [plain, ...others].map((form) => {
      const words = form.split(' ')
      return { words, verb: { do: plain, length: words.length, alone, isPlain: form === plain } }
    }),
  )
  const byFirst = new Map<string, (typeof forms)[number][]>()
  for (const form of forms.toSorted((one, other) => other.words.length - one.words.length)) {
    const [first = ''] = form.words
    byFirst.set(first, [...(byFirst.get(first) ?? []), form])
  }
  return (words, n) =>
    byFirst
      .get(words[n] ?? '')
      ?.find(({ words: form }) => form.every((word, at) => words[n + at] === word))?.verb
}

/** Where a verb was found. */
interface VerbPlace {
  readonly words: readonly string[]
  readonly n: number
  readonly verb: FoundVerb
  /** A sentence begins with these words. */
  readonly isFirst: boolean
}

/**
 * Tells who does it by the words before a verb; `undefined` where it is no verb: many words are a verb in one place
 * and a thing in another.
 */
export function doerReader({
  actions,
  roles,
  stopWords,
  before,
}: LanguageWords): (place: VerbPlace) => Doer | undefined {
  const articles = lower(actions.articles)
  const small = lower([...stopWords, ...actions.articles, ...actions.dropped])
  const known = new Map<string, Doer | undefined>([
    ...[...small, ...lower(before)].map((word) => [word, undefined] as const),
    ...[...lower(actions.doers)].map((word) => [word, 'same'] as const),
    ...bothForms(roles).map(([word, { works }]) => [word, works ? 'own' : 'other'] as const),
    ...[...lower(actions.own)].map((word) => [word, 'own'] as const),
  ])
  // "Schools send in …", "The board changes …": the first thing that a sentence names.
  const namesFirst = ({ words, n }: VerbPlace): boolean =>
    n === 1 || (n === 2 && small.has(words[0] ?? ''))
  const isFollowed = ({ words, n, verb }: VerbPlace): boolean =>
    articles.has(words[n + verb.length] ?? '')
  return (place) => {
    const previous = place.words[place.n - 1]
    if (previous === undefined) return place.verb.isPlain || !place.isFirst ? 'same' : undefined
    if (known.has(previous)) return known.get(previous)
    return namesFirst(place) || isFollowed(place) ? 'other' : undefined
  }
}

/**
 * Reads what something is done to, from the word after a verb on: in as many as there may be where that is known.
 * Empty where nothing follows, `undefined` where it has no name of its own.
 */
export function objectReader({
  actions,
  roles,
  things,
}: LanguageWords): (words: readonly string[], start: number) => string | undefined {
  const articles = lower(actions.articles)
  const determiners = lower([...actions.articles, ...actions.dropped])
  const ends = lower([...actions.ends, ...determiners])
  const notNamed = lower(actions.notNamed)
  const people = new Map(bothForms(roles))
  const several = new Map(bothForms([...roles, ...things]))
  const named = (first: string, object: readonly string[], last: string): string | undefined => {
    const many = several.get(last)?.many
    if (many !== undefined) return [...object.slice(0, -1), many].join(' ')
    if (articles.has(first)) return [first, ...object].join(' ')
    return determiners.has(first) ? undefined : object.join(' ')
  }
  const isReceiver = (last: string, next: string | undefined): boolean =>
    // "Give guests a key": whom it is given is not what is given.
    people.has(last) && determiners.has(next ?? '')
  return (words, start) => {
    const first = words[start] ?? ''
    if (notNamed.has(first)) return undefined
    const from = determiners.has(first) ? start + 1 : start
    const next = words.findIndex((word, n) => n >= from && ends.has(word))
    const end = next < 0 ? words.length : next
    const object = words.slice(from, end)
    const last = object.at(-1)
    if (last === undefined) return from > start ? undefined : ''
    if (isReceiver(last, words[end]) || object.length > longestObject) return undefined
    return named(first, object, last)
  }
}

/** The longest that something is called, in words. */
const longestObject = 3
