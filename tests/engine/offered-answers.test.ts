import { describe, expect, test } from 'vitest'
import type { Interview } from '../../src/engine/interview.ts'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import {
  allOffers,
  offerCalled,
  offersFor,
  type Proposed,
} from '../../src/engine/offered-answers.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { answered, at, elsewhere, later, made } from './interview-changes.ts'

const place = { kind: 'assistant', said: 'We copy it.', broughtBy: 'mei', broughtAt: at } as const
const proposed = (question: string, value: AnswerValue): Proposed => ({
  question,
  value,
  source: place,
})
const offer = (...answers: readonly Proposed[]): InterviewChange => ({
  kind: 'offered',
  answers,
  by: 'mei',
  at,
})
const numbers = (interview: Interview) =>
  allOffers(interview).map(({ offer: number, question, value }) => [number, question, value])
const two = [offer(proposed('a', 'x'), proposed('b', ['y', 'z']))]

describe('answers that are offered', () => {
  test('stand beside the interview, numbered from 1, and count for nothing', () => {
    const interview = made(...two)
    expect(allOffers(interview)).toEqual([
      { ...proposed('a', 'x'), by: 'mei', at, counts: false, offer: 1 },
      { ...proposed('b', ['y', 'z']), by: 'mei', at, counts: false, offer: 2 },
    ])
    expect(interview.answers).toEqual([])
  })

  test('never take a number that was given before, not even of what is gone', () => {
    const gone: InterviewChange = { kind: 'offersRefused', offers: [1, 2] }
    expect(numbers(made(...two, gone, offer(proposed('c', 'x'), proposed('d', 'x'))))).toEqual([
      [3, 'c', 'x'],
      [4, 'd', 'x'],
    ])
  })

  test('are found by their question and by their number, beside what counts already', () => {
    const interview = made(elsewhere('a', 'old'), ...two, offer(proposed('a', 'w')))
    expect(offersFor(interview, 'a').map(({ value }) => value)).toEqual(['x', 'w'])
    expect(offersFor(interview, 'c')).toEqual([])
    expect(offerCalled(interview, 3)).toMatchObject({ question: 'a', value: 'w' })
    expect(offerCalled(interview, 4)).toBeUndefined()
  })
})

test('what is refused goes, and is remembered so that it is not offered again', () => {
  const refused: InterviewChange = { kind: 'offersRefused', offers: [1, 9] }
  const interview = made(elsewhere('a', 'old'), ...two, refused)
  expect(numbers(interview)).toEqual([[2, 'b', ['y', 'z']]])
  expect(interview.refused).toEqual([{ question: 'a', value: 'x' }])
  expect(interview.suggested.map(({ value }) => value)).toEqual(['old', ['y', 'z']])
  const more = made(...two, refused, { kind: 'offersRefused', offers: [2] })
  expect(more.refused.map(({ question }) => question)).toEqual(['a', 'b'])
})

test('what somebody would rather be asked stays, marked, and nothing else is', () => {
  const left: InterviewChange = { kind: 'offersLeft', offers: [2] }
  const interview = made(elsewhere('a', 'old'), ...two, left)
  expect(interview.suggested.map((one) => one.later)).toEqual([undefined, undefined, true])
  expect(interview.refused).toEqual([])
})

describe('once a question is answered', () => {
  test('nothing is offered for it, and what differs from the answer is refused', () => {
    const all = [offer(proposed('a', 'x'), proposed('a', 'y'), proposed('b', 'w'))]
    const interview = made(...all, answered('a', 'dana', 'x'))
    expect(numbers(interview)).toEqual([[3, 'b', 'w']])
    expect(interview.refused).toEqual([{ question: 'a', value: 'y' }])
  })

  test('another question keeps what is offered, and nothing is refused', () => {
    const interview = made(...two, answered('c', 'dana', 'x'))
    expect(numbers(interview)).toHaveLength(2)
    expect(interview.refused).toEqual([])
  })

  test('without an answer nothing that was offered is refused', () => {
    const skip = { ...answered('a', 'dana', ''), value: null } as InterviewChange
    const interview = made(...two, skip)
    expect(offersFor(interview, 'a')).toEqual([])
    expect(interview.refused).toEqual([])
  })

  test('by taking an offer up, the answer says where it comes from and who said that it holds', () => {
    const taken = answered('a', 'dana', 'x', { offer: 1, at: later })
    const [answer] = made(...two, taken).answers
    expect(answer).toEqual({
      question: 'a',
      by: 'dana',
      at: later,
      value: 'x',
      source: place,
      confirmed: { by: 'dana', at: later },
    })
  })

  test('in one’s own words, or with an offer that is gone, it comes from nowhere else', () => {
    expect(made(...two, answered('a', 'dana', 'x')).answers[0]).not.toHaveProperty('source')
    const gone = answered('a', 'dana', 'x', { offer: 7 })
    expect(made(...two, gone).answers[0]).not.toHaveProperty('confirmed')
  })
})
