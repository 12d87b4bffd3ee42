import fc from 'fast-check'
import { test } from 'vitest'
import { check } from './run.ts'
import { allStillTrue, everyDifference } from './two-looks.ts'

const seeds = fc.integer({ min: 1, max: 2 ** 31 })

test('very many second looks without a change', () => {
  check('second looks without a change', 50_000, fc.property(seeds, allStillTrue))
})

test('very many second looks with changes', () => {
  check('second looks with changes', 50_000, fc.property(seeds, everyDifference))
})
