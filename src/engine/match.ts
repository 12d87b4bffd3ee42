/** Text as it is compared: small letters, straight quotes, single spaces, nothing hanging at the ends. */
export function normalised(text: string): string {
  const even = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`]/g, "'")
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return even.replace(/^["'“”(]+|["'“”).!?…]+$/g, '').trim() || even
}

/**
 * The place of the one label that was surely meant, or -1: the whole label, else its beginning, else its
 * words in any order. A label that says "not" is never taken by words that do not say it.
 */
export function oneAmong(said: string, labels: readonly string[], not: readonly string[]): number {
  if (said === '') return -1
  const plains = labels.map(normalised)
  const whole = plains.indexOf(said)
  if (whole >= 0) return whole
  const begun = only(plains, (label) => begins(label, said))
  return begun >= 0 ? begun : only(plains, (label) => holds(label, said, not))
}

function only(labels: readonly string[], fits: (label: string) => boolean): number {
  const index = labels.findIndex(fits)
  return index === labels.findLastIndex(fits) ? index : -1
}

/** A last word may be cut short, but not so short that it could be another. */
const shortestCut = 4

function begins(label: string, said: string): boolean {
  if (!label.startsWith(said)) return false
  const lastWord = said.split(' ').at(-1) ?? ''
  return lastWord.length >= shortestCut || !/^[\p{L}\p{N}]/u.test(label.slice(said.length))
}

function holds(label: string, said: string, not: readonly string[]): boolean {
  const words = wordsOf(label)
  const asked = wordsOf(said)
  const unsaid = words.some((word) => not.includes(word) && !asked.includes(word))
  if (unsaid || asked.length === 0) return false
  return asked.every((one) =>
    words.some((word) => word === one || (one.length >= shortestCut && word.startsWith(one))),
  )
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? []
