import { describe, expect, test } from 'vitest'
import { briefParts, toBriefHtml, toBriefMarkdown } from '../../src/report/brief.ts'
import type { Part } from '../../src/report/document.ts'
import { shortened } from '../../src/report/shortened.ts'
import { summarise } from '../../src/report/summary.ts'
import { fullCheck } from './full-check.ts'
import { analysis, swim, swimFromFile, talks } from './swim.ts'
import { swimWithWays, ways } from './ways.ts'

const tables = (parts: readonly Part[]) =>
  parts.flatMap((part) => (part.type === 'table' ? [part] : []))
const rows = (parts: readonly Part[], n: number) => tables(parts)[n]?.rows ?? []
const lists = (parts: readonly Part[]) =>
  parts.flatMap((part) => (part.type === 'list' ? [part.items] : []))
const lastLine = (parts: readonly Part[]) => {
  const last = parts.at(-1)
  return last?.type === 'words' ? String(last.words) : undefined
}
const step = (n: number) => ({
  treatment: 'mitigate' as const,
  by: 'dana',
  at: '2025-11-20T10:00:00Z',
  owner: 'mei',
  due: `2026-01-0${n + 1}`,
  safeguards: [],
  own: `Do thing ${n}`,
  done: false,
})
const withSteps = (count: number) =>
  swim({
    talk: talks(
      ...analysis.findings.slice(0, count).map(({ id }, n) => ({ finding: id, decision: step(n) })),
    ),
  })

describe('one page to bring to a meeting', () => {
  test('reads as a whole, before anybody has spoken', async () => {
    await expect(toBriefMarkdown(swimWithWays())).toMatchFileSnapshot('told-check/brief.md')
  })

  test('agreed steps take the place of proposed ones, with the numbers of their stories', () => {
    const [first] = rows(briefParts(withSteps(2)), 1)
    expect(first).toEqual(['Do thing 0', '1', 'Mei', '1 Jan 2026'])
    expect(rows(briefParts(fullCheck()), 1).map(([text, places]) => [text, places])).toEqual([
      ['Test often that one person cannot open another’s things.', '3 and 13'],
      ['Ask twice', '3'],
      ['Put everything back from a backup once, and time it.', '10'],
      ['Watch it', ''],
    ])
  })

  test('six steps fit, and how many more there are is said', () => {
    expect(rows(briefParts(withSteps(6)), 1)).toHaveLength(6)
    expect(toBriefMarkdown(withSteps(6))).not.toContain('more')
    expect(rows(briefParts(withSteps(8)), 1)).toHaveLength(6)
    expect(toBriefMarkdown(withSteps(8))).toMatch(/2 more/)
  })

  test('nine stories fit, the team’s own among them', () => {
    const own = ['a', 'b', 'c'].map((id) => ({
      finding: `own-${id}`,
      own: { words: id, by: 'mei' },
    }))
    const numbers = rows(briefParts(swim({ talk: talks(...own) })), 0).map(([place]) => place)
    expect(numbers).toHaveLength(9)
    expect(numbers.toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  test('what people said of how it could happen follows the ways, five in all', () => {
    const said = ['On the bus', 'By post', 'At home'].map((words) => ({ by: 'mei', words }))
    const one = swimWithWays({ ways: said }, { analysis: { ...analysis, ways: ways.slice(0, 5) } })
    const [told = [], more] = lists(briefParts(one))
    expect(told).toHaveLength(4)
    expect(more).toEqual(['On the bus'])
  })

  test('says who could be asked, where somebody is said to know', () => {
    const unknown = {
      ...analysis,
      findOut: [{ question: 'info.leak', settles: ['see-others'] }, ...analysis.findOut],
    }
    const items = lists(briefParts(swim({ analysis: unknown }))).at(-1)
    expect(items).toEqual(['If all of it got out, how bad?', 'Ravi: Could you put it back?'])
  })

  test('names three questions to find out, and leaves the heading out where there are none', () => {
    const asked = ['run.restore', 'info.leak', 'can.proof', 'out.reach'].map((question) => ({
      question,
      settles: ['see-others'],
    }))
    expect(
      lists(briefParts(swim({ analysis: { ...analysis, findOut: asked } }))).at(-1),
    ).toHaveLength(3)
    expect(toBriefMarkdown(swim({ analysis: { ...analysis, findOut: [] } }))).not.toContain(
      'Find out',
    )
  })

  test('with nothing to talk about says so, and asks for nothing', () => {
    const page = toBriefMarkdown(
      swim({ analysis: { ...analysis, findings: [], bestFixes: [], findOut: [], ways: [] } }),
    )
    expect(page).not.toContain('|')
    expect(page).not.toContain('Who does what by when')
    expect(page).not.toMatch(/Enough until/)
  })

  test('a check from a file has no names, no day and nothing that must never happen', () => {
    const page = toBriefMarkdown(swimFromFile())
    expect(page.split('\n').slice(0, 3)).toEqual([
      '# What could go wrong with Swim Booking',
      '',
      '## Talk about these first',
    ])
  })

  test('without names it still has its day', () => {
    expect(toBriefMarkdown(swim({ checkedBy: [] }))).toContain('\n\n21 Nov 2025\n\n')
  })

  test('says when most of it was not known', () => {
    const given = swim().input.answers.map((answer) => ({ ...answer, value: '?' }))
    expect(
      briefParts(swim({ answers: given })).some(
        (part) => part.type === 'words' && part.tone === 'warn',
      ),
    ).toBe(true)
    expect(briefParts(swim()).some((part) => part.type === 'words' && part.tone === 'warn')).toBe(
      false,
    )
  })

  test('a story in the team’s own words says so in the place of its kind', () => {
    const own = talks({ finding: 'own-1', own: { words: 'A key under the mat', by: 'mei' } })
    const kinds = rows(briefParts(swim({ talk: own })), 0).map((row) => row[3])
    expect(kinds.slice(0, 2)).toEqual(['your own story', 'information gets out'])
  })

  test('is the same as HTML, with its own way to print', () => {
    const html = toBriefHtml(swimWithWays())
    expect(html).toContain('<title>What could go wrong with Swim Booking</title>')
    expect(html).toContain('@page')
    expect(html).toContain('It gets out by staff')
  })

  test('ends with what would be enough for now', () => {
    expect(lastLine(briefParts(swim()))).toContain('a name and a day for each “Act first” story')
    expect(
      lastLine(briefParts(summarise({ ...swim().input, analysis: { ...analysis, findings: [] } }))),
    ).not.toContain('Enough')
  })
})

describe('words that are too long for their place', () => {
  test('stay whole up to the limit', () => {
    expect(shortened('twelve chars', 12)).toBe('twelve chars')
  })
  test('end at a whole word where they are cut', () => {
    expect(shortened('a story that goes further', 20)).toBe('a story that goes…')
  })
  test('are cut inside a word that is too long itself', () => {
    expect(shortened('ab verylongwordwithoutend', 12)).toBe('ab verylongw…')
  })
  test('stand on one line', () => {
    expect(shortened(' two\n lines ', 20)).toBe('two lines')
  })
})
