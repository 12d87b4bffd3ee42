import { describe, expect, test } from 'vitest'
import { noStances } from '../../src/domain/vocabulary.ts'
import { text } from '../../src/message/build.ts'
import { plainText } from '../../src/message/plain-text.ts'
import {
  areStancesShown,
  opinionsMessage,
  othersMessage,
  spokenOnly,
} from '../../src/report/story-opinions.ts'
import type { StoryTalk } from '../../src/report/talk.ts'
import { swim, talks } from './swim.ts'

const counts = { ...noStances, yes: 2, no: 1 }
const shared = [{ by: 'mei', stance: 'yes', reason: 'I saw it happen' }] as const
const claims = [{ by: 'tom', reason: 'It is offline' }]

function told(said: Partial<StoryTalk>) {
  const summary = swim({ stances: 'hidden', talk: talks({ finding: 'see-others', ...said }) })
  const story = summary.story('see-others')
  if (!story) throw new Error('no story')
  return { summary, story }
}
const wordsOf = (said: Partial<StoryTalk>, message: typeof opinionsMessage): string => {
  const { summary, story } = told(said)
  const found = message(summary, story, text('Asked'))
  return found ? plainText(found) : ''
}

describe('what people said about a story', () => {
  test.each([opinionsMessage, othersMessage])('is nothing where nobody has spoken', (message) => {
    expect(wordsOf({}, message)).toBe('')
  })

  test.each([opinionsMessage, othersMessage])(
    'tells shared reasons and each “no” that waits',
    (message) => {
      const words = wordsOf({ counts, shared, claims }, message)
      expect(words).toContain('Asked')
      expect(words).toContain('I saw it happen')
      expect(words).toContain('It is offline')
    },
  )

  test('a “no” that waits is enough', () => {
    expect(wordsOf({ claims }, othersMessage)).toContain('It is offline')
  })
})

describe('before it may be seen', () => {
  test('only how many have spoken is said, and that something waits', () => {
    const { summary, story } = told({ phase: 'answered', counts, shared, claims })
    const words = plainText({ elements: spokenOnly(summary, story) })
    expect(words).toContain('3 of')
    for (const hidden of ['I saw', 'offline', 'Mei', 'Tom', 'Yes'])
      expect(words).not.toContain(hidden)
  })

  test('nothing is said where nobody has spoken', () => {
    const { summary, story } = told({})
    expect(spokenOnly(summary, story)).toEqual([])
  })

  test('it may be seen once the story is settled', () => {
    const open = told({ counts })
    expect(areStancesShown(open.summary, open.story)).toBe(false)
    const settled = told({ claims: [{ by: 'tom', reason: 'Offline', secondedBy: 'mei' }] })
    expect(areStancesShown(settled.summary, settled.story)).toBe(true)
  })
})
