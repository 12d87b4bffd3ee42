import { describe, expect, test } from 'vitest'
import type { Band } from '../../src/domain/vocabulary.ts'
import { compareLooks, differenceBetween, type Stood } from '../../src/report/compare.ts'
import type { SinceReason } from '../../src/report/since.ts'

const raised = (band: Band): Stood => ({ status: 'raised', band })
const covered = (band: Band): Stood => ({ status: 'covered', band })

describe('the difference between how a story stood and how it stands', () => {
  test('is that it came, or that it went', () => {
    expect(differenceBetween(undefined, raised('planSoon'))).toEqual({ kind: 'new' })
    expect(differenceBetween(raised('planSoon'), undefined)).toEqual({ kind: 'gone' })
    expect(differenceBetween(undefined, undefined)).toBeUndefined()
  })

  test('is that it is taken care of, or not any more, whatever the band', () => {
    expect(differenceBetween(raised('actFirst'), covered('planSoon'))).toEqual({
      kind: 'takenCareOf',
    })
    expect(differenceBetween(covered('planSoon'), raised('planSoon'))).toEqual({
      kind: 'openAgain',
    })
    expect(differenceBetween(covered('planSoon'), covered('actFirst'))).toBeUndefined()
  })

  test('is that it is more or less pressing, with the band before', () => {
    const order = ['fineForNow', 'keepInMind', 'planSoon', 'actFirst'] as const
    for (const [n, band] of order.entries()) {
      expect(differenceBetween(raised(band), raised(band))).toBeUndefined()
      for (const before of order.slice(0, n)) {
        expect(differenceBetween(raised(before), raised(band))).toEqual({ kind: 'sooner', before })
        expect(differenceBetween(raised(band), raised(before))).toEqual({
          kind: 'later',
          before: band,
        })
      }
    }
  })
})

describe('two looks', () => {
  const catalogue: SinceReason = { kind: 'catalogue' }
  const step = (finding: string): SinceReason => ({
    kind: 'step',
    finding,
    safeguards: [],
    owner: 'ravi',
  })
  const stood = (known: Record<string, Stood>) => new Map(Object.entries(known))
  const titles = new Map(['a', 'b', 'c', 'd'].map((id) => [id, `Story ${id}`]))
  const looks = (before: Record<string, Stood>, ...moves: readonly Record<string, Stood>[]) =>
    compareLooks(
      {
        before: stood(before),
        moves: moves.map((known, n) => ({
          stood: stood(known),
          because: n === 0 ? () => catalogue : step,
        })),
      },
      titles,
    )

  test('where nothing happened since, no story differs', () => {
    expect(looks({ a: raised('planSoon'), b: covered('actFirst') })).toEqual([])
  })

  test('by kind, then in the order of the titles, then of what nobody can name any more', () => {
    const changes = looks(
      { x: raised('planSoon'), c: raised('planSoon'), b: raised('actFirst') },
      { d: raised('planSoon'), a: raised('planSoon'), y: raised('planSoon') },
    )
    expect(changes.map(({ kind, finding, title }) => [kind, finding, title])).toEqual([
      ['new', 'a', 'Story a'],
      ['new', 'd', 'Story d'],
      ['new', 'y', ''],
      ['gone', 'b', 'Story b'],
      ['gone', 'c', 'Story c'],
      ['gone', 'x', ''],
    ])
  })

  test('tell the band now and before where the story counts then and now', () => {
    const bands = (was: Stood | undefined, is: Stood | undefined) =>
      looks(was ? { a: was } : {}, is ? { a: is } : {}).map(({ kind, band, before }) => ({
        kind,
        band,
        before,
      }))
    expect(bands(raised('planSoon'), raised('actFirst'))).toEqual([
      { kind: 'sooner', band: 'actFirst', before: 'planSoon' },
    ])
    expect(bands(raised('planSoon'), covered('actFirst'))).toEqual([
      { kind: 'takenCareOf', band: undefined, before: 'planSoon' },
    ])
    expect(bands(covered('planSoon'), raised('actFirst'))).toEqual([
      { kind: 'openAgain', band: 'actFirst', before: undefined },
    ])
    expect(bands(undefined, raised('actFirst'))).toEqual([
      { kind: 'new', band: 'actFirst', before: undefined },
    ])
    expect(bands(raised('actFirst'), undefined)).toEqual([
      { kind: 'gone', band: undefined, before: 'actFirst' },
    ])
  })

  test('compare the first with the last, whatever was between', () => {
    expect(
      looks({ a: raised('planSoon') }, { a: raised('actFirst') }, { a: raised('planSoon') }),
    ).toEqual([])
  })

  test('give every move that made a difference as a reason, in the order of the moves', () => {
    const because = (...all: readonly (Stood | undefined)[]) => {
      const [before = {}, ...moves] = all.map((one) => (one ? { a: one } : {}))
      return looks(before, ...moves)[0]?.because
    }
    const [soon, first, mind] = [raised('planSoon'), raised('actFirst'), raised('keepInMind')]
    expect(because(soon, first, first)).toEqual([catalogue])
    expect(because(soon, soon, first)).toEqual([step('a')])
    expect(because(soon, first, mind)).toEqual([catalogue, step('a')])
    expect(because(soon, first, soon, mind)).toEqual([catalogue, step('a'), step('a')])
    expect(because(undefined, undefined, first)).toEqual([step('a')])
    expect(because(soon, soon, undefined)).toEqual([step('a')])
  })
})
