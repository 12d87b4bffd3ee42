import { expect, test } from 'vitest'
import {
  balanced,
  directionOfWords,
  isolated,
  withoutIsolates,
} from '../../src/domain/text-direction.ts'

test('only what is written against its sentence stands isolated in it', () => {
  expect(isolated('מרפאה', 'ltr')).toBe('\u2068מרפאה\u2069')
  expect(isolated('Stripe', 'rtl')).toBe('\u2068Stripe\u2069')
  expect(isolated('مرحبا 2', 'ltr')).toBe('\u2068مرحبا 2\u2069')
  expect(isolated('Oak מרפאה', 'ltr')).toBe('\u2068Oak מרפאה\u2069')
})

test('ordinary words, numbers, marks and addresses stay as they are', () => {
  for (const words of ['Swim Booking', '日本語', 'Ωmega', '21 Nov', '?', '']) {
    expect(isolated(words, 'ltr')).toBe(words)
  }
  for (const words of ['מרפאה', 'مرحبا', '2021', '·', 'https://example.org/a']) {
    expect(isolated(words, 'rtl')).toBe(words)
  }
})

test('what is isolated already is not isolated again, unless more of it turns', () => {
  expect(isolated('\u2068Stripe\u2069, \u2068Twilio\u2069', 'rtl')).toBe(
    '\u2068Stripe\u2069, \u2068Twilio\u2069',
  )
  expect(isolated('\u2068Stripe\u2069 and Twilio', 'rtl')).toBe(
    '\u2068\u2068Stripe\u2069 and Twilio\u2069',
  )
})

test('nobody’s words end an isolate that they did not begin, or leave one open', () => {
  expect(isolated('מר\u2069פאה\u2068', 'ltr')).toBe('\u2068מרפאה\u2068\u2069\u2069')
  expect(balanced('a\u2069b\u2068c')).toBe('ab\u2068c\u2069')
  expect(balanced('a \u2068b\u2069')).toBe('a \u2068b\u2069')
})

test('a sentence goes the way of its first letter', () => {
  expect(directionOfWords('“1” מרפאה Oak')).toBe('rtl')
  expect(directionOfWords('Oak מרפאה')).toBe('ltr')
  expect(directionOfWords('12')).toBe('ltr')
})

test('for programs the marks go', () => {
  expect(withoutIsolates('a \u2068מ\u2069')).toBe('a מ')
})
