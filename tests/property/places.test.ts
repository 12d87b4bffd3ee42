import { expect, test } from 'vitest'
import { put } from './places.ts'

test('any name can be put anywhere, as JSON would', () => {
  const list = [1, 2]
  for (const name of ['length', 'at', '__proto__', '4294967295']) put(list, name, 'x')
  expect(list).toEqual([1, 2])
  put(list, '1', 3)
  expect(list).toEqual([1, 3])
  const named = {}
  put(named, '__proto__', 'x')
  expect(Object.keys(named)).toEqual(['__proto__'])
})
