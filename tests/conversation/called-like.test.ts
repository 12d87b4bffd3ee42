import { expect, test } from 'vitest'
import { calledLike } from '../../src/conversation/called-like.ts'

const people = ['Mei', 'Meike Lang', 'Ravi Rao', 'Ravi Sen']
const found = (typed: string) => calledLike(people, (name) => [name], typed)

test('a whole name is meant before a beginning', () => {
  expect(found(' mei ')).toEqual(['Mei'])
  expect(found('MEIKE')).toEqual(['Meike Lang'])
})

test('a beginning that does not tell people apart names all of them', () => {
  expect(found('ravi')).toEqual(['Ravi Rao', 'Ravi Sen'])
})

test('case, width and letters that nobody sees do not count', () => {
  expect(found('ＲＡＶＩ  rao')).toEqual(['Ravi Rao'])
  expect(found('Me\u200bi')).toEqual(['Mei'])
})

test.each(['', '  ', 'Dana'])('“%s” is nobody', (typed) => {
  expect(found(typed)).toEqual([])
})
