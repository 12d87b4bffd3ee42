import fc from 'fast-check'
import { test } from 'vitest'
import { check } from './run.ts'
import { allStillTrue, everyDifference } from './two-looks.ts'

const seeds = fc.integer({ min: 1, max: 2 ** 31 })

test('a second look where all is still true gives the same analysis, and no difference', () => {
  check('second looks without a change', 300, fc.property(seeds, allStillTrue))
})

test('every difference that the analysis shows is named with a reason, and no other', () => {
  check('second looks with changes', 300, fc.property(seeds, everyDifference))
})
