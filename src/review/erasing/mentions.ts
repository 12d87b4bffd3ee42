/** Whether words that somebody typed hold one of these names as a whole word, in capitals or not. */
export function mentions(value: unknown, names: readonly string[]): boolean {
  const found = names.filter((name) => name.trim() !== '').map(wholeWord)
  return holds(value, (words) => found.some((name) => name.test(words)))
}

function holds(value: unknown, isFound: (words: string) => boolean): boolean {
  if (typeof value === 'string') return isFound(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, inside]) => isFound(name) || holds(inside, isFound))
}

const wholeWord = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'iu',
  )
