import { styleText } from 'node:util'
import { expect, test } from 'vitest'
import { wordWrap } from '../../../src/channels/terminal/word-wrap.ts'

test('lines end between words, and only a word longer than a line is broken', () => {
  expect(wordWrap('Not sure about it', 10)).toBe('Not sure\nabout it')
  expect(wordWrap('see https://example.org/a', 10)).toBe('see https:\n//example.\norg/a')
})

test('lines that fit stay as they are, with their spaces and empty lines', () => {
  const text = 'Title\n\n  inside\n'
  expect(wordWrap(text, 10)).toBe(text)
})

test('the rest of an entry stands under its words', () => {
  expect(wordWrap('• pay or get paid', 12)).toBe('• pay or get\n  paid')
  expect(wordWrap('1. pay or get paid', 12)).toBe('1. pay or\n   get paid')
  expect(wordWrap('    pay or get paid', 14)).toBe('    pay or get\n    paid')
})

test('colours take no room', () => {
  const green = (words: string) => styleText('green', words, { validateStream: false })
  expect(wordWrap(`${green('Not sure')} yet`, 12)).toBe(`${green('Not sure')} yet`)
})
