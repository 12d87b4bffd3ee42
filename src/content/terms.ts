/** A word or phrase to look for, and what to say in its place. */
interface Term {
  readonly term: string
  readonly say: string
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Terms with two capitals or more, such as “API”, count only in capitals. */
const keepsCapitals = ({ term }: Term): boolean => /\p{Lu}.*\p{Lu}/u.test(term)

function pattern(terms: readonly Term[], flags: string): RegExp | undefined {
  if (terms.length === 0) return undefined
  const longestFirst = terms
    .map(({ term }) => escaped(term))
    .toSorted((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${longestFirst.join('|')})s?(?![\\p{L}\\p{N}-])`, flags)
}

/** Makes a function that finds every term in a text, as whole words, in one or several. */
export function termFinder(terms: readonly Term[]): (text: string) => Term[] {
  const exact = pattern(terms.filter(keepsCapitals), 'gu')
  const loose = pattern(
    terms.filter((term) => !keepsCapitals(term)),
    'giu',
  )
  const meant = new Map(terms.map((term) => [term.term.toLowerCase(), term]))
  const lookUp = (hit: string): Term | undefined =>
    meant.get(hit.toLowerCase()) ?? meant.get(hit.toLowerCase().replace(/s$/, ''))
  return (text) =>
    [exact, loose].flatMap((each) =>
      (each ? (text.match(each) ?? []) : []).flatMap((hit) => lookUp(hit) ?? []),
    )
}
