import { describe, expect, test } from 'vitest'
import { asTyped } from '../../src/message/escape.ts'
import { blockTokens, inlineText, inlineTokens } from '../../src/message/inline.ts'

describe('inline Markdown', () => {
  test('knows bold, italic and links', () => {
    expect(inlineTokens('**a** _b_ [c](https://d.example) [e](mailto:e@f.example)')).toEqual([
      { type: 'bold', children: [{ type: 'text', text: 'a' }] },
      { type: 'text', text: ' ' },
      { type: 'italic', children: [{ type: 'text', text: 'b' }] },
      { type: 'text', text: ' ' },
      { type: 'link', href: 'https://d.example', children: [{ type: 'text', text: 'c' }] },
      { type: 'text', text: ' ' },
      { type: 'link', href: 'mailto:e@f.example', children: [{ type: 'text', text: 'e' }] },
    ])
  })

  test.each([
    '[x](javascript:alert(1))',
    '[x](http://plain.example)',
    '[x](data:text/html,hi)',
    '![x](https://picture.example/a.png)',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '`code`',
    'https://typed.example and me@typed.example',
    '&lt;b&gt; &amp;',
    '~~gone~~ | a | b |',
  ])('keeps %s as it was typed', (words) => {
    expect(inlineTokens(words)).toEqual([{ type: 'text', text: words }])
  })

  test.each([
    '**bold** _it_ [l](https://a.example)',
    '\\* back \\\\ slash',
    '<b>&amp;</b>',
    '1 * 2 * 3 _ 4 _',
    '👩‍👩‍👧 שלום',
    '&lt;b&gt; &#x202e; Fish & Chips',
  ])('what a person typed comes back exactly: %s', (words) => {
    const tokens = inlineTokens(`**${asTyped(words)}**`)
    expect(tokens).toEqual([{ type: 'bold', children: [{ type: 'text', text: words }] }])
    expect(inlineText(tokens)).toBe(words)
  })

  test('nothing a person typed steers a screen or turns the words after it around', () => {
    expect(asTyped('a\u001b[31m\u009b2J\u0000\u202Eb\u2066c\td')).toBe('a\\[31m2Jbc\td')
  })

  test('a link shows its address where it cannot be pressed', () => {
    expect(inlineText(inlineTokens('[help](https://a.example)'))).toBe('help (https://a.example)')
    expect(inlineText(inlineTokens('[a@b.example](mailto:a@b.example)'))).toBe('a@b.example')
  })
})

test('blocks are paragraphs and lists; other blocks stay as typed', () => {
  expect(blockTokens('One **two**\n\n1. a\n2. _b_\n\n# Not a heading')).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'One ' },
        { type: 'bold', children: [{ type: 'text', text: 'two' }] },
      ],
    },
    {
      type: 'list',
      ordered: true,
      items: [
        [{ type: 'text', text: 'a' }],
        [{ type: 'italic', children: [{ type: 'text', text: 'b' }] }],
      ],
    },
    { type: 'paragraph', children: [{ type: 'text', text: '# Not a heading' }] },
  ])
})
