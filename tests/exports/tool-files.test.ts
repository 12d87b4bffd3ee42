import { describe, expect, test } from 'vitest'
import { readExport } from '../../src/assess/read-export.ts'
import { writeAs } from '../../src/exports/formats.ts'
import { allStories, type Summary } from '../../src/report/summary.ts'
import { summaryOfGolden } from '../golden/summary-of-golden.ts'
import { fullCheck } from '../report/full-check.ts'
import { swimFromFile } from '../report/swim.ts'
import { readComposer } from './composer-reader.ts'
import { mistakes, type ToolFormat, toolFormats } from './owner-schemas.ts'
import { readDragon, readOtm } from './tool-readers.ts'

const checks: readonly (readonly [string, Summary])[] = [
  ['every kind of talk', fullCheck()],
  ['a file of answers', swimFromFile()],
  ...['town-counter', 'staff-lunch'].map((product) => [product, summaryOfGolden(product)] as const),
]

const written = new Map<string, string>()
/** A file as it is given to outsiders, written once. */
function fileOf(name: string, summary: Summary, format: ToolFormat): string {
  const key = `${name} ${format}`
  const text = written.get(key) ?? writeAs(summary, { format })
  written.set(key, text)
  return text
}

/** The threats that the reader of a format takes over. */
const arrived: Readonly<
  Record<ToolFormat, (text: string) => readonly { id: string; title: string }[]>
> = {
  'threat-dragon': (text) => readDragon(text).threats,
  otm: (text) => readOtm(text).threats,
  'threat-composer': (text) => readComposer(text).findings,
}

describe.each(checks)('of %s', (name, summary) => {
  test.each(toolFormats)('the file for %s keeps to its owner’s schema', (format) => {
    expect(mistakes(format, fileOf(name, summary, format))).toEqual([])
  })

  test.each(toolFormats)('%s takes over every story exactly once', (format) => {
    const threats = arrived[format](fileOf(name, summary, format))
    const titles = allStories(summary).map(({ title }) => bare(title))
    expect(threats.map(({ title }) => bare(title)).toSorted()).toEqual(titles.toSorted())
    expect(new Set(threats.map(({ id }) => id)).size).toBe(titles.length)
  })

  test('the same story has the same id in all three', () => {
    const ids = toolFormats.map((format) =>
      arrived[format](fileOf(name, summary, format))
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(ids[1]).toEqual(ids[0])
    expect(ids[2]).toEqual(ids[0])
  })

  test.each(toolFormats)('%s is told what made it, and every rating with both ends', (format) => {
    const read = readExport(fileOf(name, summary, format))
    const findings = [...summary.first, ...summary.rest, ...summary.covered].flatMap(
      ({ finding }) => (finding ? [[finding.id, finding.rating.band] as const] : []),
    )
    expect(new Map(read?.ratings)).toEqual(new Map(findings))
    expect(read?.content).toBe(summary.input.analysis.contentVersion)
  })
})

const bare = (title: string): string => title.replaceAll(/[\u2068\u2069]/g, '').replace(/\.$/, '')

describe('nobody is named', () => {
  const summary = fullCheck()

  test.each(toolFormats)('in a file for %s, unless that is asked for', (format) => {
    const text = writeAs(summary, { format })
    for (const person of ['Dana', 'Ravi', 'Mei', 'Tom']) {
      expect(text).not.toMatch(new RegExp(`\\b${person}\\b`))
    }
    expect(writeAs(summary, { format, people: 'names' })).toMatch(/Ravi/)
  })
})
