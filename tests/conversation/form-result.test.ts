import { expect, test } from 'vitest'
import { replying, saying } from '../../src/conversation/act.ts'
import { formResult } from '../../src/conversation/form-result.ts'
import { buttons, message, text } from '../../src/message/build.ts'
import type { Form } from '../../src/message/message.ts'

const form: Form = {
  title: 'Decide',
  elements: [],
  submit: { label: 'Send', action: { type: 'decide' } },
}
const words = saying('No.')
const withButton = message(text('Why?'), buttons({ label: 'Why', action: { type: 'why' } }))

test('a form that comes back is filled in again, and the words are about one field', () => {
  const result = { ...replying([message(text('When?'))], form), review: 'r', wrong: 'due' }
  expect(formResult(result)).toEqual({ kind: 'again', form, field: 'due', why: result.replies })
})

test.each([
  ['of no check that is there', words],
  ['that nothing was taken of', { ...words, review: 'r', changed: true, notTaken: true }],
  ['that changed nothing, and only words came back', { ...words, review: 'r' }],
])('a form %s is refused', (_, result) => {
  expect(formResult(result)).toEqual({ kind: 'refused', why: result.replies })
})

test.each([
  ['with thanks', { ...words, review: 'r', changed: true }],
  ['without a word', { ...replying([]), review: 'r' }],
  ['with something to press', { ...replying([withButton]), review: 'r' }],
])('a form is taken %s', (_, result) => {
  expect(formResult(result)).toEqual({ kind: 'taken' })
})
