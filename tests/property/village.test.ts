import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomly } from './run.ts'
import type { Faults } from './village.ts'
import { seen } from './village-results.ts'
import { keepsPromises, showsWhatItMay } from './village-runs.ts'

test('in random workshops nobody is told too much, twice or in vain, and no day is lost', async () => {
  const how = randomly(300)
  process.stdout.write(`random workshops: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  await fc.assert(keepsPromises(), how)
})

test('in random talks nothing is shown early, and everything is counted as by hand', async () => {
  const how = randomly(300)
  process.stdout.write(`random talks: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  await fc.assert(showsWhatItMay(), how)
  for (const often of Object.values(seen)) expect(often).toBeGreaterThan(how.numRuns / 20)
})

const planted: readonly (readonly [string, Faults])[] = [
  ['a ledger that forgets', { forgetsLines: true }],
  ['zones that nobody asks for', { knowsNoZones: true }],
  ['what was told, forgotten', { forgetsTold: true }],
  ['wishes forgotten', { forgetsWishes: true }],
  ['a keeper that sleeps', { sleeps: true }],
  ['work day and night', { neverRests: true }],
  ['a step that is never done', { forgetsDone: true }],
]

test.each(planted)('finds %s', async (_, faults) => {
  const { failed } = await fc.check(keepsPromises(faults), { numRuns: 1000, endOnFailure: true })
  expect(failed).toBe(true)
})
