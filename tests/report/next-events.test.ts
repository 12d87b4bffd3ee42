import { expect, test } from 'vitest'
import type { Element } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { whatHappensNext } from '../../src/report/next-events.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { Decision } from '../../src/report/talk.ts'
import { say } from '../own-content.ts'
import { swim, talks } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  owner: 'ravi',
  due: '2025-12-24',
  safeguards: ['test-walls'],
  done: false,
}
const declined = { by: 'ravi', at: '2025-12-01T09:00:00Z' }
type Said = readonly [story: string, decision: Decision]

const next = (said: readonly Said[], more: Partial<SummaryInput> = {}): string => {
  const phase = 'decided' as const
  const talk = talks(...said.map(([finding, one]) => ({ finding, phase, decision: one })))
  const elements: readonly Element[] = whatHappensNext(swim({ today: '2025-12-10', talk, ...more }))
  return plainText({ elements: [...elements] })
}
const own = (words: string, more: Partial<Decision> = {}): Decision => ({
  ...decision,
  safeguards: [],
  own: words,
  ...more,
})

test('nothing is said where nothing is left to do', () => {
  expect(next([])).toBe('')
})

test('one step that nobody sees to is said, and is none that comes next', () => {
  const text = next([['see-others', own('Lock it', { declined })]])
  expect(text).toContain(say('promise.digest.nextNobody', { count: 1 }))
  expect(text).not.toContain('Ravi')
})

test('one late step is said, and the earliest of the others comes next with its owner', () => {
  const text = next([
    ['see-others', own('Lock it', { due: '2025-12-09' })],
    ['story-b', own('Shut it', { due: '2026-02-01', owner: 'mei' })],
    ['story-c', own('Log it', { due: '2026-01-05' })],
  ])
  expect(text).toContain(say('promise.digest.nextLate', { count: 1 }))
  const name = 'Ravi'
  expect(text).toContain(say('promise.digest.nextStep', { count: 2, name, date: '5 Jan 2026' }))
})

test('a step due today is not late', () => {
  const text = next([['see-others', own('Lock it', { due: '2025-12-10' })]])
  expect(text).not.toContain(say('promise.digest.nextLate', { count: 1 }))
})

test('who is told before their day is said once each, and only where the program tells', () => {
  const ahead = { facilitator: 'dana', tells: true }
  const said: readonly Said[] = [
    ['see-others', own('Lock it')],
    ['story-b', own('Shut it')],
    ['story-c', own('Log it', { declined, owner: 'mei' })],
  ]
  const told = say('promise.digest.nextTold', { names: 'Ravi', facilitator: 'Dana' })
  expect(next(said, { ahead })).toContain(told)
  expect(next(said, { ahead: { ...ahead, tells: false } })).not.toContain(told)
  expect(next(said)).not.toContain(told)
})

test('the next look is said, with who hears of it where somebody does', () => {
  const look = { on: '2026-03-01', isRegular: false }
  const on = { date: '1 Mar 2026', name: 'Dana' }
  const ahead = { facilitator: 'dana', tells: true, look }
  expect(next([], { ahead })).toContain(say('look.digest.told', on))
  expect(next([], { ahead: { ...ahead, tells: false } })).toContain(say('look.digest.on', on))
  const regular = { ...ahead, look: { ...look, isRegular: true } }
  expect(next([], { ahead: regular })).toContain(say('look.digest.regular', on))
})
