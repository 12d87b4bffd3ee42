import { expect, test } from 'vitest'
import { escapeHtml, replaceControls, withoutControls } from '../../src/domain/text-safety.ts'

test('nothing is left that moves a cursor, rings a bell or turns the direction of text', () => {
  expect(withoutControls('a\u001b[2Jb\u0007c\u009bd\u202ee\u2067f\u0000g')).toBe('a[2Jbcdefg')
  expect(withoutControls('Zoë 日本 👩‍👩‍👧 עברית')).toBe('Zoë 日本 👩‍👩‍👧 עברית')
})

test('what a place can show is kept there', () => {
  expect(withoutControls('a\tb\nc\rd')).toBe('abcd')
  expect(withoutControls('a\tb\nc\rd', '\n\t')).toBe('a\tb\ncd')
  expect(replaceControls('a\nb\u202e', () => '?', '\n')).toBe('a\nb?')
})

test('words in HTML show as they are and end no attribute', () => {
  expect(escapeHtml(`<a href="x" title='y'>&\`</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&#96;&lt;/a&gt;',
  )
})
