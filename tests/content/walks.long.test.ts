import { expect, test } from 'vitest'
import { walks } from '../../src/content/lint/walks.ts'
import { publishedThresholds } from '../../src/content/lint-rule.ts'
import { ownContent } from './random-products.ts'

test('30,000 walks through each flow come to an end within the limits (seeds 0 to 29,999)', async () => {
  expect(walks.find(await ownContent(), { ...publishedThresholds, walks: 30_000 })).toEqual([])
})
