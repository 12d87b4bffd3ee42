import { expect, test } from 'vitest'
import { createRecent } from '../../src/conversation/recent-deliveries.ts'

test('a delivery that comes again within a quarter of an hour is done once, and gives the same', async () => {
  let at = 0
  let runs = 0
  const recent = createRecent<number>(() => at)
  const run = async () => ++runs
  expect(await Promise.all([recent.once('a', run), recent.once('a', run)])).toEqual([1, 1])
  at += 15 * 60_000 - 1
  expect(await recent.once('a', run)).toBe(1)
  expect(await recent.once('b', run)).toBe(2)
  at += 1
  expect(await recent.once('a', run)).toBe(3)
})

test('what failed may come again', async () => {
  const recent = createRecent<string>(() => 0)
  await expect(recent.once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await recent.once('a', async () => 'yes')).toBe('yes')
})
