const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** True when words are longer than so many characters as people see them: a face or a flag is one. */
export function isLongerThan(words: string, most: number): boolean {
  if (words.length <= most) return false
  let count = 0
  for (const _ of segmenter.segment(words)) {
    count += 1
    if (count > most) return true
  }
  return false
}
