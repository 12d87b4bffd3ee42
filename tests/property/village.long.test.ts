import fc from 'fast-check'
import { test } from 'vitest'
import { randomly } from './run.ts'
import { keepsPromises, showsWhatItMay } from './village-runs.ts'

test('in fifty thousand random workshops nobody is told too much, twice or in vain, and no day is lost', async () => {
  const how = randomly(50_000)
  process.stdout.write(`random workshops: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  await fc.assert(keepsPromises(), how)
})

test('in fifty thousand random talks nothing is shown early, and everything is counted as by hand', async () => {
  const how = randomly(50_000)
  process.stdout.write(`random talks: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`)
  await fc.assert(showsWhatItMay(), how)
})

test('in two thousand of them every whole report is as true', async () => {
  const how = randomly(2000)
  process.stdout.write(
    `whole reports of random talks: ${how.numRuns} runs, TEST_SEED=${how.seed}\n`,
  )
  await fc.assert(showsWhatItMay({ whole: true }), how)
})
