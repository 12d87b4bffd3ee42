import { test } from 'vitest'
import { readAnything } from './fuzz.ts'

test('whatever Teams sends is read or refused, and never breaks anything', () => {
  readAnything(5000)
})
