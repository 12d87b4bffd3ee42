import { describe, expect, test } from 'vitest'
import type { Analysis, Finding } from '../../src/analysis/finding.ts'
import type { Band } from '../../src/domain/vocabulary.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { compare } from '../../src/report/compare.ts'
import { storyLine } from '../../src/report/story-line.ts'
import { storyOf } from '../../src/report/summary.ts'
import { previewMessage } from '../../src/report/thread.ts'
import { analysis, finding, swim } from './swim.ts'

const covered = { status: 'covered', coveredBecause: 'It is.' } as const
const of = (...findings: Finding[]): Analysis => ({ ...analysis, findings })
const rated = (id: string, band: Band) => finding(id, {}, band)

const kinds = (before: Analysis, now: Analysis) =>
  compare({ date: '2025-11-01', analysis: before }, now).changes.map(
    ({ kind, finding: { id }, before: was }) => [kind, id, was],
  )

describe('two looks at a product', () => {
  test('differ in what is new, gone, taken care of, open again, sooner and later', () => {
    const before = of(
      rated('later', 'actFirst'),
      rated('gone', 'planSoon'),
      finding('takenCareOf'),
      rated('sooner', 'keepInMind'),
      finding('openAgain', covered),
      finding('same'),
    )
    const now = of(
      finding('same'),
      rated('later', 'planSoon'),
      finding('takenCareOf', covered),
      rated('sooner', 'planSoon'),
      finding('openAgain'),
      finding('new'),
    )
    expect(kinds(before, now)).toEqual([
      ['new', 'new', undefined],
      ['openAgain', 'openAgain', undefined],
      ['sooner', 'sooner', 'keepInMind'],
      ['takenCareOf', 'takenCareOf', undefined],
      ['gone', 'gone', undefined],
      ['later', 'later', 'actFirst'],
    ])
  })

  test('do not differ by the band of what is taken care of', () => {
    const one = finding('x', covered, 'actFirst')
    expect(kinds(of(one), of(finding('x', covered, 'planSoon')))).toEqual([])
    expect(kinds(of(one), of(one))).toEqual([])
  })
})

describe('what a person chose to come first', () => {
  const one = of(finding('x'))
  const seats = (kind?: 'given' | 'taken') =>
    new Map(kind === undefined ? [] : [['x', { kind, by: 'dana' }] as const])
  const differs = (
    was: 'given' | 'taken' | undefined,
    is: 'given' | 'taken' | undefined,
    now: Analysis = one,
  ) =>
    compare(
      { date: '2025-11-01', analysis: of(finding('x')), seats: seats(was) },
      now,
      seats(is),
    ).changes.map(({ kind }) => kind)

  test('differs where it was brought in or taken out, or where that was undone', () => {
    expect(differs(undefined, 'given')).toEqual(['broughtIn'])
    expect(differs('taken', 'given')).toEqual(['broughtIn'])
    expect(differs('taken', undefined)).toEqual(['broughtIn'])
    expect(differs(undefined, 'taken')).toEqual(['takenOut'])
    expect(differs('given', 'taken')).toEqual(['takenOut'])
    expect(differs('given', undefined)).toEqual(['takenOut'])
  })

  test('does not differ where it is as it was', () => {
    expect([differs('given', 'given'), differs(undefined, undefined)]).toEqual([[], []])
  })

  test('is not told of a story that is taken care of, nor beside another change', () => {
    const [kept] = [of(finding('x', covered))]
    const both = { date: '2025-11-01', analysis: kept, seats: seats() }
    expect(compare(both, kept, seats('given')).changes).toEqual([])
    expect(differs(undefined, 'given', of(finding('x', {}, 'actFirst')))).toEqual(['sooner'])
  })

  test('is told in words', () => {
    const summary = swim({
      analysis: one,
      today: '2026-01-02',
      posted: { date: '2025-11-21', analysis: one },
      seats: seats('taken'),
    })
    const [, counted, named] = plainText(previewMessage(summary)).split('\n')
    expect(counted).toMatch(/1 taken out/)
    expect(named).toMatch(/Someone could do x/)
  })
})

describe('a look at what is new', () => {
  const looked = (before: Analysis, now: Analysis) =>
    swim({
      analysis: now,
      date: '2026-01-02',
      today: '2026-01-02',
      posted: { date: '2025-11-21', analysis: before },
    })
  const lines = (summary: ReturnType<typeof swim>) => plainText(previewMessage(summary)).split('\n')

  test('says when the other was posted, how many differ, and which', () => {
    const before = of(rated('b', 'planSoon'), finding('c'), finding('d', covered))
    const now = of(rated('b', 'actFirst'), finding('d'), finding('e'), finding('f'))
    const summary = looked(before, now)
    expect(lines(summary).slice(0, 7)).toEqual([
      'Only you see this. What you posted on 21 Nov 2025 stays as it is until you post again.',
      'Different from what you posted on 21 Nov 2025: 2 new, 1 open again, 1 more pressing, 1 gone.',
      '- New: Someone could do e.',
      '- New: Someone could do f.',
      '- Not taken care of any more: Someone could do d.',
      '- Act first, before Plan soon: Someone could do b.',
      '- Gone, as your answers no longer raise it: Someone could do c.',
    ])
    const line = (id: string) => storyLine(summary, storyOf(summary, id) as never)
    expect(line('e')).toMatch(/^\*\*New\.\*\* Someone could do e\./)
    expect(line('d')).toMatch(/^\*\*Open again\.\*\* /)
    expect(line('b')).toMatch(/^\*\*Was Plan soon\.\*\* /)
  })

  test('names ten, and how many more there are', () => {
    const ids = Array.from({ length: 12 }, (_, n) => `x${n}`)
    const all = lines(looked(of(), of(...ids.map((id) => finding(id)))))
    expect(all.filter((line) => line.startsWith('- New: '))).toHaveLength(10)
    expect(all[12]).toBe('And 2 more.')
    const ten = lines(looked(of(), of(...ids.slice(2).map((id) => finding(id)))))
    expect(ten.join()).not.toContain('And ')
  })

  test('says when there is nothing', () => {
    const same = of(finding('b'))
    const all = lines(looked(same, same))
    expect(all[1]).toBe('No story is different from what you posted on 21 Nov 2025.')
    expect(storyLine(swim(), storyOf(swim(), 'story-b') as never)).toMatch(/^Someone could/)
  })

  test('marks nothing where only what is taken care of or gone differs', () => {
    const summary = looked(of(finding('b'), finding('c')), of(finding('b', covered)))
    expect(storyLine(summary, storyOf(summary, 'b') as never)).toMatch(
      /^Someone could do b\. Looks/,
    )
  })
})
