import { test } from 'vitest'
import { readAnything } from './fuzz.ts'

test('a million activities are read or refused, and never break anything', () => {
  readAnything(1_000_000)
})
