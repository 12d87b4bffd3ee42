import { describe, expect, test } from 'vitest'
import { createSeal } from '../../../src/channels/public/sealed.ts'

const key = 'a key that nobody can guess, 12345'
const seal = createSeal(key)
const refused = expect.objectContaining({ code: 'storage-failed' })
const opening = (sealed: string, about?: string, by = seal) => {
  try {
    return by.open(sealed, about)
  } catch (error) {
    return error
  }
}

describe('a seal', () => {
  test.each(['', 'xoxb-1', 'İ日本語👩‍👩‍👧\u0000', 'x'.repeat(100_000)])(
    'gives the words back after a restart, and never shows them',
    (words) => {
      const sealed = seal.seal(words, 'slack:T1')
      expect(createSeal(key).open(sealed, 'slack:T1')).toBe(words)
      expect(sealed).toMatch(/^sealed1\.[\w-]+$/)
      if (words !== '') expect(sealed).not.toContain(words)
    },
  )

  test('is never the same twice', () => {
    expect(seal.seal('words')).not.toBe(seal.seal('words'))
  })

  test('is opened by no other key and for no other thing', () => {
    const sealed = seal.seal('words', 'slack:T1')
    expect(opening(sealed, 'slack:T1', createSeal(`${key}6`))).toEqual(refused)
    expect(opening(sealed, 'slack:T2')).toEqual(refused)
    expect(opening(sealed)).toEqual(refused)
    expect(opening(seal.seal('words'), '')).toBe('words')
  })

  test('with any one character changed, cut or added is refused', () => {
    const sealed = seal.seal('words')
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(opening(sealed.slice(0, at) + other + sealed.slice(at + 1))).toEqual(refused)
      expect(opening(sealed.slice(0, at))).toEqual(refused)
    }
    for (const more of ['A', '=', '.', ' ', '\n', 'AAAA']) {
      expect(opening(sealed + more)).toEqual(refused)
    }
  })

  test.each(['', 'words', 'sealed1.', 'sealed1.AAAA', 'sealed2.AAAA', 'sealed1.é'])(
    '%j was never one, and says so without a word of it',
    (text) => {
      const error = opening(text) as Error
      expect(error).toEqual(refused)
      if (text !== '') expect(error.message).not.toContain(text)
    },
  )
})
