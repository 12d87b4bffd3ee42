/** Whether words that somebody typed hold one of these names as a whole word, in capitals or not, however its letters are put together. */
export function mentions(value: unknown, names: readonly string[]): boolean {
  const sought = names.map(alike).filter((name) => name.trim() !== '')
  return holds(value, (words) => {
    const text = alike(words)
    return sought.some((name) => hasWord(text, name))
  })
}

function holds(value: unknown, isFound: (words: string) => boolean): boolean {
  if (typeof value === 'string') return isFound(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, inside]) => isFound(name) || holds(inside, isFound))
}

const alike = (words: string): string => words.normalize('NFC').toLowerCase()

const letter = /[\p{L}\p{N}\p{M}]/u
/** Scripts that put no space between words: a name in them can stand right beside other letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1)
    const [after] = text.slice(at + name.length)
    if (isEdge(before, [...name][0]) && isEdge(after, [...name].at(-1))) return true
  }
  return false
}

const isEdge = (beside: string | undefined, own = ''): boolean =>
  beside === undefined || !letter.test(beside) || unspaced.test(own)
