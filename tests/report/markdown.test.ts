import { Lexer, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { neverId } from '../../src/domain/never-story.ts'
import { markdownText, toMarkdown } from '../../src/report/markdown.ts'
import { noTalk, type StoryTalk } from '../../src/report/talk.ts'
import { analysis, finding, swim, swimFromFile, talks } from './swim.ts'

/** The words a reader sees, and the kinds of marks among them. */
function seen(markdown: string): { words: string; marks: string[] } {
  const marks: string[] = []
  const read = (token: Token): string => {
    if (token.type !== 'text' && token.type !== 'escape') marks.push(token.type)
    if ('tokens' in token && token.tokens) return token.tokens.map(read).join('')
    return 'text' in token ? String(token.text) : token.raw
  }
  const words = Lexer.lexInline(markdown).map(read).join('')
  return { words: words.replaceAll('\u2060', ''), marks }
}

describe('words in Markdown', () => {
  test.each([
    '**bold** _it_ `code` ~~gone~~',
    '[x](https://evil.example) ![y](https://evil.example/y.png)',
    '<script>alert(1)</script>',
    'a | b | c',
    '\\| \\\\',
    '# Not a heading',
    '1. not a list',
    '- nor this',
    'שלום עולם 👩‍👩‍👧 — ﷽',
    '@everyone look at @org/team',
    'x'.repeat(600),
  ])('%s shows as it was typed', (typed) => {
    const { words, marks } = seen(markdownText(typed))
    expect(marks.filter((mark) => mark !== 'link')).toEqual([])
    expect(words).toBe(typed)
  })

  test.each([
    'see http://evil.example/x',
    'HTTPS://evil.example',
    'www.evil.example',
    'a ftp://b.c',
  ])('%s is no link on GitHub, and still reads as it was typed', (typed) =>
    expect(seen(markdownText(typed))).toEqual({ words: typed, marks: [] }),
  )

  test('an entity stays an entity’s name, and line breaks and control characters go', () => {
    expect(markdownText('&lt;b&gt; Fish & Chips')).toBe('\\&lt;b\\&gt; Fish & Chips')
    expect(markdownText('a\n\n# b\u0007\u202Ec')).toBe('a \\# bc'.replace('\\#', '#'))
  })

  test('nobody is called by an @', () => {
    expect(markdownText('@everyone')).not.toContain('@everyone')
    expect(markdownText('mail a@b.example')).toContain('a@b.example')
  })
})

describe('the Markdown report', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =HYPERLINK("https://evil.example")'])(
    'a cell that says %s is no formula',
    (words) => {
      const markdown = toMarkdown(
        swim({ talk: talks({ finding: 'own-1', own: { words, by: 'mei' } }) }),
      )
      const row = markdown.split('\n').find((line) => line.startsWith('| 1 |')) ?? ''
      expect(row.split(' | ')[1]).toMatch(/^'/)
    },
  )

  test('every row of a table has as many cells as its head, whatever was typed', () => {
    const product = { name: 'a | b\n| c' }
    const title = 'Someone | could \\| see\neverything'
    const markdown = toMarkdown(
      swim({ product, analysis: { ...analysis, findings: [finding('a', { title })] } }),
    )
    let head = 0
    for (const line of markdown.split('\n')) {
      const cells = line.match(/(?<!\\)\|/g)?.length ?? 0
      if (!line.startsWith('|')) head = 0
      else if (head === 0) head = cells
      else expect(cells).toBe(head)
    }
  })

  test('says both bands where somebody sees it differently, and how a “no” was agreed', () => {
    const override = { band: 'fineForNow', by: 'tom', reason: 'It is offline' } as const
    const claims = [{ by: 'tom', reason: 'We sign it', secondedBy: 'mei', lookAgain: '2026-05-01' }]
    const markdown = toMarkdown(
      swim({ talk: talks({ finding: 'see-others', override }, { finding: 'story-b', claims }) }),
    )
    expect(markdown).toContain(
      '- **How soon:** **Fine for now**, says Tom, because “It is offline”. By the answers: Act first.',
    )
    expect(markdown).toContain(
      '- Tom says it is not possible: We sign it. Mei agrees. Look again on 1 May 2026.',
    )
  })

  test('tells what is thought of a story, also where all think the same', () => {
    const told = (counts: Partial<StoryTalk['counts']>) =>
      toMarkdown(
        swim({
          talk: talks({
            finding: 'story-b',
            counts: { ...noTalk('story-b').counts, ...counts },
          }),
        }),
      )
    expect(told({ yes: 2 })).toContain('- Yes: 2\n')
    expect(told({ yes: 2, no: 1 })).toContain('- Yes: 2 · No: 1\n')
  })

  test('with nothing found says so, and still shows the answers', () => {
    const markdown = toMarkdown(
      swim({ analysis: { ...analysis, findings: [], bestFixes: [], findOut: [] } }),
    )
    expect(markdown).toContain('The answers raise nothing to talk about.')
    expect(markdown).toContain(
      '| Who uses it? | Customers or the public; Children under 18 | Dana | 20 Nov 2025 |',
    )
  })

  test('of a file has no columns for people and times that nobody knows', () => {
    const markdown = toMarkdown(swimFromFile())
    expect(markdown).toContain('| Question | Answer |\n')
    expect(markdown).not.toContain('Checked by')
    expect(markdown.split('\n')[2]).toBe('It lets parents book swimming lessons.')
  })
})

test('what must never happen has a part of its own only once somebody talked about it', () => {
  const own = '### Must never happen'
  expect(toMarkdown(swim({ talk: new Map() }))).not.toContain(own)
  expect(toMarkdown(swim({ talk: new Map([[neverId, noTalk(neverId)]]) }))).toContain(own)
})
