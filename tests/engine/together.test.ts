import { describe, expect, test } from 'vitest'
import { openForOthers } from '../../src/engine/open-questions.ts'
import { progress } from '../../src/engine/position.ts'
import { Conversation } from './conversation.ts'
import { ask, flowOf } from './small-flow.ts'

const flow = flowOf({
  about: [
    ask('team', {
      type: 'people',
      choices: [],
      roles: [
        { owner: 'tech', ask: 'Who builds it?' },
        { owner: 'ops', ask: 'Who runs it?' },
      ],
    }),
    ask('signin', { owner: 'tech' }),
  ],
  run: [
    ask('copies', { owner: 'ops' }),
    ask('updates', { owner: 'tech' }),
    ask('fine', { owner: 'legal' }),
  ],
})

describe('a question handed to somebody', () => {
  test('is asked of them and of nobody else', () => {
    const talk = new Conversation(flow)
    talk.handsOver('dana', 'ravi', 'team', 'signin')
    expect(talk.shows('dana')).toBe('copies')
    expect(talk.shows('mei')).toBe('copies')
    expect(talk.shows('ravi')).toBe('team')
    expect(talk.shows('ravi', 'handed')).toBe('team')
    expect(talk.shows('mei', 'handed')).toBe('checking')
  })

  test('is theirs to answer, and their answer stands alone', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'copies', 'yes')
    talk.handsOver('dana', 'ravi', 'copies')
    expect(talk.answers('dana', 'copies', 'no')).toMatchObject({
      ok: false,
      problem: 'not-yours',
      current: { value: 'yes', holder: 'ravi' },
    })
    talk.answers('ravi', 'copies', 'no')
    expect(talk.state('copies')).toBe('known')
    expect(talk.shows('ravi', 'handed')).toBe('checking')
  })

  test('is asked anew of somebody who had answered before, and the same answer then settles it', () => {
    const talk = new Conversation(flow)
    talk.answers('ravi', 'copies', 'no')
    talk.answers('dana', 'copies', 'yes')
    expect(talk.state('copies')).toBe('disputed')
    talk.handsOver('dana', 'ravi', 'copies')
    expect(talk.shows('ravi', 'handed')).toBe('copies')
    talk.answers('ravi', 'copies', 'no', 1)
    expect(talk.state('copies')).toBe('known')
  })

  test('can be taken back by its giver or given back by its receiver', () => {
    const talk = new Conversation(flow)
    for (const person of ['dana', 'ravi']) {
      talk.handsOver('dana', 'ravi', 'team')
      expect(talk.do({ kind: 'takeBack', questions: ['team'], person: 'mei' })).toMatchObject({
        problem: 'not-yours',
      })
      talk.do({ kind: 'takeBack', questions: ['team'], person })
      expect(talk.shows('dana')).toBe('team')
    }
  })

  test('once taken back, the receiver’s answer is one among others', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'copies', 'yes')
    talk.handsOver('dana', 'ravi', 'copies')
    talk.answers('ravi', 'copies', 'no')
    talk.do({ kind: 'takeBack', questions: ['copies'], person: 'dana' })
    expect(talk.state('copies')).toBe('disputed')
  })

  test('can be passed on by whoever has it, and by nobody else', () => {
    const talk = new Conversation(flow)
    talk.handsOver('dana', 'ravi', 'copies')
    expect(talk.handsOver('dana', 'mei', 'copies')).toMatchObject({ problem: 'not-yours' })
    expect(talk.handsOver('ravi', 'mei', 'copies').ok).toBe(true)
    expect(talk.shows('mei', 'handed')).toBe('copies')
    expect(talk.handsOver('ravi', 'mei', 'nobody-wrote-it')).toMatchObject({
      problem: 'unknown-question',
    })
  })

  test('handing over or taking back twice changes nothing', () => {
    const talk = new Conversation(flow)
    talk.handsOver('dana', 'ravi', 'copies')
    expect(talk.handsOver('dana', 'ravi', 'copies', 'copies')).toMatchObject({ repeat: true })
    talk.do({ kind: 'takeBack', questions: ['copies'], person: 'dana' })
    const again = talk.do({ kind: 'takeBack', questions: ['copies'], person: 'dana' })
    expect(again).toMatchObject({ repeat: true })
  })

  test('is looked at again with Back, one handed question after the other', () => {
    const talk = new Conversation(flow)
    talk.handsOver('dana', 'ravi', 'copies', 'updates')
    talk.answers('ravi', 'copies', 'yes')
    talk.do({ kind: 'back', person: 'ravi', from: 'updates' })
    expect(talk.shows('ravi', 'handed')).toBe('copies')
  })

  test('is not waited for: the others go on to the detail', () => {
    const more = new Conversation(flowOf({ all: [ask('core'), ask('extra', { depth: 'detail' })] }))
    more.handsOver('dana', 'ravi', 'core')
    expect(more.shows('dana')).toBe('extra')
  })

  test('is counted where it is asked', () => {
    const talk = new Conversation(flow)
    talk.handsOver('dana', 'ravi', 'copies', 'updates')
    expect(progress(talk.compiled, talk.interview, 'ravi', 'handed')).toEqual({ n: 1, of: 2 })
    talk.answers('dana', 'team', ['Ravi', 'Mei'])
    expect(progress(talk.compiled, talk.interview, 'dana')).toEqual({ n: 1, of: 2 })
  })
})

describe('questions that somebody else would know', () => {
  const open = (talk: Conversation) => openForOthers(talk.compiled, talk.interview)

  test('wait for the person who was named, one batch each', () => {
    const talk = new Conversation(flow)
    talk.says('dana', ['Ravi', ''])
    for (let n = 0; n < 4; n++) talk.says('dana', '?')
    expect(open(talk)).toEqual([
      { owner: 'tech', person: 'Ravi', questions: ['signin', 'updates'] },
      { owner: 'ops', questions: ['copies'] },
      { owner: 'legal', questions: ['fine'] },
    ])
  })

  test('wait no more once handed over or known', () => {
    const talk = new Conversation(flow)
    talk.answers('dana', 'copies', '?')
    talk.answers('dana', 'fine', '?')
    talk.handsOver('dana', 'ravi', 'copies')
    talk.answers('mei', 'fine', 'yes')
    expect(open(talk)).toEqual([])
  })

  test('name nobody when nobody is sure who it is', () => {
    const talk = new Conversation(flow)
    talk.says('dana', '?')
    talk.answers('dana', 'signin', '?')
    expect(open(talk)).toEqual([{ owner: 'tech', questions: ['signin'] }])
  })
})
