import { describe, expect, test } from 'vitest'
import { Conversation } from './conversation.ts'
import { at, later, made, source } from './interview-changes.ts'
import { ask, choice, flowOf, when } from './small-flow.ts'

const flow = flowOf({
  about: [
    ask('kind'),
    ask('copies', { when: when('kind', 'yes') }),
    ask('many', { type: 'multi', choices: ['x', 'y', 'z'].map((value) => choice(value)) }),
    ask('services', { type: 'list', choices: [], max: 3 }),
  ],
})
const talk = () => new Conversation(flow)
const settle = (one: Conversation, person: string, question: string, value: string) =>
  one.do({ kind: 'answer', question, person, at: later, value, settles: true })

describe('an answer that ends a dispute', () => {
  test('may be said by anybody, whoever the question is with, and is the only one that counts', () => {
    const one = talk()
    one.handsOver('dana', 'ravi', 'many', 'kind')
    one.answers('ravi', 'kind', 'no')
    expect(one.answers('mei', 'kind', 'yes')).toMatchObject({ problem: 'not-yours' })
    expect(settle(one, 'mei', 'kind', 'yes')).toMatchObject({
      ok: true,
      changes: [{ kind: 'answered', by: 'mei', value: 'yes', settles: true }],
    })
    expect(one.state('kind')).toBe('known')
  })

  test('said twice is said once, and counts anew where the same was one opinion among others', () => {
    const one = talk()
    one.answers('mei', 'kind', 'yes')
    expect(settle(one, 'mei', 'kind', 'yes')).toMatchObject({ changes: [{ settles: true }] })
    expect(settle(one, 'mei', 'kind', 'yes')).toMatchObject({ ok: true, changes: [] })
  })

  test('is refused where the question does not come up, or there is none', () => {
    const one = talk()
    one.answers('dana', 'kind', 'no')
    expect(settle(one, 'mei', 'copies', 'yes')).toMatchObject({ problem: 'not-applicable' })
    expect(settle(one, 'mei', 'nobody-asks', 'yes')).toMatchObject({ problem: 'unknown-question' })
    expect(settle(one, 'mei', 'kind', 'perhaps')).toMatchObject({ problem: 'not-a-choice' })
  })
})

describe('an answer', () => {
  test('that takes up an offer carries its number', () => {
    const one = talk()
    const answer = { kind: 'answer', question: 'kind', person: 'dana', at, value: 'yes' } as const
    expect(one.do({ ...answer, offer: 4 })).toMatchObject({ changes: [{ offer: 4 }] })
    const { person: by, ...given } = { ...answer, kind: 'answered' }
    const plain = talk().do(answer)
    expect('changes' in plain && plain.changes).toEqual([{ ...given, by }])
  })

  test('is the same in another order, but for a list', () => {
    const one = talk()
    one.answers('dana', 'many', ['x', 'y'])
    expect(one.answers('dana', 'many', ['y', 'x'])).toMatchObject({ ok: true, changes: [] })
    one.answers('dana', 'services', ['pay', 'book'])
    expect(one.answers('dana', 'services', ['book', 'pay'])).toMatchObject({
      changes: [{ value: ['book', 'pay'] }],
    })
  })

  test('from a card that is old says what stands there now', () => {
    const one = talk()
    one.answers('dana', 'kind', 'yes')
    expect(one.answers('dana', 'kind', 'no', 0)).toMatchObject({
      problem: 'stale',
      current: { value: 'yes', version: 1 },
    })
    expect(one.answers('dana', 'kind', 'no', 1)).toMatchObject({ ok: true })
  })

  test('that is skipped keeps what was said, and is empty where nothing was', () => {
    const one = talk()
    one.answers('dana', 'kind', 'yes')
    const skip = (question: string) => one.do({ kind: 'skip', question, person: 'dana', at })
    expect(skip('kind')).toMatchObject({ ok: true, changes: [] })
    expect(skip('many')).toMatchObject({ changes: [{ value: null }] })
  })
})

describe('an answer from elsewhere that somebody gives again', () => {
  test('is theirs from now on where another was suggested beside it', () => {
    const one = talk()
    const told = (by: string, value: string) => ({ question: 'kind', by, at, value, source })
    const answers = [
      { ...told('mei', 'yes'), counts: true },
      { ...told('tom', 'no'), counts: true },
    ]
    one.interview = made({ kind: 'suggested', answers, chosen: [], deeper: [] })
    expect(one.answers('mei', 'kind', 'yes')).toMatchObject({
      changes: [{ kind: 'answered', by: 'mei', value: 'yes' }],
    })
  })
})

describe('what changes nothing', () => {
  test('is the same answer on another card than the one that is looked at', () => {
    const one = talk()
    one.answers('dana', 'kind', 'yes')
    one.answers('dana', 'many', ['x'])
    one.do({ kind: 'change', person: 'dana', question: 'kind' })
    expect(one.answers('dana', 'many', ['x'])).toMatchObject({ ok: true, changes: [] })
    expect(one.shows('dana')).toBe('kind')
  })

  test('is looking at what one looks at already, and going on without a look', () => {
    const one = talk()
    one.answers('dana', 'kind', 'yes')
    const look = { kind: 'change', person: 'dana', question: 'kind' } as const
    expect(one.do(look)).toMatchObject({ changes: [{ kind: 'revisiting', question: 'kind' }] })
    expect(one.do(look)).toMatchObject({ ok: true, changes: [] })
    const goOn = { kind: 'continue', person: 'dana' } as const
    expect(one.do(goOn)).toMatchObject({ changes: [{ kind: 'movedOn', by: 'dana' }] })
    expect(one.do(goOn)).toMatchObject({ ok: true, changes: [] })
  })

  test('is choosing the length that was chosen, with nothing more to ask; another length does', () => {
    const one = talk()
    const choose = (depth: 'full' | 'quick') => one.do({ kind: 'chooseDetail', depth })
    expect(choose('full')).toMatchObject({ ok: true, changes: [] })
    expect(choose('quick')).toMatchObject({ changes: [{ kind: 'detailChosen', depth: 'quick' }] })
    expect(one.do({ kind: 'goDeeper' })).toMatchObject({ ok: true, changes: [] })
  })
})
