import { expect, test } from 'vitest'
import { nearest } from '../../src/nearest.ts'

const questions = [
  'live',
  'about.what',
  'about.stage',
  'info.kinds',
  'conn.gives',
  'conn.gives.2',
  'conn.gets',
]

test.each([
  ['about.stag', 'about.stage'],
  ['abuot.what', 'about.what'],
  ['ABOUT.WHAT', 'about.what'],
  ['lvie', 'live'],
  ['kinds', 'info.kinds'],
  ['conn.give', 'conn.gives'],
  ['conn.gives.3', 'conn.gives.2'],
  ['zebra', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%s', (word, meant) => {
  expect(nearest(word, questions)).toBe(meant)
})
