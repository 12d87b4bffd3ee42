import { parse as parseCsv } from 'csv-parse/sync'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import {
  type ReportFormat,
  reportFormatFacts,
  reportFormats,
} from '../../src/domain/report-format.ts'
import { writeAs } from '../../src/exports/formats.ts'
import { type Summary, summarise } from '../../src/report/summary.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { fullCheck } from '../report/full-check.ts'
import { swim } from '../report/swim.ts'

const made = { version: '9.9.9', events: 41 }
const plain = [
  'checklist',
  'evidence',
  'gives-gets',
  'mermaid',
  'answers',
  'csv',
  'csv-steps',
  'csv-answers',
  'ics',
] as const
const nextLookOn = (on: string) => ({
  facilitator: 'dana',
  tells: true,
  look: { on, isRegular: false },
})
const check = (more: Partial<SummaryInput> = {}): Summary =>
  summarise({
    ...fullCheck().input,
    made,
    ahead: nextLookOn('2026-03-01'),
    until: '2026-01-15',
    ...more,
  })
const written = (format: ReportFormat, summary: Summary = check()): string =>
  writeAs(summary, { format })

// After a wanted change: npx vitest run tests/exports -u, and read the difference.
test.each(plain)('a check with every kind of talk as %s', async (format) => {
  const file = `full-check/${format}${reportFormatFacts[format].ending}.txt`
  await expect(written(format).replaceAll('\r\n', '\n')).toMatchFileSnapshot(file)
})

test.each(plain)(
  '%s says which program, content, questions, rules and record it rests on',
  (format) => {
    const text = written(format).replaceAll('\r\n ', '').replaceAll('\\', '')
    const { analysis, review } = check().input
    for (const part of [made.version, analysis.contentVersion, review ?? '', String(made.events)]) {
      expect(text).toContain(part)
    }
  },
)

describe('a sheet', () => {
  const sheets = ['csv', 'csv-steps', 'csv-answers'] as const

  test.each(sheets)('%s is read alike by two readers', (format) => {
    const text = written(format)
    const one = parseCsv(text, { bom: true }) as string[][]
    const other = Papa.parse<string[]>(text.replace('\uFEFF', ''), { skipEmptyLines: true }).data
    expect(one.length).toBeGreaterThan(1)
    expect(other).toEqual(one)
    expect(new Set(one.map(({ length }) => length)).size).toBe(1)
    expect(text).toMatch(/^\uFEFF[^\n]*\r\n/)
  })

  test('a name that is a formula stays words', () => {
    const summary = swim({ product: { name: '=HYPERLINK("http://evil.example")' } })
    const [, row] = parseCsv(written('csv', summary), { bom: true, columns: true }) as {
      product: string
    }[]
    expect(row?.product).toBe(`'=HYPERLINK("http://evil.example")`)
  })

  test('what is not known yet stands at its worse end, with both ends beside it', () => {
    const rows = parseCsv(written('csv'), { bom: true, columns: true }) as Record<string, string>[]
    const rated = rows.filter(({ band_low: low }) => low !== '')
    expect(rated.length).toBeGreaterThan(0)
    for (const { band, band_high: high } of rated) expect(band).toBe(high)
  })
})

describe('the calendar', () => {
  const events = (summary: Summary) =>
    new ICAL.Component(ICAL.parse(written('ics', summary)))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))

  test('has whole days: each step that is ahead, the talk, what is lived with, the next look', () => {
    const found = events(check())
    expect(found.every(({ startDate }) => startDate.isDate)).toBe(true)
    const days = found.map(({ startDate, summary }) => `${startDate} ${summary}`)
    expect(days).toContain('2026-01-15 Swim Booking: last day to talk it through')
    expect(days).toContain('2026-03-01 Swim Booking: next look')
    expect(days.some((day) => day.includes('a safety step is due'))).toBe(true)
  })

  test('an entry keeps its id when its day moves, and no two have one', () => {
    const ids = events(check()).map(({ uid }) => uid)
    expect(new Set(ids).size).toBe(ids.length)
    const later = events(check({ ahead: nextLookOn('2026-04-01') })).map(({ uid }) => uid)
    expect(later).toEqual(ids)
  })

  test('names the product and the day, never the weak spot', () => {
    const summary = check()
    const text = written('ics', summary).replaceAll('\r\n ', '')
    for (const { title } of [...summary.first, ...summary.rest]) expect(text).not.toContain(title)
    for (const step of summary.steps) expect(text).not.toContain(step.text)
  })
})

describe('without names', () => {
  const people = [...fullCheck().input.people.values()]

  test.each(reportFormats)('%s names nobody', (format) => {
    const text = writeAs(check(), { format, people: 'roles' })
    for (const name of people) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`))
  })

  test.each(reportFormats.filter((format) => reportFormatFacts[format].people === 'roles'))(
    '%s, meant for outsiders, names nobody by itself',
    (format) => {
      for (const name of people) expect(written(format)).not.toMatch(new RegExp(`\\b${name}\\b`))
    },
  )

  test('a name inside what somebody wrote is replaced as well, and its length never matters', () => {
    const { input } = check()
    const [id = '', name = ''] = [...input.people][0] ?? []
    const summary = check({
      never: { words: `${name} must never see ${name}bert’s notes.`, by: id },
    })
    const text = writeAs(summary, { format: 'md', people: 'roles' })
    expect(text).toMatch(new RegExp(`(Who looked after it|Person 1) must never see ${name}bert’s`))
  })
})

test('the evidence says what it does not show', () => {
  const text = written('evidence')
  expect(text).toContain('PW.1.1')
  expect(text).toContain('PW.1.2')
  expect(text).toContain('No code was read and no system was tested.')
  expect(text.length).toBeLessThan(6000)
})

test('Mermaid gets no mark of its own from a name', () => {
  const text = written(
    'mermaid',
    swim({ product: { name: 'A"]; click e1 "javascript:alert(1)"\n%%x' } }),
  )
  const inside =
    text.split('\n').find((line) => line.includes('e3') || line.includes('A#34;')) ?? ''
  expect(inside).not.toMatch(/"\];|click e1 "/)
  expect(text.split('\n').filter((line) => line.startsWith('%%x'))).toEqual([])
})
