import { expect, test } from 'vitest'
import { mentions } from '../../../src/review/erasing/mentions.ts'

test.each([
  ['Ask Dana.', 'dana', true],
  ['\nDANA\n', 'Dana', true],
  ['Danas Weg', 'Dana', false],
  ['Jordana', 'Dana', false],
  ['Jean-Luc (Ops) said so', 'Jean-Luc (Ops)', true],
  ['Élodie', 'élodie', true],
  ['29:1AHy-Ub', '29:1AHy-Ub', true],
  ['nothing', ' ', false],
  ['王伟说这不行', '王伟', true],
  ['Jose\u0301 said so', 'José', true],
  ['Josef said so', 'Jose', false],
  ['𝒟ana', 'ana', false],
  ['Ask them', 'x'.repeat(10_000), false],
])('%s: is %s in it? %s', (words, name, is) => {
  expect(mentions({ of: [words] }, [name])).toBe(is)
})

test('a name that stands as a key is found, and numbers and nothing are looked over', () => {
  expect(mentions({ Dana: 1 }, ['Dana'])).toBe(true)
  expect(mentions({ a: [1, null, true] }, ['Dana'])).toBe(false)
})
