import { describe, expect, test } from 'vitest'
import { understand } from '../../src/engine/typed.ts'
import { ask, flowOf } from './small-flow.ts'
import { publishedWords } from './typed-answers.ts'

const [text, choices] = flowOf({
  all: [ask('t', { type: 'text', choices: [] }), ask('c')],
}).questions
const at = (question: typeof text, said: string) =>
  understand(said, { ...(question && { question }), answered: [], words: publishedWords })

test('where words are an answer, only a name of one or two words is somebody to ask', () => {
  expect(at(text, 'ask Tom')).toEqual({ kind: 'ask', who: 'Tom' })
  expect(at(text, 'ask Tom Brown')).toEqual({ kind: 'ask', who: 'Tom Brown' })
  expect(at(text, 'ask Tom Brown Smith').kind).toBe('answer')
  expect(at(choices, 'ask Tom Brown Smith')).toEqual({ kind: 'ask', who: 'Tom Brown Smith' })
})

test('beside choices four words can be a name, and five are none', () => {
  expect(at(choices, 'ask one of my friends').kind).toBe('ask')
  expect(at(choices, 'ask one of my best friends').kind).not.toBe('ask')
  expect(at(choices, 'ask')).toEqual({ kind: 'ask' })
})

test('in free text only a name, or somebody of ours, is somebody to ask', () => {
  expect(at(text, 'ask questions').kind).toBe('answer')
  expect(at(text, 'ask my developer')).toMatchObject({ kind: 'ask' })
  expect(at(text, 'Tom would know').kind).toBe('answer')
  expect(at(choices, 'Tom would know')).toEqual({ kind: 'ask', who: 'Tom' })
})

test('whoever has to ask first is not sure, in free text only where little else is said', () => {
  expect(at(text, 'I would have to ask our IT').kind).toBe('notSure')
  expect(at(text, 'I have to ask people for their tickets at the door every day').kind).toBe(
    'answer',
  )
})

test.each([
  ['have to ask the people at our desk', 'notSure'],
  ['have to ask the people at our front desk', 'answer'],
])('eight words are little, nine are an answer: “%s”', (said, kind) => {
  expect(at(text, said).kind).toBe(kind)
})

describe('a command said in parts', () => {
  test.each([
    ['skip, skip', { kind: 'skip' }],
    ['skip, please, skip', { kind: 'skip' }],
    ['not sure, no idea', { kind: 'notSure' }],
    ['please, ask Tom', { kind: 'ask', who: 'Tom' }],
    ['skip, ask Tom', { kind: 'ask', who: 'Tom' }],
    ['Tom would know, skip', { kind: 'ask', who: 'Tom' }],
  ])('“%s” is that command', (said, meant) => expect(at(choices, said)).toEqual(meant))

  test.each(['skip, back', 'skip, purple', 'ask Tom, purple', 'please, well', 'nobody would know'])(
    '“%s” is none',
    (said) => expect(at(choices, said).kind).toBe('unclear'),
  )

  test('“no idea” with an answer behind it is not sure only where it is none', () => {
    expect(at(choices, 'no idea, purple')).toEqual({ kind: 'notSure' })
    expect(at(choices, 'no idea how long')).toEqual({ kind: 'notSure' })
    expect(at(choices, 'no idea, yes').kind).not.toBe('notSure')
    expect(at(choices, 'let me ask, the second').kind).not.toBe('notSure')
    expect(at(text, 'no idea, purple').kind).toBe('answer')
  })
})
