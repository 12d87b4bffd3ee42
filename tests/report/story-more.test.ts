import { expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { storyMoreMessage } from '../../src/report/story-more.ts'
import type { Decision, StoryTalk } from '../../src/report/talk.ts'
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
const past = { was: { decision }, endedBy: 'mei', endedAt: '2025-12-01T09:00:00Z' }
type Room = Parameters<typeof storyMoreMessage>[2]
const more = (said: Partial<StoryTalk>, room: Partial<Room> = {}): string => {
  const summary = swim({ talk: talks({ finding: 'see-others', ...said }) })
  const message = storyMoreMessage(summary, 'see-others', { mayPark: false, ...room })
  return message ? plainText(message) : ''
}

test('what was decided before is told below its heading, also where it is one decision', () => {
  const title = say('thread.earlier.title').replaceAll('*', '')
  expect(more({})).not.toContain(title)
  const one = more({ earlier: [past] })
  expect(one).toContain(title)
  expect(one).toContain('Ravi')
  expect(one).toContain('Mei')
})

test('only somebody who may leaves a story for later', () => {
  const park = say('thread.more.park')
  expect(more({}, { mayPark: true })).toContain(park)
  expect(more({}, { mayPark: false })).not.toContain(park)
})

test('the facilitator is told in private by everybody else', () => {
  const tell = say('thread.more.tell', { facilitator: 'Dana' })
  expect(more({}, { facilitator: 'Dana' })).toContain(tell)
  expect(more({})).not.toContain(tell)
})

test('a step can be made a rule for all products, or none any more', () => {
  const step = 'Test often that one person cannot open another’s things'
  const make = say('overview.rule.make', { step })
  const drop = say('overview.rule.drop', { step })
  const ruled = (isRule: boolean) => more({}, { rules: [{ safeguard: 'test-walls', isRule }] })
  expect(ruled(false)).toContain(make)
  expect(ruled(false)).not.toContain(drop)
  expect(ruled(true)).toContain(drop)
  expect(ruled(true)).not.toContain(make)
  expect(more({})).not.toContain(step)
  const unknown = [{ safeguard: 'no-such-step', isRule: false }]
  expect(more({}, { rules: unknown })).toBe(more({}))
})

test('only whoever told a story words it anew or takes it away', () => {
  const [reword, withdraw] = [say('thread.more.reword'), say('thread.more.withdraw')]
  expect(more({}, { mayReword: true })).toContain(reword)
  expect(more({}, { mayReword: true })).toContain(withdraw)
  expect(more({})).not.toContain(reword)
})

test('who has not spoken yet is named, and nobody where all have', () => {
  const line = say('thread.more.silent', { names: 'Mei and Tom' })
  expect(more({}, { silent: ['Mei', 'Tom'] })).toContain(line)
  expect(more({})).not.toContain(say('thread.more.silent', { names: '' }))
})

test('what is settled or put aside can be talked about again, and is not put aside', () => {
  const [reopen, park] = [say('thread.more.reopen'), say('thread.more.park')]
  const phase = 'decided' as const
  const decided = more({ phase, decision: { ...decision, done: true } }, { mayPark: true })
  expect(decided).toContain(reopen)
  expect(decided).not.toContain(park)
  expect(more({}, { mayPark: true })).not.toContain(reopen)
})
