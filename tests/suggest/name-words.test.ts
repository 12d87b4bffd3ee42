import { expect, test } from 'vitest'
import { holds, wordsOf } from '../../src/suggest/name-words.ts'

test.each([
  ['PatientsDB', ['patients', 'db']],
  ['patients_db', ['patients', 'db']],
  ['IoT device (iOS)', ['iot', 'device', 'ios']],
  ['Kennwörter\nund mehr', ['kennwörter', 'und', 'mehr']],
])('the words of %s', (name, words) => {
  expect(wordsOf(name)).toEqual(words)
})

test('words are found side by side, as one or as several, and never inside another', () => {
  const words = wordsOf('Bank accounts of remarkable people')
  expect(holds(words, 'bank account')).toBe(true)
  expect(holds(words, 'account of')).toBe(true)
  expect(holds(words, 'bank people')).toBe(false)
  expect(holds(words, 'mark')).toBe(false)
})
