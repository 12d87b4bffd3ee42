import { describe, expect, test } from 'vitest'
import { portfolioOf } from '../../src/review/portfolio.ts'
import type { Listed } from '../../src/review/ports.ts'
import { weeklyLine, weeklyNotesOf, weeklyNotesSchema } from '../../src/review/weekly-line.ts'
import { say } from '../own-content.ts'
import { actFirst, listedCheck, told } from './listed-check.ts'

type Facts = Parameters<typeof listedCheck>[1]
const on = (today: string, ...listed: readonly Listed[]) =>
  portfolioOf({ listed, reader: { isLead: true }, today, stepsOf: () => [] })

/** The line of a week that began with one product as it was and ended with it as it is. */
function line(was: Facts, is: Facts): string | undefined {
  const before = weeklyNotesOf(on('2026-12-31', listedCheck('a', was)))
  return weeklyLine(say, on('2026-12-31', listedCheck('a', is)), before)
}
const late = (count: number): Facts => ({
  told: told({
    steps: Array.from({ length: count }, (_, n) => ({ finding: `s${n}`, due: '2026-12-30' })),
  }),
})
const ranOut = (count: number): Facts => ({
  told: told({
    accepted: Array.from({ length: count }, (_, n) => ({
      finding: `s${n}`,
      until: '2026-12-30',
      band: 'planSoon' as const,
    })),
  }),
})
const pressing = (count: number): Facts => ({ told: told({ now: actFirst(count) }) })
const news = (words: string) => `All products, this week: ${words}`

describe('the line of the week', () => {
  test('is none in a week without news', () => {
    for (const same of [{}, late(2), ranOut(1), pressing(3), { nextLook: '2026-12-01' }]) {
      expect(line(same, same)).toBeUndefined()
    }
    expect(weeklyLine(say, on('2026-12-31'), {})).toBeUndefined()
  })

  test('tells how many steps and stories more have passed their day, and of none that has gone', () => {
    expect(line(late(1), late(3))).toBe(news('2 more steps are late'))
    expect(line(late(3), late(1))).toBeUndefined()
    expect(line(ranOut(0), ranOut(1))).toBe(
      news('1 more story is open again, as its day has passed'),
    )
    expect(line(ranOut(1), ranOut(0))).toBeUndefined()
  })

  test('tells which products begin and cease to press, and not how much', () => {
    expect(line(pressing(0), pressing(2))).toBe(
      news('1 more product has something to act on first'),
    )
    expect(line(pressing(1), pressing(5))).toBeUndefined()
    expect(line(pressing(5), pressing(1))).toBeUndefined()
    for (const was of [1, 2])
      expect(line(pressing(was), pressing(0))).toBe(
        news('1 product has nothing left to act on first'),
      )
    expect(line(pressing(0), pressing(1))).toBe(
      news('1 more product has something to act on first'),
    )
  })

  test('tells of a check that was posted, and of one that is to be looked at again', () => {
    expect(line({}, { posted: '2026-12-30', lastLook: '2026-12-30' })).toBe(
      news('1 check was posted'),
    )
    expect(line({ told: undefined, posted: undefined }, {})).toBe(news('1 check was posted'))
    expect(line({}, { told: undefined, posted: undefined })).toBeUndefined()
    expect(line({ nextLook: '2026-12-31' }, { nextLook: '2026-12-30' })).toBe(
      news('1 product is to be looked at again'),
    )
    expect(line({ nextLook: '2026-12-30' }, { nextLook: '2027-01-30' })).toBeUndefined()
  })

  test('adds up what is new in all products, what presses first', () => {
    const before = weeklyNotesOf(on('2026-12-01', listedCheck('a', late(2)), listedCheck('b')))
    const now = on('2026-12-31', listedCheck('a', late(2)), listedCheck('b', late(1)))
    expect(weeklyLine(say, now, before)).toBe(news('3 more steps are late'))
  })

  test('a product that nobody was told of is all new', () => {
    const found = on(
      '2026-12-31',
      listedCheck('a', { nextLook: '2026-12-01', ...late(1) }),
      listedCheck('b', pressing(1)),
    )
    expect(weeklyLine(say, found, {})).toBe(
      news(
        '1 more step is late, 1 product is to be looked at again, 1 more product has something to act on first and 2 checks were posted',
      ),
    )
  })
})

test('what somebody was told is kept as figures alone', () => {
  const notes = weeklyNotesOf(
    on('2026-12-31', listedCheck('a', { nextLook: '2026-12-01', ...late(1) })),
  )
  expect(weeklyNotesSchema.parse(notes)).toEqual({
    a: { late: 1, ranOut: 0, actFirst: 0, posted: '2026-11-27', isLookLate: true },
  })
  const fresh = on('2026-12-31', listedCheck('a', { told: undefined, reach: 'all' }))
  expect(weeklyNotesOf(fresh)).toEqual({
    a: { late: 0, ranOut: 0, actFirst: 0, isLookLate: false },
  })
})
