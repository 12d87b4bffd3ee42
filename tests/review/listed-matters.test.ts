import { expect, test } from 'vitest'
import { listedMatters } from '../../src/review/listed-matters.ts'

const today = '2026-12-09'
const step = { kind: 'step', subject: 'a', due: '2026-12-10' } as const
const no = { kind: 'no', subject: 'b', due: '2027-05-24' } as const

test('what is to be looked at again stands there from two weeks before, a step always', () => {
  const lived = { kind: 'acceptance', subject: 'c', due: '2026-12-23' } as const
  const far = { ...lived, due: '2026-12-24' }
  const late = { ...step, subject: 'd', due: '2027-06-01' }
  expect(listedMatters([late, far, no, lived, step], today)).toEqual([step, lived, late])
})

test('what comes first is for the nearest day, and what has no day comes last', () => {
  const second = { kind: 'second', subject: 'e' } as const
  expect(listedMatters([second, step], today)).toEqual([step, second])
})

test('who is asked to see to a step reads of it once', () => {
  const owner = { ...step, kind: 'owner' } as const
  expect(listedMatters([owner, step], today)).toEqual([owner])
})
