import { describe, expect, test } from 'vitest'
import type { AmountUnit } from '../../src/domain/vocabulary.ts'
import { amountsIn, bandsOf, bandsTouched } from '../../src/engine/typed-amount.ts'
import { typedReaderFor } from '../../src/engine/typed-reader.ts'
import { ask, choice, flowOf } from './small-flow.ts'
import { publishedWords } from './typed-answers.ts'

const reader = typedReaderFor(publishedWords)
const read = (unit: AmountUnit, text: string) =>
  amountsIn(reader.tokenise(text), unit, publishedWords)

/** Every amount of a text as from and to, and the places of the words that say it. */
const amounts = (unit: AmountUnit, text: string) =>
  read(unit, text).found.map(({ from, to, at }) => [from, to, at.join(' ')])

describe('how many', () => {
  test.each([
    ['5', 5, 5, '0'],
    ['3.5', 3.5, 3.5, '0'],
    ['3,000', 3000, 3000, '0'],
    ['zero', 0, 0, '0'],
    ['about 10', 10, 10, '1'],
    ['the two', 2, 2, '0 1'],
    ['an eight', 8, 8, '0 1'],
    ['twenty', 20, 20, '0'],
    ['twenty five', 25, 25, '0 1'],
    ['ninety nine', 99, 99, '0 1'],
    ['two hundred', 200, 200, '0 1'],
    ['a hundred', 100, 100, '0 1'],
    ['hundred', 100, 100, '0'],
    ['a dozen', 12, 12, '0 1'],
    ['5k', 5000, 5000, '0 1'],
    ['2 m', 2_000_000, 2_000_000, '0 1'],
    ['half a million', 500_000, 500_000, '0 1 2'],
    ['a couple', 2, 2, '0 1'],
    ['a few', 3, 4, '0 1'],
    ['couple of thousand', 2000, 2000, '0 1 2'],
    ['several hundred', 400, 800, '0 1'],
    ['thousands', 2000, 9990, '0'],
    ['tens of thousands', 20_000, 99_900, '0 1 2'],
    ['2019', 2019, 2019, '0'],
    ['in 1899', 1899, 1899, '1'],
    ['in 2100', 2100, 2100, '1'],
    ['20 a month', 20, 20, '0'],
    ['20 monthly', 20, 20, '0 1'],
  ])('“%s”', (text, from, to, at) => {
    expect(amounts('count', text)).toEqual([[from, to, at]])
    expect(read('count', text).isForeign).toBe(false)
  })

  test.each([
    ['2 to 3', 2, 3, '0 1 2'],
    ['a few to 10', 3, 10, '0 1 2 3'],
    ['2 or 3 thousand', 2000, 3000, '0 1 2 3'],
    ['2 thousand to 3 thousand', 2000, 3000, '0 1 2 3 4'],
    // Nine hundred is below two thousand as it is.
    ['900 to 2 thousand', 900, 2000, '0 1 2 3'],
    ['2 to 2 thousand', 2, 2000, '0 1 2 3'],
    ['5 to 3', 5, 5, '0 1 2'],
    ['between 3 and 4', 3, 4, '1 2 3'],
    ['between 3 and', 3, 3, '1'],
    ['2 to many', 2, 2, '0'],
    ['in 2019 to 2020', 2019, 2020, '1 2 3'],
  ])('“%s” is a range', (text, from, to, at) => {
    expect(amounts('count', text)).toEqual([[from, to, at]])
  })

  test.each([
    [
      '3 and 4',
      [
        [3, 3, '0'],
        [4, 4, '2'],
      ],
    ],
    [
      'twenty ten',
      [
        [20, 20, '0'],
        [10, 10, '1'],
      ],
    ],
    [
      'nineteen five',
      [
        [19, 19, '0'],
        [5, 5, '1'],
      ],
    ],
    [
      'one million five',
      [
        [1_000_000, 1_000_000, '0 1'],
        [5, 5, '2'],
      ],
    ],
    [
      '10 people and 20 admins',
      [
        [10, 10, '0'],
        [20, 20, '3'],
      ],
    ],
  ])('“%s” is two amounts', (text, all) => {
    expect(amounts('count', text)).toEqual(all)
  })

  test.each([
    ['less than 10', 5, 9, '0 1 2'],
    ['not even 10', 5, 9, '0 1 2'],
    ['10 or fewer', 5, 9, '0 1 2'],
    ['under 2 thousand', 1000, 1999, '0 1 2'],
    ['no more than 4', 2, 3, '0 1 2 3'],
    ['less than 1', 0.5, 0.5, '0 1 2'],
    ['less than 3 to 5', 1.5, 4, '0 1 2 3 4'],
    ['more than 10', 11, 20, '0 1 2'],
    ['over 5', 6, 10, '0 1'],
    ['10 or more', 11, 20, '0 1 2'],
    ['10 plus', 11, 20, '0 1'],
    // What stands before it says which way it is open.
    ['at most 10 or more', 5, 9, '0 1 2 3 4'],
  ])('“%s” is open at one end', (text, from, to, at) => {
    expect(amounts('count', text)).toEqual([[from, to, at]])
  })

  test.each([
    '3 years',
    '500 a day',
    '20 percent',
    '20 each hour',
    'in 2019',
    'in 1900',
    'since 2099',
  ])('“%s” is about something else', (text) => {
    expect(read('count', text)).toEqual({ found: [], isForeign: true })
  })

  test.each(['k', 'm', 'many', ''])('“%s” is no amount', (text) => {
    expect(read('count', text)).toEqual({ found: [], isForeign: false })
  })
})

describe('how long, in minutes', () => {
  test.each([
    ['5 minutes', 5, 5, '0 1'],
    ['5 m', 5, 5, '0 1'],
    ['two hours', 120, 120, '0 1'],
    ['an hour', 60, 60, '0 1'],
    ['a day', 1440, 1440, '0 1'],
    ['daily', 1440, 1440, '0'],
    ['weekly', 10_080, 10_080, '0'],
    ['every week', 10_080, 10_080, '1'],
    ['per day', 1440, 1440, '1'],
    ['the same day', 1440, 1440, '2'],
    ['once a year', 525_600, 525_600, '1 2'],
    ['a few days', 4320, 5760, '0 1 2'],
    ['2 to 3 days', 2880, 4320, '0 1 2 3'],
    ['2 days to 3 weeks', 2880, 30_240, '0 1 2 3 4'],
    ['30 minutes or 2 hours', 30, 120, '0 1 2 3 4'],
    ['between 1 and 2 hours', 60, 120, '1 2 3 4'],
    ['less than an hour', 30, 59.99, '0 1 2 3'],
    ['within 2 hours', 60, 119.99, '0 1 2'],
    ['10 min max', 5, 9.99, '0 1 2'],
    ['more than a day', 1440.01, 2880, '0 1 2 3'],
    ['a week or more', 10_080.01, 20_160, '0 1 2 3'],
  ])('“%s”', (text, from, to, at) => {
    expect(amounts('time', text)).toEqual([[from, to, at]])
    expect(read('time', text).isForeign).toBe(false)
  })

  test.each(['5', '3 users', '20 percent', 'in 2019'])('“%s” is about something else', (text) => {
    expect(read('time', text)).toEqual({ found: [], isForeign: true })
  })

  test.each(['hour', 'days', 'never'])('“%s” is no amount', (text) => {
    expect(read('time', text)).toEqual({ found: [], isForeign: false })
  })

  test('the word for the unit is told where one was typed', () => {
    expect(read('time', '2 hours').found[0]?.unit).toBe(reader.tokenise('hours')[0]?.stem)
    expect(read('count', '2 users').found[0]).not.toHaveProperty('unit')
  })
})

describe('the bands of a question', () => {
  const [question] = flowOf({
    all: [
      ask('q', {
        type: 'single',
        choices: [
          choice('few', { to: 9 } as never),
          choice('some', { from: 10, to: 99 } as never),
          choice('many', { from: 100 } as never),
          choice('other', {}),
        ],
      }),
    ],
  }).questions
  const of = (from: number, to: number) =>
    question && [
      bandsOf(question, { from, to, at: [] }),
      bandsTouched(question, { from, to, at: [] }),
    ]

  test('hold an amount to their very ends, and are touched by what lies over them', () => {
    expect(of(0, 9)).toEqual([['few'], ['few']])
    expect(of(9, 10)).toEqual([[], ['few', 'some']])
    expect(of(10, 99)).toEqual([['some'], ['some']])
    expect(of(100, 100)).toEqual([['many'], ['many']])
    expect(of(50, 5000)).toEqual([[], ['some', 'many']])
    expect(of(9.5, 9.7)).toEqual([[], []])
    expect(of(1_000_000, 2_000_000)).toEqual([['many'], ['many']])
  })
})
