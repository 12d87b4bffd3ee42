import { expect, test } from 'vitest'
import { mostFileBytes } from '../../src/domain/suggestion.ts'
import { say } from '../own-content.ts'
import { answersIn, leftOf, whyNot } from './reading.ts'

const filled = (part: string) => part.repeat(Math.floor(mostFileBytes / part.length))

test.each([
  ['brackets', filled('[')],
  ['braces', filled('{"a":')],
  ['words', filled('word ')],
  ['lines of nothing we know', filled('a: b\n')],
])('a file as large as may be of %s is refused with one sentence', (_, text) => {
  expect(whyNot(text)).toBeTypeOf('string')
})

test('a table as large as may be is read to an end, and says so', () => {
  const text = `about.shape,about.stage\n${filled('web,live\n').slice(0, -100)}`
  expect(answersIn(text)).toEqual({ 'about.shape': ['web'], 'about.stage': 'live' })
  expect(leftOf(text)).toEqual([say('suggest.left.rows', { count: 2000 })])
})

test('a model as large as may be is read to an end, and says so', () => {
  const cell = JSON.stringify({ shape: 'process', data: { type: 'tm.Process', name: 'Login' } })
  const cells = filled(`${cell},`).slice(0, -1000)
  const text = `{"summary":{"description":""},"detail":{"diagrams":[{"cells":[${cells.slice(0, cells.lastIndexOf(cell) - 1)}]}]}}`
  expect(answersIn(text)).toEqual({ 'about.features': ['signin'] })
  expect(leftOf(text)).toEqual([say('suggest.left.elements', { count: 5000 })])
})
