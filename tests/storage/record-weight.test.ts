import { expect, test } from 'vitest'
import { recordWeight } from '../../src/storage/record-weight.ts'
import { copyOfPosted } from '../review/posted-check.ts'

test('a posted check, which holds its whole analysis, weighs about what it has as JSON', async () => {
  const { bench, review } = await copyOfPosted()
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('there is no check')
  const real = JSON.stringify(record).length
  expect(real).toBeGreaterThan(100_000)
  expect(recordWeight(record) / real).toBeGreaterThan(0.8)
  expect(recordWeight(record) / real).toBeLessThan(1.2)
})
