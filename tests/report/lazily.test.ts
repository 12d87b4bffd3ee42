import { expect, test } from 'vitest'
import { lazily } from '../../src/report/lazily.ts'

test('a member is worked out when it is first read, and only then', () => {
  const made: string[] = []
  const maker = (name: string) => () => {
    made.push(name)
    return name
  }
  const both = lazily({ one: maker('one'), other: maker('other') })
  expect(made).toEqual([])
  expect([both.one, both.one]).toEqual(['one', 'one'])
  expect(made).toEqual(['one'])
  expect({ ...both }).toEqual({ one: 'one', other: 'other' })
  expect(made).toEqual(['one', 'other'])
})
