import { expect, test } from 'vitest'
import { commaList, dateSeenFrom, listOf, longDate, shortDate } from '../../src/message/locale.ts'

const english = { language: 'en-GB' }
const japanese = { language: 'ja' }

test('lists and dates follow the language', () => {
  expect(listOf(english, ['Dana', 'Ravi', 'Mei'])).toBe('Dana, Ravi and Mei')
  expect(listOf(japanese, ['Dana', 'Ravi', 'Mei'])).toBe('Dana、Ravi、Mei')
  expect(commaList(english, ['low', 'high'])).toBe('low, high')
  expect(shortDate(english, '2025-11-21')).toBe('21 Nov')
  expect(longDate(english, '2025-11-21')).toBe('21 Nov 2025')
  expect(longDate(japanese, '2025-11-21')).toBe('2025年11月21日')
})

test('a date of another year has its year, and what is no date stays as it is', () => {
  expect(dateSeenFrom(english, '2026-01-02', '2025-11-21')).toBe('2 Jan 2026')
  expect(dateSeenFrom(english, '2025-01-02', '2025-11-21')).toBe('2 Jan')
  expect(longDate(english, 'soon')).toBe('soon')
  expect(longDate(english, '2025-13-40')).toBe('2025-13-40')
})
