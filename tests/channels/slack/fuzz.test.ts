import { test } from 'vitest'
import { readAnything } from './fuzz.ts'

test('whatever Slack sends is read or dropped, and never breaks anything', () => {
  readAnything(5000)
})
