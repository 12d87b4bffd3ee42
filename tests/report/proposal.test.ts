import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { storyMessage } from '../../src/report/story.ts'
import type { Decision, ProposedChange } from '../../src/report/talk.ts'
import { say } from '../own-content.ts'
import { swim, talks } from './swim.ts'

const at = '2025-11-22T10:00:00Z'
const decision: Decision = {
  treatment: 'avoid',
  by: 'tom',
  at,
  owner: 'ravi',
  due: '2025-12-12',
  safeguards: [],
  own: 'No more guests',
  done: false,
}
const card = (proposal?: Omit<ProposedChange, 'by' | 'at'>): readonly string[] => {
  const talk = talks({
    finding: 'story-b',
    ...(proposal && { proposal: { by: 'tom', at, ...proposal } }),
  })
  return plainText(storyMessage(swim({ talk }), 'story-b') ?? { elements: [] }).split('\n')
}

describe('a change that somebody proposes', () => {
  test('is none while nobody proposes one', () => {
    expect(card().join()).not.toContain(say('thread.story.agree'))
  })

  test('says who sees to it and by when, and can be agreed to or left', () => {
    const shown = card({ decision })
    expect(shown).toContain(
      'Tom proposes instead: Stop doing it: Ravi, by 12 Dec. It counts once somebody else agrees.',
    )
    expect(shown).toContain(`[${say('thread.story.agree')}] [${say('thread.story.keep')}]`)
  })

  test('to live with it says until when', () => {
    expect(card({ decision: { ...decision, treatment: 'accept' } })).toContain(
      'Tom proposes instead: Live with it until 12 Dec: Ravi. It counts once somebody else agrees.',
    )
  })

  test('to open it again says why, where a reason was given', () => {
    expect(card({ reason: 'It came back' })).toContain(
      'Tom proposes to open it again: “It came back”. It is open once somebody else agrees.',
    )
    for (const silent of [{}, { reason: '' }])
      expect(card(silent)).toContain(
        'Tom proposes to open it again. It is open once somebody else agrees.',
      )
  })
})
