import { expect, test } from 'vitest'
import { type ContentMistake, formatMistakes } from '../../src/content/mistake.ts'

const mistake = (file: string, line: number): ContentMistake => ({
  file,
  line,
  rule: 'lengths',
  message: 'this title is long',
  hint: 'shorten it',
})

test('mistakes are listed by file and line, with their mend and their number', () => {
  const text = formatMistakes([mistake('b.md', 1), mistake('a.md', 10), mistake('a.md', 9)])
  expect(text.split('\n')).toEqual([
    'a.md:9  this title is long  → shorten it',
    'a.md:10  this title is long  → shorten it',
    'b.md:1  this title is long  → shorten it',
    '3 mistakes.',
  ])
})

test('none is said too', () => {
  expect(formatMistakes([])).toBe('No mistakes.')
})
