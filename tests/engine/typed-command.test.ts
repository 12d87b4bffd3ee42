import { expect, test } from 'vitest'
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
