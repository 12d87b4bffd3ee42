import { describe, expect, test } from 'vitest'
import { fit as cut } from '../../src/message/limits.ts'

describe('fitting a text', () => {
  test('leaves what fits alone', () => {
    expect(cut('Swim Booking', 12)).toBe('Swim Booking')
  })

  test('cuts at a word', () => {
    expect(cut('Someone could see another', 20)).toBe('Someone could see…')
    expect(cut('Someone could see another', 18)).toBe('Someone could see…')
  })

  test('cuts a single long word where it must', () => {
    expect(cut('Donaudampfschifffahrt', 10)).toBe('Donaudamp…')
  })

  test('never cuts inside an emoji or an accented letter', () => {
    expect(cut('👩‍👩‍👧👩‍👩‍👧', 12)).toBe('👩‍👩‍👧…')
    expect(cut('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…')
    expect(cut('👩‍👩‍👧 family', 5)).toBe('…')
  })

  test.each([0, 1, 2, 3, 7, 30])('is never longer than %i', (limit) => {
    const words = 'שלום 👩‍👩‍👧 a very long line of words that goes on'
    expect(cut(words, limit).length).toBeLessThanOrEqual(limit)
  })
})
