import { expect, test } from 'vitest'
import { secondsUntilWork } from '../../src/conversation/working-hours.ts'

const hour = 3600
const at = (instant: string, zone?: string) => secondsUntilWork(Date.parse(instant), zone)

test.each([
  ['in the middle of a working day', '2026-11-30T12:00:00Z', 'UTC', 0],
  ['at eight', '2026-11-30T08:00:00Z', 'UTC', 0],
  ['a little before eight', '2026-11-30T07:59:30Z', 'UTC', 30],
  ['at six in the evening', '2026-11-30T18:00:00Z', 'UTC', 14 * hour],
  ['on a Friday evening until Monday', '2026-11-27T18:00:00Z', 'UTC', 62 * hour],
  ['where the clock is by a quarter', '2026-11-30T02:00:00Z', 'Asia/Kathmandu', 900],
  ['in a zone that nobody knows', '2026-11-30T03:00:00Z', 'Mars/North', 0],
])('%s', (_what, instant, zone, seconds) => {
  expect(at(instant, zone)).toBe(seconds)
})

test('where no zone is known nothing waits', () => {
  expect(at('2026-11-29T03:00:00Z')).toBe(0)
})
