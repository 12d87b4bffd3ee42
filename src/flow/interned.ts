const words = new Map<string, string>()

/** The one string object for equal words: names that meet on every answer are then compared by address. */
export function interned(word: string): string {
  const known = words.get(word)
  if (known !== undefined) return known
  words.set(word, word)
  return word
}
