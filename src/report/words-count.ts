/** How many words people read, in any language that parts words. */
export const countWords = (words: string): number =>
  words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Something to say, and how dear it is: 0 is always said, and of the rest the lowest numbers stay longest. */
export interface Wish<T> {
  readonly what: T
  readonly words: number
  readonly rank: number
}

/** What fits into so many words, in the given order; what is dearest is taken first. */
export function fitting<T>(wishes: readonly Wish<T>[], most: number): readonly T[] {
  let left = most
  const taken = new Set<Wish<T>>()
  for (const wish of wishes.toSorted((one, other) => one.rank - other.rank)) {
    if (wish.rank > 0 && wish.words > left) continue
    left -= wish.words
    taken.add(wish)
  }
  return wishes.filter((wish) => taken.has(wish)).map(({ what }) => what)
}
