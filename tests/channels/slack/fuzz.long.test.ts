import { test } from 'vitest'
import { readAnything } from './fuzz.ts'

test('a million deliveries are read or dropped, and never break anything', () => {
  readAnything(1_000_000)
})
