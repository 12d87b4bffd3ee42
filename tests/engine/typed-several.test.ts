import { describe, expect, test } from 'vitest'
import { questionWith, taken } from './choice-questions.ts'
import { choice } from './small-flow.ts'

const colours = questionWith({
  type: 'multi',
  ask: 'What colour is the boat?',
  choices: [
    choice('red'),
    choice('blue'),
    choice('sky', { label: 'Sky', also: ['light'] }),
    choice('rose', { label: 'Rose', also: ['light'] }),
    choice('green', { label: 'Deep water green' }),
    choice('grey', { label: 'Deep water grey' }),
    choice('raw', { label: 'Wood, not oiled' }),
    choice('none', { label: 'None of these', exclusive: true }),
  ],
})
const kept = questionWith({
  type: 'multi',
  ask: 'Do you keep copies of the boats?',
  choices: [
    choice('y', { label: 'Yes, at home' }),
    choice('z', { label: 'Somewhere else' }),
    choice('n', { label: 'No', exclusive: true }),
  ],
})

describe('the choices whose words are said', () => {
  test.each([
    ['red, blue', 'red blue'],
    ['red and purple', 'red beside purple'],
    ['red boat', 'red'],
    ['red, grey', 'red grey'],
    ['red, deep water', 'red beside deep water'],
    ['red, oiled', 'red beside oiled'],
    ['maybe red', '(red)'],
    ['red, not blue', '()'],
    ['no, red', '()'],
    ['light', '(sky rose)'],
    ['red and light', '(red sky rose)'],
  ])('“%s”', (said, value) => expect(taken(said, colours)).toBe(value))
})

describe('places beside words', () => {
  test.each([
    ['red, the second', 'red blue'],
    ['red, the first', 'red'],
    ['red, it, blue', 'red blue'],
    ['red, the ninth', '(red)'],
    ['purple, the third', 'sky beside purple'],
    ['purple and 3', 'sky beside purple'],
    ['purple and also the third', 'sky beside purple'],
    ['salt and pepper, 3', 'sky beside salt | pepper'],
    ['purple, the ninth', '()'],
    ['not purple, the third', '()'],
  ])('“%s”', (said, value) => expect(taken(said, colours)).toBe(value))
})

describe('none of them', () => {
  test.each([
    ['none of these', 'none'],
    ['none of these, red', '(none red)'],
    ['none of these, purple', '(none)'],
    ['none of these captain crew', 'none'],
    ['none of these captain crew harbour', '(none)'],
    ['the last and red', '(red none)'],
    ['the last', 'none'],
  ])('stands alone: “%s”', (said, value) => expect(taken(said, colours)).toBe(value))
})

describe('a no, and the question said again', () => {
  test.each([
    ['no', 'n'],
    ['nope', 'n'],
    ['no, never', 'n'],
    ['we do not keep copies', 'n'],
    ['no, we do not keep copies', 'n'],
  ])('“%s” is a no', (said, value) => expect(taken(said, kept)).toBe(value))

  test.each(['yes', 'we keep copies', 'keep copies', 'no, ropes', 'we do not keep ropes'])(
    '“%s” picks nothing',
    (said) => expect(taken(said, kept)).toMatch(/^\(/),
  )

  test.each([
    ['home', 'y'],
    ['not home', '()'],
    ['boats, somewhere', 'z beside boats'],
    ['purple, home', 'y beside purple'],
  ])('a part of a label is that choice, without a denial: “%s”', (said, value) => {
    expect(taken(said, kept)).toBe(value)
  })
})
