import { describe, expect, test } from 'vitest'
import { briefParts } from '../../src/report/brief.ts'
import { type Part, spansOf, type Words } from '../../src/report/document.ts'
import { listedFixes } from '../../src/report/listed-fixes.ts'
import { reportParts } from '../../src/report/report.ts'
import { tablePart } from '../../src/report/table-part.ts'
import { goldenSummaries } from '../golden/summaries.ts'
import { everywhere } from './everywhere.ts'

type Table = Extract<Part, { type: 'table' }>

const tables = (parts: readonly Part[]): readonly Table[] =>
  parts.flatMap((part) =>
    part.type === 'small' ? tables(part.parts) : part.type === 'table' ? [part] : [],
  )

const isBlank = (words: Words): boolean =>
  spansOf(words).every((span) => typeof span === 'string' && span.trim() === '')

const blanks = (parts: readonly Part[]): readonly string[] =>
  tables(parts).flatMap(({ caption, head, rows }) =>
    rows.flatMap((row) =>
      head.filter((_, n) => isBlank(row[n] ?? '')).map((it) => `${caption}: ${it}`),
    ),
  )

const summaries = [
  ...goldenSummaries,
  ['one with every kind of talk', everywhere('some words')] as const,
]

describe('in every table', () => {
  test.each(summaries)('no cell is blank: %s', (_, summary) => {
    expect(blanks(reportParts(summary))).toEqual([])
    expect(blanks(briefParts(summary))).toEqual([])
  })

  test('a column that says nothing is left out, and a blank cell says what that means', () => {
    const columns = ['a', { name: 'b', blank: 'none yet' }, 'c']
    const rows = [
      ['1', '', ' '],
      ['2', 'two', ''],
    ]
    expect(tablePart('it', columns, rows)).toEqual({
      type: 'table',
      caption: 'it',
      head: ['a', 'b'],
      rows: [
        ['1', 'none yet'],
        ['2', 'two'],
      ],
    })
  })
})

test('the best steps are the same in the report, in the page for a meeting and in the summary', () => {
  for (const [product, summary] of goldenSummaries) {
    const first = listedFixes(summary).map(({ safeguard }) => safeguard.text)
    expect(first.length, product).toBeGreaterThan(0)
    const caption = summary.say('report.doc.fixes')
    const full = tables(reportParts(summary)).find((table) => table.caption === caption)
    expect(
      full?.rows.slice(0, first.length).map(([step]) => step),
      product,
    ).toEqual(first.slice(0, 10))
    const brief = tables(briefParts(summary)).find(
      (table) => table.caption === summary.say('report.brief.who'),
    )
    expect(brief?.rows.length, product).toBe(Math.min(3, first.length))
  }
})
