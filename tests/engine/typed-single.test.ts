import { describe, expect, test } from 'vitest'
import { questionWith, taken } from './choice-questions.ts'
import { choice } from './small-flow.ts'

const crowd = questionWith({
  type: 'band',
  unit: 'count',
  order: 'bestFirst',
  choices: [
    choice('few', { label: 'Under 100', from: 0, to: 99, also: ['a team'] }),
    choice('some', { label: '100 to 999', from: 100, to: 999 }),
    choice('many', { label: '1,000 to 9,999', from: 1000, to: 9999 }),
    choice('all', { label: 'Everybody in town', from: 10_000 }),
  ],
})
const tested = questionWith({
  ask: 'When is it tested?',
  order: 'worstFirst',
  choices: [
    choice('never', { label: 'Nobody does' }),
    choice('yearly', { label: 'Each summer' }),
    choice('weekly', { label: 'Weekly' }),
    choice('often', { label: 'Every month' }),
  ],
})
const plain = questionWith({
  ask: 'What colour is it?',
  choices: [
    choice('red'),
    choice('blue'),
    choice('home', { label: 'Yes, like at home', also: ['like at home'] }),
  ],
})

describe('an amount', () => {
  test.each([
    ['500', 'some'],
    ['I think 50', 'few'],
    ['a team of 5', 'few'],
    ['it is a team', 'few'],
    ['50 in the office', 'few'],
    ['500 to 2000', '(some many)'],
    ['everybody in town, 500 to 2000', '(all some many)'],
    ['a team, or 500', '(few some)'],
    ['maybe 500', '(some)'],
    ['not 500', '()'],
    ['a team, not 5', '()'],
    ['me and a team', '(few)'],
  ])('“%s”', (said, value) => expect(taken(said, crowd)).toBe(value))
})

describe('a time beside a number of something else', () => {
  const downtime = questionWith({
    type: 'band',
    unit: 'time',
    choices: [
      choice('short', { label: 'Under an hour', from: 0, to: 59.99 }),
      choice('long', { label: 'An hour or more', from: 60 }),
    ],
  })

  test.each([
    ['2 hours', 'long'],
    ['2 hours for 30 people', '()'],
    ['30 people wait 2 hours', '()'],
  ])('“%s”', (said, value) => expect(taken(said, downtime)).toBe(value))
})

describe('words of one choice', () => {
  test.each([
    ['red', 'red'],
    ['red, I think', 'red'],
    ['red blue', '(red blue)'],
    ['not red', '()'],
    ['red or something', '(red)'],
    ['no, like at home', '(home)'],
    ['yep, like at home', 'home'],
    ['no, red', 'red'],
  ])('“%s”', (said, value) => expect(taken(said, plain)).toBe(value))
})

describe('a word of doubt', () => {
  const painted = questionWith({
    ask: 'When is it painted?',
    order: 'worstFirst',
    choices: [
      choice('never', { label: 'Nobody does' }),
      choice('then', { label: 'Later in spring' }),
    ],
  })

  test.each([
    ['it is later in spring', 'then'],
    ['perhaps later in spring', '(then)'],
  ])('is none where a choice says it: “%s”', (said, value) => {
    expect(taken(said, painted)).toBe(value)
  })
})

describe('words of a choice that would look safer', () => {
  test.each([
    ['every month', 'often'],
    ['maybe every month', '(often)'],
    ['every month, but only once', '(often)'],
    ['not every month', '()'],
    ['nobody does, but only once', 'never'],
  ])('are not taken for sure with a doubt: “%s”', (said, value) => {
    expect(taken(said, tested)).toBe(value)
  })

  test.each([
    ['I think every month', '(often)'],
    ['I think each summer', 'yearly'],
    ['I think nobody does', 'never'],
  ])('are taken with a soft doubt, but for the safest: “%s”', (said, value) => {
    expect(taken(said, tested)).toBe(value)
  })

  test.each([
    ['every month for 3 years', '(often)'],
    ['weekly with captain crew', 'weekly'],
    ['weekly with captain crew harbour', '(weekly)'],
    ['every month with captain crew harbour office', 'often'],
    ['every month with captain crew harbour office boat', '(often)'],
    ['nobody does with captain crew harbour office boat', 'never'],
  ])('are not taken out of a story: “%s”', (said, value) => {
    expect(taken(said, tested)).toBe(value)
  })
})
