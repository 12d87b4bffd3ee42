import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type TypedAt, understand } from '../../src/engine/typed.ts'
import { typedWords } from '../../src/engine/typed-words.ts'
import type { Question, QuestionSource } from '../../src/flow/flow.ts'
import { ask, choice, flowOf } from './small-flow.ts'

const { messages } = parse(readFileSync('content/messages/typed.yaml', 'utf8'))
const words = typedWords((key) => messages[key.replace('typed.', '')])

function questionWith(more: Partial<QuestionSource>): Question {
  const [question] = flowOf({ all: [ask('q', more)] }).questions
  if (!question) throw new Error('there is no question')
  return question
}
const at = (question: Question): TypedAt => ({ question, answered: [], words })

const colours = ['red', 'blue', 'green', 'black', 'white']
const painted = colours.map((colour) => choice(colour, { label: `Paint it ${colour}` }))
const one = questionWith({ choices: painted })
const several = questionWith({
  type: 'multi',
  choices: [...painted.slice(0, 4), choice('none', { label: 'None of these', exclusive: true })],
})

/** What is taken for an answer; what was near, between brackets, where it is asked back. */
const taken = (said: string, room: TypedAt) => {
  const meant = understand(said, room)
  if (meant.kind === 'unclear') return `(${meant.near.join(' ')})`
  if (meant.kind !== 'answer') return meant.kind
  const beside = meant.beside ? ` beside ${meant.beside.join(' ')}` : ''
  return [meant.value ?? []].flat().join(' ') + beside
}

describe('a place in the list', () => {
  test.each([
    ['1', 'red'],
    ['5', 'white'],
    ['the fifth', 'white'],
    ['third', 'green'],
    ['number 3', 'green'],
    ['option 2', 'blue'],
    ['option c', 'green'],
    ['C', 'green'],
    ['the last one', 'white'],
    ['second to last', 'black'],
    ['second last', 'black'],
    ['the middle one', 'green'],
    ['1 to 1', 'red'],
  ])('“%s” is one', (said, value) => {
    expect(taken(said, at(one))).toBe(value)
  })

  test.each([
    ['0', '()'],
    ['6', '()'],
    ['the sixth', '()'],
    ['last two', '(black white)'],
    ['the first two', '(red blue)'],
    ['b or c', '(blue green)'],
  ])('“%s” is none, or more than one, and is asked back', (said, near) => {
    expect(taken(said, at(one))).toBe(near)
  })

  test.each([
    ['1 to 3', 'red blue green'],
    ['a and c', 'red green'],
    ['a b', 'red blue'],
    ['the first two', 'red blue'],
    ['the first three', 'red blue green'],
    ['options 1 and 2', 'red blue'],
    ['red and 3', 'red green'],
    ['red and blue, second to last', 'red blue black'],
    ['1, 6', '()'],
    ['first 9', '()'],
    ['last two', '(black none)'],
  ])('“%s” among several', (said, value) => {
    expect(taken(said, at(several))).toBe(value)
  })

  test('there is no middle of an even number', () => {
    const even = questionWith({ choices: painted.slice(0, 4) })
    expect(taken('the middle one', at(even))).toBe('()')
  })
})

describe('all of them', () => {
  test.each(['all', 'all of them', 'everything'])('“%s” is all but “none”', (said) => {
    expect(taken(said, at(several))).toBe('red blue green black')
  })

  test('“both” is all of two, and of more it is asked back', () => {
    expect(taken('both', at(several))).toBe('()')
    const two = questionWith({ type: 'multi', choices: painted.slice(0, 2) })
    expect(taken('both', at(two))).toBe('red blue')
  })

  test('of one that is to be picked it is asked back', () => {
    expect(taken('all', at(one))).toMatch(/^\(/)
  })
})

describe('words of a choice', () => {
  test.each([
    ['no, red', 'red'],
    ['red, purple', 'red beside purple'],
    ['none of these', 'none'],
  ])('“%s”', (said, value) => {
    expect(taken(said, at(value === 'red' ? one : several))).toBe(value)
  })

  test.each(['not red', 'red or blue', 'maybe red', 'no red', 'none, red'])(
    '“%s” is asked back',
    (said) => {
      expect(taken(said, at(several))).toMatch(/^\(/)
    },
  )

  test.each(['red blue', 'not red', 'red or blue', 'maybe red', 'I think red', 'red, probably'])(
    '“%s” where one is to be picked is asked back',
    (said) => {
      expect(taken(said, at(one))).toMatch(/^\(/)
    },
  )
})

describe('a yes or a no', () => {
  const copies = { ask: 'Do you test the copies?' }
  const graded = questionWith({
    ...copies,
    order: 'bestFirst',
    choices: [
      choice('often', { label: 'Yes, every month' }),
      choice('some', { label: 'Sometimes' }),
      choice('no', { label: 'No' }),
    ],
  })
  const plain = questionWith({
    ...copies,
    choices: [choice('y', { label: 'Yes' }), choice('n', { label: 'No' })],
  })
  const twice = questionWith({
    ...copies,
    choices: [
      choice('own', { label: 'Yes, we do' }),
      choice('others', { label: 'Yes, others do' }),
      choice('n', { label: 'No' }),
    ],
  })

  test.each([
    ['yes', 'y'],
    ['no', 'n'],
    ['yes, for two years', 'y'],
    ['nope, for ages', 'n'],
    ['we test the copies', 'y'],
    ['we test', 'y'],
    ['we do not test the copies', 'n'],
    ['no, we do not test the copies', 'n'],
    ['yes, we do not test the copies', '(y)'],
    ['no, we don’t not test', '(n)'],
    ['yes 3', '(y)'],
    ['test', '()'],
  ])('“%s” where it says all', (said, value) => {
    expect(taken(said, at(plain))).toBe(value)
  })

  test.each([
    ['yes', '(often some)'],
    ['yes, for two years', '(often some)'],
    ['we do test copies', '()'],
    ['no', 'no'],
    ['we do not test the copies', 'no'],
    ['no, not every month', '(some no)'],
    ['yes every month', 'often'],
    ['month', 'often'],
    ['yep sometimes', 'some'],
  ])('“%s” among degrees of safety', (said, value) => {
    expect(taken(said, at(graded))).toBe(value)
  })

  test.each([
    ['yes', '(own others)'],
    ['no', 'n'],
    ['yes others', 'others'],
  ])('“%s” where two choices begin so', (said, value) => {
    expect(taken(said, at(twice))).toBe(value)
  })
})

describe('where not all choices are shown', () => {
  const offered = one.choices.slice(1, 3)
  const shown = (from: Question['offered']): TypedAt => ({
    ...at(from ? { ...one, offered: from } : one),
    offered,
  })
  const library = shown({ nearest: 'examples' })

  test.each([
    ['1', 'blue'],
    ['first', 'blue'],
    ['the last', 'green'],
    ['3', '()'],
    ['4', '()'],
  ])('place “%s” is among those that are shown', (said, value) => {
    expect(taken(said, library)).toBe(value)
    expect(taken(said, shown({ among: 'q.fact' }))).toBe(value)
  })

  test('a name may be of anything in a library, and of nothing else that is not shown', () => {
    expect(taken('paint it red', library)).toBe('red')
    expect(taken('red', library)).toBe('red')
    expect(taken('paint it blue', library)).toBe('blue')
    expect(taken('red', shown({ among: 'q.fact' }))).toBe('()')
    expect(taken('red', shown(undefined))).toBe('()')
  })
})
