import { describe, expect, test } from 'vitest'
import { left, selectDetail } from '../../src/engine/agenda.ts'
import { progress } from '../../src/engine/position.ts'
import { Conversation } from './conversation.ts'
import { elsewhere, made } from './interview-changes.ts'
import { ask, flowOf, when } from './small-flow.ts'

const detail = (id: string, value: number, more = {}) =>
  ask(id, { depth: 'detail', value, ...more })

const questions = {
  about: [ask('small'), ask('signin'), ask('plan', { depth: 'standard', value: 1 })],
  more: [
    detail('low', 1),
    detail('high', 9),
    detail('pin', 0, { pinned: true }),
    detail('reset', 5, { when: when('signin', 'yes') }),
  ],
}
// Six at most in all, four when little is at stake.
const flow = flowOf(questions, { lowStakes: when('small', 'yes') })

/** Answers all that is shown, and tells what that was. */
function toTheEnd(talk: Conversation, answers: Record<string, string> = {}): string[] {
  const shown: string[] = []
  for (let at = talk.shows('dana'); at !== 'checking'; at = talk.shows('dana')) {
    shown.push(at)
    talk.says('dana', answers[at] ?? 'no')
  }
  return shown
}

describe('which questions are asked beyond the core', () => {
  test('all of the standard, then pinned ones, then the most worth asking, up to the limit', () => {
    const talk = new Conversation(flow)
    expect(toTheEnd(talk, { signin: 'yes' })).toEqual([
      'small',
      'signin',
      'plan',
      'high',
      'pin',
      'reset',
    ])
    expect(left(talk.compiled, talk.interview).map(({ id }) => id)).toEqual(['low'])
  })

  test('the most worth asking of all when little is at stake, up to the smaller limit', () => {
    const talk = new Conversation(flow)
    expect(toTheEnd(talk, { small: 'yes' })).toEqual(['small', 'signin', 'high', 'pin'])
  })

  test('little is at stake only if that is sure', () => {
    const talk = new Conversation(flow)
    expect(toTheEnd(talk, { small: '?' })).toContain('plan')
  })

  test('none in a quick check', () => {
    const talk = new Conversation(flow, 'quick')
    expect(toTheEnd(talk)).toEqual(['small', 'signin'])
    expect(selectDetail(talk.compiled, talk.interview, 'quick')).toEqual([])
  })

  test('a quick check can be made a full one, and a full one quick, at any time', () => {
    const talk = new Conversation(flow, 'quick')
    toTheEnd(talk)
    talk.do({ kind: 'chooseDetail', depth: 'full' })
    expect(toTheEnd(talk)).toEqual(['plan', 'low', 'high', 'pin'])
    const other = new Conversation(flow)
    other.do({ kind: 'chooseDetail', depth: 'quick' })
    expect(toTheEnd(other)).toEqual(['small', 'signin'])
  })

  test('what is asked and who is asked of do not count together: setting up is free', () => {
    const roles = [{ owner: 'tech' as const, ask: 'Who builds it?' }]
    const people = ask('team', { type: 'people', choices: [], roles })
    const talk = new Conversation(flowOf({ people: [people], ...questions }))
    talk.says('dana', ['Ravi'])
    expect(toTheEnd(talk)).toHaveLength(6)
  })
})

describe('an answer that comes later', () => {
  const gated = flowOf(
    {
      all: [
        ask('start'),
        detail('gate', 9),
        detail('low', 1),
        detail('behind', 8, { when: when('gate', 'yes') }),
      ],
    },
    { limits: { quick: 9, lowStakes: 9, full: 3 } },
  )

  test('may open what was not to be asked, in place of what is worth less', () => {
    expect(toTheEnd(new Conversation(gated), { gate: 'yes' })).toEqual(['start', 'gate', 'behind'])
    expect(toTheEnd(new Conversation(gated), { gate: 'no' })).toEqual(['start', 'gate', 'low'])
  })

  test('what may make sense only after another question waits until that was asked', () => {
    const pinned = detail('behind', 0, { pinned: true, when: when('gate', 'yes') })
    const talk = flowOf(
      { all: [ask('start'), detail('gate', 1), detail('high', 9), pinned] },
      { limits: { quick: 9, lowStakes: 9, full: 2 } },
    )
    expect(toTheEnd(new Conversation(talk))).toEqual(['start', 'high'])
    const roomy = new Conversation({ ...talk, limits: { quick: 9, lowStakes: 9, full: 4 } })
    expect(toTheEnd(roomy, { gate: '?' })).toEqual(['start', 'gate', 'high', 'behind'])
  })

  test('never makes it more than the limit, however often it is changed', () => {
    const talk = new Conversation(gated)
    toTheEnd(talk, { gate: 'no' })
    talk.answers('dana', 'gate', 'yes')
    expect(talk.shows('dana')).toBe('checking')
    expect(left(talk.compiled, talk.interview).map(({ id }) => id)).toEqual(['behind'])
  })

  test('may open core questions, which are always asked', () => {
    const flowWithCore = flowOf(
      { all: [ask('start'), ask('then', { when: when('start', 'yes') }), detail('low', 1)] },
      { limits: { quick: 1, lowStakes: 1, full: 1 } },
    )
    const talk = new Conversation(flowWithCore)
    expect(toTheEnd(talk, { start: 'yes' })).toEqual(['start', 'then'])
  })
})

describe('going deeper', () => {
  test('asks all the rest, whatever the limit', () => {
    const talk = new Conversation(flow)
    toTheEnd(talk, { small: 'yes', signin: 'yes' })
    talk.do({ kind: 'goDeeper' })
    expect(toTheEnd(talk)).toEqual(['plan', 'low', 'reset'])
    expect(talk.do({ kind: 'goDeeper' })).toMatchObject({ repeat: true })
  })

  test('asks the rest of one section', () => {
    const talk = new Conversation(flow)
    toTheEnd(talk, { small: 'yes' })
    talk.do({ kind: 'goDeeper', section: 'about' })
    expect(toTheEnd(talk)).toEqual(['plan'])
  })
})

describe('question 6 of about 20', () => {
  test('counts one by one and ends where it said', () => {
    const talk = new Conversation(flow)
    const told: string[] = []
    const count = () => progress(talk.compiled, talk.interview, 'dana')
    while (talk.shows('dana') !== 'checking') {
      told.push(`${count().n}/${count().of}`)
      talk.says('dana', 'no')
    }
    expect(told).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
    expect(count()).toEqual({ n: 6, of: 6 })
  })

  test('shrinks as soon as little is at stake', () => {
    const talk = new Conversation(flow)
    talk.says('dana', 'yes')
    expect(progress(talk.compiled, talk.interview, 'dana')).toEqual({ n: 2, of: 4 })
  })

  test('says of a quick check only what it will ask', () => {
    const talk = new Conversation(flow, 'quick')
    expect(progress(talk.compiled, talk.interview, 'dana')).toEqual({ n: 1, of: 2 })
  })

  test('counts an answer from elsewhere for as long as it is looked at', () => {
    const talk = new Conversation(flow)
    talk.interview = made(elsewhere('small', 'no'))
    talk.says('dana', 'no')
    const { of } = progress(talk.compiled, talk.interview, 'dana')
    talk.do({ kind: 'change', person: 'dana', question: 'small' })
    expect(progress(talk.compiled, talk.interview, 'dana')).toEqual({ n: 1, of: of + 1 })
  })

  test('keeps its place when an answer is looked at again', () => {
    const talk = new Conversation(flow)
    talk.says('dana', 'no')
    talk.says('dana', 'no')
    talk.goesBack('dana')
    expect(progress(talk.compiled, talk.interview, 'dana').n).toBe(2)
  })
})
