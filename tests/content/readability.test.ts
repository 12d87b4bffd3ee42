import { describe, expect, test } from 'vitest'
import {
  countsOf,
  fleschEase,
  fleschKincaidGrade,
  isPlainWord,
} from '../../src/content/readability.ts'

describe('reading grades', () => {
  test.each([
    ['Do any people share one sign-in?', 4.5, 74],
    ['When someone leaves the company, how fast do they lose access?', 4.8, 80],
    ['Could one customer ever see another customer’s information?', 14.1, 8],
  ])('“%s” is of grade %f, ease %f', (text, grade, ease) => {
    expect(fleschKincaidGrade(countsOf([text]))).toBeCloseTo(grade, 0)
    expect(Math.abs(fleschEase(countsOf([text])) - ease)).toBeLessThan(3)
  })

  test('texts count as one sentence each when they have no full stop', () => {
    expect(countsOf(['A box', 'Two boxes. And three.'])).toMatchObject({ words: 6, sentences: 3 })
  })
})

describe('plain words', () => {
  const none = new Set<string>()
  test.each(['house', 'houses', 'stopped', 'don’t', 'easiest', 'run', '12', 'worker’s'])(
    '“%s” is one',
    (word) => {
      expect(isPlainWord(word, none)).toBe(true)
    },
  )
  test.each(['authenticate', 'patients', 'clinic'])('“%s” is not', (word) => {
    expect(isPlainWord(word, none)).toBe(false)
  })
  test('an allowed word is one in any of its forms', () => {
    expect(isPlainWord('clinics’', new Set(['clinic']))).toBe(true)
  })
})
