import { expect, test } from 'vitest'
import { choiceOf } from '../../src/flow/choice.ts'
import type { Choice } from '../../src/flow/flow.ts'

const choice = (value: string, label = value): Choice => ({
  value,
  label,
  exclusive: false,
  neutral: false,
  also: [],
})

test('a choice is found by its value, in each list its own', () => {
  const [one, other] = [[choice('yes'), choice('no')], [choice('yes', 'Ja')]]
  expect([choiceOf(one, 'yes')?.label, choiceOf(other, 'yes')?.label]).toEqual(['yes', 'Ja'])
  expect([choiceOf(one, 'no')?.label, choiceOf(other, 'no')]).toEqual(['no', undefined])
})
