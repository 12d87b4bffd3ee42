import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/report/document.ts'
import { htmlPage } from '../../src/report/html.ts'
import { markdownOf } from '../../src/report/markdown.ts'
import { shortened } from '../../src/report/shortened.ts'
import { tablePart } from '../../src/report/table-part.ts'
import { say } from '../own-content.ts'

const html = (...parts: readonly Part[]): string => {
  const page = htmlPage({ say }, { title: 'A & B', style: '', parts })
  return page.slice(page.indexOf('<main>') + 7, page.indexOf('\n</main>'))
}
const words = (...spans: Extract<Part, { type: 'words' }>['words'][]): Part => ({
  type: 'words',
  words: spans.flat(),
})

describe('a link in a document', () => {
  const link = (href: string) => html(words([{ link: 'There', href }]))

  test.each(['https://work.example/1', '/checks/1'])('to %s can be followed', (href) => {
    expect(link(href)).toContain(`<a href="${href}" rel="noopener noreferrer">There</a>`)
  })

  test.each([
    'http://work.example/1',
    'javascript:alert(1)',
    '//work.example/1',
    '/\\work.example',
    'checks/1',
    '',
  ])('to “%s” is words alone', (href) => {
    expect(link(href)).toBe('<p dir="auto">There</p>')
  })
})

describe('parts of a document', () => {
  const band = { band: 'actFirst', words: 'Act first' } as const

  test('keep the spaces between their spans, one each', () => {
    const spans = words(['By ', { strong: 'Mei' }, ' and ', band, '.'])
    expect(html(spans)).toBe(
      '<p dir="auto">By <strong>Mei</strong> and <span class="band actFirst">Act first</span>.</p>',
    )
    expect(markdownOf([spans])).toBe('By **Mei** and **Act first**.\n')
    expect(html(words(['a', ' ', 'b']))).toBe('<p dir="auto">a b</p>')
    expect(markdownOf([words(['a', ' ', 'b'])])).toBe('a b\n')
  })

  test('are marked by their tone', () => {
    const tones = ([undefined, 'quiet', 'warn', 'quote'] as const).map(
      (tone): Part => ({ type: 'words', words: 'So', ...(tone && { tone }) }),
    )
    expect(tones.map((part) => html(part))).toEqual([
      '<p dir="auto">So</p>',
      '<p class="quiet" dir="auto">So</p>',
      '<p class="warn" dir="auto">So</p>',
      '<blockquote dir="auto">So</blockquote>',
    ])
    expect(tones.map((part) => markdownOf([part]))).toEqual(['So\n', 'So\n', '> So\n', '> So\n'])
  })

  test('are headings with and without a place to go to, lists with and without letters', () => {
    const heading: Part = { type: 'heading', level: 2, words: 'So' }
    expect(html(heading)).toBe('<h2 dir="auto">So</h2>')
    expect(html({ ...heading, id: 'a"b' })).toBe('<h2 id="a&quot;b" dir="auto">So</h2>')
    expect(markdownOf([heading])).toBe('## So\n')
    const list: Part = { type: 'list', items: ['a', 'b'] }
    expect(html(list)).toBe('<ul><li dir="auto">a</li><li dir="auto">b</li></ul>')
    expect(html({ ...list, lettered: true })).toContain('<ul class="lettered" role="list">')
    expect(markdownOf([list])).toBe('- a\n- b\n')
    expect(markdownOf([{ ...list, lettered: true }])).toBe('a\n\nb\n')
  })

  test('are pairs, pictures and small print', () => {
    const pairs: Part = { type: 'pairs', items: [['Who', 'Mei']] }
    const picture: Part = { type: 'picture', svg: '<svg/>', caption: 'A < B' }
    expect(html(pairs)).toBe('<dl><div><dt>Who</dt><dd dir="auto">Mei</dd></div></dl>')
    expect(html(picture)).toBe('<figure><svg/><figcaption>A &lt; B</figcaption></figure>')
    expect(html({ type: 'small', parts: [pairs] })).toContain('<section class="small">')
    expect(html({ type: 'small', parts: [], twoColumns: true })).toContain('class="small columns"')
    expect(markdownOf([picture, pairs, { type: 'small', parts: [pairs] }])).toBe(
      '- **Who:** Mei\n\n- **Who:** Mei\n',
    )
  })

  test('are tables whose cells say what column they are of, also where they are empty', () => {
    const table: Part = { type: 'table', caption: 'All', head: ['A', 'B'], rows: [['1', '']] }
    expect(html(table)).toBe(
      [
        '<table><caption>All</caption>',
        '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>',
        '<tbody>',
        '<tr><td data-label="A" dir="auto">1</td><td data-label="B" class="empty" dir="auto"></td></tr>',
        '</tbody></table>',
      ].join('\n'),
    )
    expect(markdownOf([table])).toBe('| A | B |\n| --- | --- |\n| 1 |  |\n')
  })
})

test('a table has no column that says nothing, and says what a blank cell means', () => {
  const columns = ['A', { name: 'B', blank: 'none' }, 'C'] as const
  const rows = [
    ['1', ' ', ''],
    ['', [{ strong: 'x' }], ' '],
  ]
  expect(tablePart('All', columns, rows)).toEqual({
    type: 'table',
    caption: 'All',
    head: ['A', 'B'],
    rows: [
      ['1', 'none'],
      ['', [{ strong: 'x' }]],
    ],
  })
})

describe('words that are long', () => {
  test('stay whole up to the length, and are cut at a word after it', () => {
    expect(shortened('aaaa bbbb', 9)).toBe('aaaa bbbb')
    expect(shortened('  aaaa \n bbbb ', 9)).toBe('aaaa bbbb')
    expect(shortened('aaaaaa bbbb', 9)).toBe('aaaaaa…')
  })

  test('are cut within a word where half or less would be left', () => {
    expect(shortened('aaaa bbbbbbb', 8)).toBe('aaaa bbb…')
    expect(shortened('aaaaa bbbbbbb', 8)).toBe('aaaaa…')
    expect(shortened('a'.repeat(12), 8)).toBe('aaaaaaaa…')
  })
})
