import { describe, expect, test } from 'vitest'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import { isSuggested } from '../../src/engine/suggested-answers.ts'
import {
  answered,
  at,
  elsewhere,
  handed,
  later,
  made,
  source,
  values,
} from './interview-changes.ts'

describe('an answer from elsewhere', () => {
  test('counts from the start where it is meant to, and is looked at once', () => {
    const counting = made(elsewhere('a', 'x'))
    expect(counting.answers).toEqual([{ question: 'a', by: 'mei', at, value: 'x', source }])
    expect(counting.carried).toEqual(counting.answers)
    expect([counting.chosen, counting.deeper]).toEqual([['a'], ['b']])
    expect(isSuggested(counting, 'a')).toBe(true)
    expect(isSuggested(counting, 'b')).toBe(false)
    const offered = made(elsewhere('a', 'x', false))
    expect(offered.answers).toEqual([])
    expect(isSuggested(offered, 'a')).toBe(false)
  })

  test('counts until somebody says something else', () => {
    const interview = made(elsewhere('a', 'x'), elsewhere('b', 'x'), answered('a', 'dana', 'y'))
    expect(values(interview)).toEqual([
      ['mei', 'x'],
      ['dana', 'y'],
    ])
    expect(isSuggested(interview, 'a')).toBe(false)
    expect(isSuggested(interview, 'b')).toBe(true)
  })

  test('stands beside a second opinion', () => {
    const asked = handed('tom', ['a'], { second: true })
    expect(values(made(elsewhere('a', 'x'), asked, answered('a', 'tom', 'y')))).toEqual([
      ['mei', 'x'],
      ['tom', 'y'],
    ])
  })

  test('holds once somebody says so, with who said it; left unsaid it is as it was', () => {
    const hold = { kind: 'confirmed', questions: ['a'], by: 'dana', at: later } as const
    const [held] = made(elsewhere('a', 'x'), hold).answers
    expect(held).toMatchObject({ by: 'mei', at, confirmed: { by: 'dana', at: later } })
    const unsaid = made(elsewhere('a', 'x'), elsewhere('b', 'y'), { ...hold, unsaid: true })
    expect(unsaid.answers.every(({ confirmed }) => confirmed === undefined)).toBe(true)
    expect([isSuggested(unsaid, 'a'), isSuggested(unsaid, 'b')]).toEqual([false, true])
  })

  test('holds as it was said first, and another’s answer beside it is no part of it', () => {
    const hold = (by: string): InterviewChange => ({ kind: 'confirmed', questions: ['a'], by, at })
    const own = answered('a', 'tom', 'y')
    const { answers } = made(own, elsewhere('a', 'x'), elsewhere('b', 'x'), hold('dana'))
    expect(answers.map(({ by, confirmed }) => [by, confirmed?.by])).toEqual([
      ['tom', undefined],
      ['mei', 'dana'],
      ['mei', undefined],
    ])
    const twice = made(elsewhere('a', 'x'), hold('dana'), hold('ravi'))
    expect(twice.answers.map(({ confirmed }) => confirmed?.by)).toEqual(['dana'])
  })

  test('ends the look of whoever confirms it, and nobody else’s', () => {
    const look = (by: string, question: string): InterviewChange => ({
      kind: 'revisiting',
      by,
      question,
    })
    const hold = { kind: 'confirmed', questions: ['a'], by: 'dana', at } as const
    const interview = made(elsewhere('a', 'x'), look('dana', 'a'), look('mei', 'a'), hold)
    expect(interview.revisit).toEqual({ mei: 'a' })
    expect(made(elsewhere('a', 'x'), look('dana', 'b'), hold).revisit).toEqual({ dana: 'b' })
  })
})
