import { describe, expect, test } from 'vitest'
import { normalised, oneAmong } from '../../src/engine/match.ts'

const labels = ['How far along', 'Kinds of information', 'Kinds of people', 'Not in use yet']
const among = (words: string) => labels[oneAmong(normalised(words), labels, ['not', 'no'])]

describe('the one label that was meant', () => {
  test.each([
    ['the whole of it', '“Kinds of people”.', 'Kinds of people'],
    ['its beginning', 'how far', 'How far along'],
    ['a beginning whose last word is cut short', 'how far alon', 'How far along'],
    ['its words in any order', 'people kinds', 'Kinds of people'],
    ['words that are cut short', 'info', 'Kinds of information'],
    ['one that says “not”, by words that say it', 'not use', 'Not in use yet'],
  ])('can be told by %s', (_what, words, meant) => expect(among(words)).toBe(meant))

  test.each([
    ['no words', ''],
    ['marks alone', '?!'],
    ['a beginning that two share', 'kinds of'],
    ['a last word cut too short', 'how far al'],
    ['a word that could be another', 'inf'],
    ['words that leave the “not” out', 'in use yet'],
    ['a word that is in none', 'how far people'],
  ])('cannot be told by %s', (_what, words) => expect(among(words)).toBeUndefined())
})

test('a beginning is the label, where another has the same words in another order', () => {
  const turned = ['Far along', 'Along the far side', 'Kept, not shown']
  const place = (words: string) => oneAmong(words, turned, ['not', 'no'])
  expect([place('far'), place('far alon'), place('along'), place('far al')]).toEqual([0, 0, 1, -1])
  expect(place('kept')).toBe(2)
})

test('no words are none, not even of the only label', () => {
  expect(oneAmong('', ['Kept'], [])).toBe(-1)
})

test('words are compared without capitals, kinds of quotes, marks at the ends and commas in numbers', () => {
  expect(normalised('  “It’s   3,000” people!  ')).toBe("it's 3000” people")
  expect(normalised('(Yes…)')).toBe('yes')
  expect(normalised('??')).toBe('??')
})
