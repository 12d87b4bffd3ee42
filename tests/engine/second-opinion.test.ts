import { describe, expect, test } from 'vitest'
import { Conversation } from './conversation.ts'
import { ask, flowOf } from './small-flow.ts'

const flow = flowOf({ about: [ask('signin'), ask('copies'), ask('updates')] })
const at = '2026-11-21T09:00:00Z'

/** Ravi has the question about copies, and Mei is asked for a second opinion on it. */
function asked(): Conversation {
  const talk = new Conversation(flow)
  talk.handsOver('dana', 'ravi', 'copies')
  askToo(talk, 'mei', 'copies')
  return talk
}
const askToo = (talk: Conversation, to: string, ...questions: string[]) =>
  talk.do({ kind: 'handOver', questions, from: 'dana', to, at, second: true })
const takeBack = (talk: Conversation, person: string) =>
  talk.do({ kind: 'takeBack', questions: ['copies'], person })
const asks = (talk: Conversation) => ({
  ravi: talk.shows('ravi', 'handed'),
  mei: talk.shows('mei', 'handed'),
})

describe('a second opinion', () => {
  test('takes the question from nobody', () => {
    expect(asks(asked())).toEqual({ ravi: 'copies', mei: 'copies' })
  })

  test('waits for each of them, whoever answers first', () => {
    const talk = asked()
    talk.answers('ravi', 'copies', 'yes')
    expect(asks(talk)).toEqual({ ravi: 'checking', mei: 'copies' })
    talk.answers('mei', 'copies', 'no')
    expect(asks(talk)).toEqual({ ravi: 'checking', mei: 'checking' })
    expect(talk.state('copies')).toBe('disputed')
  })

  test('is not asked of whoever has the question or is asked already', () => {
    const talk = asked()
    for (const person of ['ravi', 'mei'])
      expect(askToo(talk, person, 'copies')).toMatchObject({ ok: true, changes: [] })
    expect(askToo(talk, 'mei', 'copies', 'updates', 'updates')).toMatchObject({
      changes: [{ questions: ['updates'], second: true }],
    })
    expect(askToo(talk, 'mei', 'no-such')).toMatchObject({ problem: 'unknown-question' })
  })

  test('that is declined leaves the others asked', () => {
    const mine = asked()
    takeBack(mine, 'mei')
    expect(asks(mine)).toEqual({ ravi: 'copies', mei: 'checking' })
    const theirs = asked()
    takeBack(theirs, 'ravi')
    expect(asks(theirs)).toEqual({ ravi: 'checking', mei: 'copies' })
  })

  test('is taken back from all by whoever asked', () => {
    const talk = asked()
    takeBack(talk, 'dana')
    expect(asks(talk)).toEqual({ ravi: 'checking', mei: 'checking' })
    expect(talk.interview.declined).toEqual([])
  })

  test('that was declined can be asked for again', () => {
    const talk = asked()
    takeBack(talk, 'mei')
    expect(talk.interview.declined).toEqual([{ question: 'copies', person: 'mei' }])
    askToo(talk, 'mei', 'copies')
    expect(talk.interview.declined).toEqual([])
    expect(asks(talk).mei).toBe('copies')
  })

  test('ends where the question itself is handed to the same person', () => {
    const talk = asked()
    talk.handsOver('ravi', 'mei', 'copies')
    expect(talk.interview.opinions).toEqual([])
    expect(asks(talk)).toEqual({ ravi: 'checking', mei: 'copies' })
  })

  test('on a question that one looks at again lets one go on', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'signin', 'yes')
    talk.goesBack('dana')
    expect(talk.shows('dana')).toBe('signin')
    askToo(talk, 'mei', 'copies')
    expect(talk.shows('dana')).toBe('signin')
    askToo(talk, 'mei', 'signin')
    expect(talk.shows('dana')).toBe('copies')
  })
})
