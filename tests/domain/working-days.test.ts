import { describe, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import {
  addDays,
  addWorkingDays,
  daysBetween,
  isWorkingDay,
  weekdayOf,
  workingDaysBetween,
} from '../../src/domain/working-days.ts'

const { week } = usualPolicy
const sundayToThursday = { ...week, days: [7, 1, 2, 3, 4] }

describe('calendar days', () => {
  test('are counted as the calendar does, over leap years, centuries and both ways', () => {
    for (let count = -80_000; count <= 80_000; count += 137) {
      const other = new Date(Date.UTC(2026, 10, 30 + count)).toISOString().slice(0, 10)
      expect(addDays('2026-11-30', count)).toBe(other)
      expect(daysBetween('2026-11-30', other)).toBe(count)
      expect(weekdayOf(other) % 7).toBe(new Date(`${other}T00:00:00Z`).getUTCDay())
    }
  })
})

describe('working days', () => {
  test.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-30', -1, '2026-11-27'],
    ['2026-11-30', 5, '2026-12-07'],
    ['2026-11-30', 0, '2026-11-30'],
  ])('%s and %i is %s', (day, count, then) => {
    expect(addWorkingDays(day, count, week)).toBe(then)
  })

  test('are those that the operator has set', () => {
    expect(addWorkingDays('2026-11-26', 1, sundayToThursday)).toBe('2026-11-29')
    expect(isWorkingDay('2026-11-29', sundayToThursday)).toBe(true)
    expect(isWorkingDay('2026-11-29', week)).toBe(false)
  })

  test('between two dates are as many as one has to add', () => {
    for (let n = 0; n < 40; n++) {
      expect(workingDaysBetween('2026-11-30', addWorkingDays('2026-11-30', n, week), week)).toBe(n)
    }
    expect(workingDaysBetween('2026-11-30', '2026-11-27', week)).toBe(0)
    expect(workingDaysBetween('2026-11-27', '2026-11-29', week)).toBe(0)
  })

  test('a week without any moves nothing and never ends in a loop', () => {
    expect(addWorkingDays('2026-11-30', 3, { ...week, days: [] })).toBe('2026-11-30')
  })
})
