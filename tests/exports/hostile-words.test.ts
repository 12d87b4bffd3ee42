import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelLines } from '../../src/exports/diagram-label.ts'
import { writeAs } from '../../src/exports/formats.ts'
import { allStories, type Summary } from '../../src/report/summary.ts'
import { answers, said, swim, talks } from '../report/swim.ts'
import { readComposer } from './composer-reader.ts'
import { mistakes, type ToolFormat, toolFormats } from './owner-schemas.ts'
import { readDragon, readOtm } from './tool-readers.ts'

/** Words that mean something to a page, a sheet, a Markdown reader, a terminal or the reading order. */
const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '[press](https://evil.test) ![](https://evil.test/a.png) **bold** `code`\n# Heading',
  '=HYPERLINK("https://evil.test","a")',
  '\u202Egnp.exe\u0007\u001B[31m red\u0000',
  'שלום <b>עולם</b> ١٢٣',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to stay words
  '{{constructor.constructor("return 1")()}} %s %n ${7*7}',
  'a'.repeat(300),
  '\\"},{"id":"x',
]

const written: Readonly<Record<ToolFormat, (text: string) => readonly string[]>> = {
  'threat-dragon': (text) => readDragon(text).threats.map(({ title }) => title),
  otm: (text) => readOtm(text).threats.map(({ title }) => title),
  'threat-composer': (text) => readComposer(text).file.threats.map(({ statement }) => statement),
}

/** A check in which everything that somebody can write is these words. */
function wordsEverywhere(words: string): Summary {
  return swim({
    product: { name: words.slice(0, 120), summary: words },
    never: { words, by: 'dana' },
    answers: [
      ...answers.filter(({ question }) => question !== 'conn.services'),
      said('conn.services', 'dana', [words.slice(0, 120), 'Post & Co']),
    ],
    talk: talks(
      { finding: 'own-1', own: { words, by: 'mei' } },
      {
        finding: 'see-others',
        decision: {
          treatment: 'mitigate',
          by: 'dana',
          owner: words.slice(0, 120),
          due: '2026-01-01',
          safeguards: [],
          own: words,
          done: false,
        },
      },
    ),
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u

/** As people see them: on one line, without what controls a screen. */
const seen = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim()

const texts = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe.each(toolFormats)('%s', (format) => {
  test.each(hostile)('takes %j as words', (words) => {
    const text = writeAs(wordsEverywhere(words), { format, people: 'names' })
    expect(mistakes(format, text)).toEqual([])
    expect(text).not.toMatch(controls)
    expect(texts(JSON.parse(text)).filter((one) => controls.test(one))).toEqual([])
    expect(written[format](text).filter((title) => title === seen(words))).toHaveLength(2)
  })

  test('takes over every story of any words and any talk', () => {
    fc.assert(
      fc.property(anyCheck, (summary) => {
        const text = writeAs(summary, { format })
        expect(mistakes(format, text)).toEqual([])
        expect(written[format](text)).toHaveLength(allStories(summary).length)
      }),
      { numRuns: 8 },
    )
  })
})

const anyWords = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
const anyFinding = fc.constantFrom('see-others', 'lose-all', 'story-b', 'own-1', 'own-2')
const anyTalk = fc.record({
  finding: anyFinding,
  parked: fc.boolean(),
  own: fc.record({ words: anyWords.map((words) => `x${words}`), by: fc.constant('mei') }),
  decision: fc.option(
    fc.record({
      treatment: fc.constantFrom('mitigate', 'avoid', 'transfer', 'accept'),
      by: fc.constant('dana'),
      owner: anyWords,
      due: fc.constantFrom('2025-01-01', '2027-01-01'),
      safeguards: fc.subarray(['test-walls', 'try-copy']),
      own: anyWords,
      done: fc.boolean(),
      shown: fc.constantFrom('Tried it', 'Seen it'),
    }),
    { nil: undefined },
  ),
})
const anyCheck = fc
  .record({
    name: anyWords.map((words) => `x${words}`),
    services: fc.uniqueArray(anyWords, { minLength: 1, maxLength: 5 }),
    talk: fc.uniqueArray(anyTalk, { selector: ({ finding }) => finding, maxLength: 5 }),
  })
  .map(({ name, services, talk }) =>
    swim({
      product: { name },
      answers: [
        ...answers.filter(({ question }) => question !== 'conn.services'),
        said('conn.services', 'dana', services),
      ],
      talk: talks(
        ...talk.map(({ own, decision, ...one }) => ({
          ...one,
          ...(one.finding.startsWith('own-') && { own }),
          ...(decision && { decision }),
        })),
      ),
    }),
  )

test('an element with any name, and its words are the same on one line', () => {
  fc.assert(
    fc.property(anyWords, (words) => {
      const lines = labelLines(words)
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''))
      expect(lines.every((line) => [...line].length <= 20)).toBe(true)
    }),
    { numRuns: 50 },
  )
})
