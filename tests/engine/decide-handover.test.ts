import { describe, expect, test } from 'vitest'
import { decideCommand } from '../../src/engine/decide.ts'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import { compileFlow } from '../../src/engine/machine.ts'
import { answered, at, handed, made } from './interview-changes.ts'
import { ask, flowOf } from './small-flow.ts'

const compiled = compileFlow(flowOf({ all: [ask('a'), ask('b'), ask('c')] }))

/** What handing over comes to after what happened so far: questions that go, or why they do not. */
function hands(
  so: readonly InterviewChange[],
  [from, to]: readonly [string, string],
  questions: readonly string[],
  second = false,
) {
  const command = { kind: 'handOver', questions, from, to, at, ...(second && { second }) } as const
  const decision = decideCommand(compiled, made(...so), command)
  if ('problem' in decision) return decision.problem
  const [change] = decision.changes
  return change?.kind === 'handedOver' ? change.questions : []
}
function takes(so: readonly InterviewChange[], person: string, ...questions: string[]) {
  const decision = decideCommand(compiled, made(...so), { kind: 'takeBack', questions, person })
  if ('problem' in decision) return decision.problem
  const [change] = decision.changes
  return change?.kind === 'takenBack' ? change.questions : []
}
const ravis = handed('ravi', ['a'])
const toms = handed('tom', ['a'], { second: true })

describe('handing questions over', () => {
  test('anybody hands over what is nobody’s, each once', () => {
    expect(hands([], ['dana', 'ravi'], ['a', 'b', 'a'])).toEqual(['a', 'b'])
  })

  test('only whoever has a question hands it on', () => {
    expect(hands([ravis], ['ravi', 'mei'], ['a'])).toEqual(['a'])
    expect(hands([ravis], ['mei', 'tom'], ['a'])).toBe('not-yours')
    expect(hands([ravis], ['dana', 'tom'], ['b', 'a'])).toBe('not-yours')
  })

  test('the same once more changes nothing; to somebody else by the same person it is not theirs', () => {
    expect(hands([ravis], ['dana', 'ravi'], ['a'])).toEqual([])
    expect(hands([ravis], ['dana', 'ravi'], ['a', 'b'])).toEqual(['b'])
    expect(hands([ravis], ['dana', 'mei'], ['a'])).toBe('not-yours')
    expect(hands([ravis], ['mei', 'ravi'], ['a'])).toBe('not-yours')
  })

  test('a question that is not there is none', () => {
    expect(hands([], ['dana', 'ravi'], ['a', 'x'])).toBe('unknown-question')
    expect(takes([ravis], 'dana', 'a', 'x')).toBe('unknown-question')
  })

  test('names who has it, and what is on record', () => {
    const so = made(ravis, answered('a', 'dana', 'yes'))
    const command = { kind: 'handOver', questions: ['a'], from: 'dana', to: 'tom', at } as const
    expect(decideCommand(compiled, so, command)).toEqual({
      problem: 'not-yours',
      current: { version: 1, value: 'yes', holder: 'ravi' },
    })
    expect(decideCommand(compiled, so, { ...command, from: 'tom' })).toEqual({
      problem: 'not-yours',
      current: { version: 0, holder: 'ravi' },
    })
  })
})

describe('asking somebody as well', () => {
  test('takes a question from nobody, and asks nobody twice', () => {
    expect(hands([ravis], ['dana', 'tom'], ['a', 'b'], true)).toEqual(['a', 'b'])
    expect(hands([ravis], ['dana', 'ravi'], ['a'], true)).toEqual([])
    expect(hands([ravis, toms], ['dana', 'tom'], ['a', 'b', 'b'], true)).toEqual(['b'])
    expect(hands([toms], ['dana', 'tom'], ['a'], true)).toEqual([])
  })
})

describe('taking questions back', () => {
  test('is for whoever gave them, and for whoever has them', () => {
    expect(takes([ravis], 'dana', 'a', 'a')).toEqual(['a'])
    expect(takes([ravis], 'ravi', 'a')).toEqual(['a'])
    expect(takes([ravis], 'mei', 'a')).toBe('not-yours')
    expect(takes([toms], 'tom', 'a')).toEqual(['a'])
    expect(takes([toms], 'mei', 'a')).toBe('not-yours')
  })

  test('is also for whoever leads after the one who gave them', () => {
    const next: InterviewChange = { kind: 'succeeded', from: 'dana', to: 'mei' }
    expect(takes([ravis, next], 'mei', 'a')).toEqual(['a'])
    expect(takes([ravis, next], 'tom', 'a')).toBe('not-yours')
  })

  test('changes nothing for what is with nobody', () => {
    expect(takes([ravis], 'mei', 'b')).toEqual([])
    expect(takes([ravis], 'dana', 'a', 'b')).toEqual(['a'])
  })
})
