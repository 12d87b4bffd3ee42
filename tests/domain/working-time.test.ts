import { describe, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import { isZone, localTime, workTimeFrom } from '../../src/domain/working-time.ts'

const { week } = usualPolicy
const at = (instant: string) => Date.parse(instant)
const from = (instant: string, zone: string, notBefore?: string, own = week) => {
  const found = workTimeFrom(at(instant), zone, own, notBefore)
  return found === undefined ? undefined : new Date(found).toISOString()
}

describe('working time', () => {
  test.each([
    ['within the hours it is now', '2026-11-24T09:12:34.567Z', 'UTC', '2026-11-24T09:12:34.567Z'],
    [
      'before work it begins at eight',
      '2026-11-24T05:12:34.567Z',
      'UTC',
      '2026-11-24T08:00:00.000Z',
    ],
    [
      'in the last minute it is still now',
      '2026-11-24T17:59:59.000Z',
      'UTC',
      '2026-11-24T17:59:59.000Z',
    ],
    [
      'after work it is the next morning',
      '2026-11-24T18:00:00.000Z',
      'UTC',
      '2026-11-25T08:00:00.000Z',
    ],
    [
      'after work on Friday it is Monday',
      '2026-11-27T18:00:00.000Z',
      'UTC',
      '2026-11-30T08:00:00.000Z',
    ],
    ['at the weekend it is Monday', '2026-11-28T12:00:00.000Z', 'UTC', '2026-11-30T08:00:00.000Z'],
    [
      'in Kathmandu hours begin at a quarter of ours',
      '2026-11-24T00:00:00.000Z',
      'Asia/Kathmandu',
      '2026-11-24T02:15:00.000Z',
    ],
    [
      'in Auckland it is tomorrow already',
      '2026-11-22T20:00:00.000Z',
      'Pacific/Auckland',
      '2026-11-22T20:00:00.000Z',
    ],
    [
      'in Los Angeles it is still yesterday',
      '2026-11-24T03:00:00.000Z',
      'America/Los_Angeles',
      '2026-11-24T16:00:00.000Z',
    ],
    [
      'clocks that go forward',
      '2026-03-28T20:00:00.000Z',
      'Europe/Berlin',
      '2026-03-30T06:00:00.000Z',
    ],
    [
      'clocks that go back',
      '2026-10-24T20:00:00.000Z',
      'Europe/Berlin',
      '2026-10-26T07:00:00.000Z',
    ],
    [
      'a zone that nobody knows is UTC',
      '2026-11-24T05:00:00.000Z',
      'Mars/Olympus',
      '2026-11-24T08:00:00.000Z',
    ],
  ])('%s', (_, instant, zone, expected) => {
    expect(from(instant, zone)).toBe(expected)
  })

  test('begins not before a day, where somebody is, however far it is', () => {
    expect(from('2026-11-24T09:00:00.000Z', 'Asia/Tokyo', '2026-11-25')).toBe(
      '2026-11-24T23:00:00.000Z',
    )
    expect(from('2026-11-24T09:00:00.000Z', 'UTC', '2026-11-28')).toBe('2026-11-30T08:00:00.000Z')
    expect(from('2026-11-24T09:00:00.000Z', 'UTC', '2028-11-24')).toBe('2028-11-24T08:00:00.000Z')
    expect(from('2026-11-24T09:00:00.000Z', 'UTC', '2020-01-01')).toBe('2026-11-24T09:00:00.000Z')
  })

  test('is never in a week in which nobody works', () => {
    expect(
      from('2026-11-24T09:00:00.000Z', 'UTC', undefined, { ...week, days: [] }),
    ).toBeUndefined()
  })

  test('is as an operator says', () => {
    const own = { days: [7], firstHour: 22, lastHour: 24 }
    expect(from('2026-11-24T09:00:00.000Z', 'UTC', undefined, own)).toBe('2026-11-29T22:00:00.000Z')
  })
})

test('local time is that of the place', () => {
  expect(localTime(at('2026-11-24T23:30:00.000Z'), 'Asia/Kolkata')).toEqual({
    day: '2026-11-25',
    hour: 5,
    minute: 0,
  })
  expect(localTime(at('2026-11-24T00:00:00.000Z'), 'UTC').hour).toBe(0)
})

test('a zone is one that this computer knows', () => {
  expect([isZone('Europe/Berlin'), isZone('Etc/GMT-14'), isZone('Nowhere'), isZone('')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
