import { describe, expect, test } from 'vitest'
import { placesIn } from '../../src/engine/typed-place.ts'
import { typedReaderFor } from '../../src/engine/typed-reader.ts'
import { publishedWords } from './typed-answers.ts'

const reader = typedReaderFor(publishedWords)

/** The places, counted from 1 as people do, that a text names in a list of five. */
function named(text: string, { count = 5, bareNumbers = true } = {}) {
  const places = placesIn(reader.tokenise(text), { count, bareNumbers, words: publishedWords })
  return typeof places === 'string' ? places : places?.map((place) => place + 1)
}

describe('the places that a text names', () => {
  test.each([
    ['1', [1]],
    ['5', [5]],
    ['two', [2]],
    ['#3', [3]],
    ['1 3', [1, 3]],
    ['1, 3 and 5', [1, 3, 5]],
    ['2 2', [2]],
    ['1 to 3', [1, 2, 3]],
    ['1 to 3 5', [1, 2, 3, 5]],
    ['1 to 3 and 5', [1, 2, 3, 5]],
    ['first two 5', [1, 2, 5]],
    ['last two 1', [4, 5, 1]],
    ['second to last 1', [4, 1]],
    ['third last 1', [3, 1]],
    ['last, third', [5, 3]],
    ['middle 1', [3, 1]],
    ['2nd 4', [2, 4]],
    ['option 2 4', [2, 4]],
    ['4 to 4', [4]],
    ['option 2', [2]],
    ['options 1 and 2', [1, 2]],
    ['number four', [4]],
    ['the second one', [2]],
    ['the 4th', [4]],
    ['third and fourth', [3, 4]],
    ['first', [1]],
    ['the first two', [1, 2]],
    ['first three', [1, 2, 3]],
    ['last', [5]],
    ['the last one', [5]],
    ['last two', [4, 5]],
    ['second to last', [4]],
    ['third last', [3]],
    ['the middle one', [3]],
    ['c', [3]],
    ['C', [3]],
    ['option b', [2]],
    ['a and c', [1, 3]],
    ['b or d', [2, 4]],
    ['1 of these', [1]],
  ])('“%s”', (text, places) => {
    expect(named(text)).toEqual(places)
  })

  test.each([
    '6',
    '99',
    '1 to 99',
    '0',
    '9th',
    'option 7',
    'first nine',
    'last 6',
    'i',
    '3 to 8',
    'ninth to last',
  ])('“%s” is not in the list', (text) => {
    expect(named(text)).toBe('out')
  })

  test.each([
    '',
    'a website',
    '1 website',
    'the first website',
    'the last website',
    'of these',
    'option',
    '1.5',
    '100',
    '1 to 100',
    '1 to',
    'a to c',
    'k',
    'c website',
  ])('“%s” is no place', (text) => {
    expect(named(text)).toBeUndefined()
  })

  test('a range that runs backwards is none, so that its words are left over', () => {
    expect(named('3 to 1')).toBeUndefined()
  })

  test('nobody counts to a hundred in a list, in words either', () => {
    const numbers = new Map([...publishedWords.numbers, ['hundred', [100]] as const])
    const words = { ...publishedWords, numbers }
    const places = (text: string) =>
      placesIn(reader.tokenise(text), { count: 200, bareNumbers: true, words })
    expect(places('99')).toEqual([98])
    expect(places('hundred')).toBeUndefined()
    expect(places('1 to hundred')).toBeUndefined()
  })

  test('there is a middle only where as many stand before it as after it', () => {
    expect(named('middle', { count: 3 })).toEqual([2])
    expect(named('middle', { count: 4 })).toBeUndefined()
  })

  test('where numbers are amounts, only what is marked as a place is one', () => {
    const amounts = { bareNumbers: false }
    expect(named('2', amounts)).toBeUndefined()
    expect(named('2 and 3', amounts)).toBeUndefined()
    expect(named('option 2', amounts)).toEqual([2])
    expect(named('options 1 and 2', amounts)).toEqual([1, 2])
    expect(named('the second', amounts)).toEqual([2])
    expect(named('c', amounts)).toEqual([3])
  })
})
