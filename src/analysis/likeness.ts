import type { ReadText } from './text-words.ts'

/** How like a query each text of a collection is. */
export interface Likeness {
  /** The cosine with one text of the collection, by its place: 0 (nothing in common) to 1. */
  of(place: number): number
  /** The words of the query that make it like that text, the most telling first, as they were written. */
  words(place: number): readonly string[]
  /** How many different words of the query stand anywhere in the collection. */
  readonly known: number
}

/** A collection of texts that queries are compared with. */
export interface Collection {
  compare(query: readonly string[]): Likeness
}

interface Posting {
  readonly place: number
  readonly weight: number
}

/** Compares texts by the words they share, rare ones counting more: the cosine of TF-IDF vectors, worked out once. */
export function collectionOf(texts: readonly string[], read: ReadText): Collection {
  const counts = texts.map((text) => countsOf([text], read))
  const among = new Map<string, number>()
  for (const stem of counts.flatMap((count) => [...count.keys()])) {
    among.set(stem, (among.get(stem) ?? 0) + 1)
  }
  const rarity = (stem: string): number => Math.log(texts.length / (among.get(stem) ?? 1))
  const postings = new Map<string, Posting[]>()
  for (const [place, count] of counts.entries()) {
    for (const [stem, weight] of unit(count, rarity)) {
      const list = postings.get(stem) ?? []
      postings.set(stem, list)
      list.push({ place, weight })
    }
  }
  return {
    compare(query) {
      const asked = unit(
        countsOf(query, read, (stem) => postings.has(stem)),
        rarity,
      )
      const scores = new Float64Array(texts.length)
      for (const [stem, weight] of asked) {
        for (const posting of postings.get(stem) ?? []) {
          scores[posting.place] = (scores[posting.place] ?? 0) + weight * posting.weight
        }
      }
      return {
        of: (place) => scores[place] ?? 0,
        words: (place) => sharedWords(place, query, asked),
        known: asked.size,
      }
    },
  }

  function sharedWords(
    place: number,
    query: readonly string[],
    asked: ReadonlyMap<string, number>,
  ): readonly string[] {
    const worth = (stem: string): number =>
      (asked.get(stem) ?? 0) *
      (postings.get(stem)?.find((posting) => posting.place === place)?.weight ?? 0)
    const written = new Map<string, string>()
    for (const each of query.flatMap(read)) {
      if (worth(each.stem) > 0 && !written.has(each.stem)) written.set(each.stem, each.written)
    }
    return [...written]
      .toSorted(([one], [other]) => worth(other) - worth(one) || (one < other ? -1 : 1))
      .map(([, word]) => word)
  }
}

function countsOf(
  query: readonly string[],
  read: ReadText,
  counts: (stem: string) => boolean = () => true,
): Map<string, number> {
  const found = new Map<string, number>()
  for (const { stem } of query.flatMap(read)) {
    if (counts(stem)) found.set(stem, (found.get(stem) ?? 0) + 1)
  }
  return found
}

/** The vector of length 1: a word said twice counts less than twice as much, a rare word more. */
function unit(
  count: ReadonlyMap<string, number>,
  rarity: (stem: string) => number,
): ReadonlyMap<string, number> {
  const weights = [...count].map(
    ([stem, times]) => [stem, Math.log1p(times) * rarity(stem)] as const,
  )
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return new Map(weights.map(([stem, weight]) => [stem, length === 0 ? 0 : weight / length]))
}
