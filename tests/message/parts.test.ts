import { expect, test } from 'vitest'
import { buttons, field, message, text } from '../../src/message/build.ts'
import {
  asksQuestion,
  buttonsIn,
  fieldsIn,
  isWordsOnly,
  senderIn,
} from '../../src/message/parts.ts'

const words = { type: 'text', id: 'value', label: 'Your words', max: 10 } as const
const send = { label: 'Send', action: { type: 'answer' }, collects: true } as const
const skip = { label: 'Skip', action: { type: 'skip' } } as const

const card = message(text('What?'), buttons(skip), field(words), buttons(send))

test('what can be pressed and filled in comes in order', () => {
  expect(buttonsIn(card)).toEqual([skip, send])
  expect(fieldsIn(card)).toEqual([words])
})

test('the sender is the button that takes the fields along', () => {
  expect(senderIn(card)).toBe(send)
  expect(senderIn(message(buttons(skip)))).toBeUndefined()
})

test('a question is what can be answered', () => {
  expect(asksQuestion(card)).toBe(true)
  expect(asksQuestion(message(buttons(skip)))).toBe(false)
})

test('words only have nothing to press and nothing to fill in', () => {
  expect(isWordsOnly(message(text('One'), text('Two', 'quiet')))).toBe(true)
  expect(isWordsOnly(message(text('One'), buttons(skip)))).toBe(false)
  expect(isWordsOnly(message(field(words)))).toBe(false)
})
