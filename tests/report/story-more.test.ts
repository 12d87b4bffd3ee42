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
