import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { reasonElements, riskWords } from '../../src/report/story-reasons.ts'
import { storyOf } from '../../src/report/summary.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { say } from '../own-content.ts'
import { analysis, finding, swim, talks } from './swim.ts'
import { behind } from './ways.ts'

const shared = behind('in.how', 'Passwords are shared.')
const tested = { ...behind('can.proof', 'Nobody has tested it.'), by: 'mei' }

function told(more: Parameters<typeof finding>[1], input: Partial<SummaryInput> = {}) {
  const summary = swim({
    analysis: { ...analysis, findings: [finding('one', { because: [], ...more })] },
    ...input,
  })
  const story = storyOf(summary, 'one')
  if (!story) throw new Error('there is no such story')
  return plainText({ elements: reasonElements(summary, story) })
}
const because = (name: string, reasons: string) =>
  say('thread.story.because', { name, date: '20 Nov', reasons })

describe('the reasons behind a story', () => {
  test('are told by who gave them and on which day, weak answers first, each once', () => {
    const all = told({ weak: [tested], because: [shared, tested, behind('x', 'It rains.')] })
    const lines = [
      because('Mei', tested.text),
      because('Ravi', 'Passwords are shared. It rains.'),
    ].map((line) => `- ${line}`)
    expect(all).toContain(lines.join('\n'))
    expect(all.split(tested.text)).toHaveLength(2)
  })

  test('of the same person on two days are told apart', () => {
    const later = { ...behind('x', 'It rains.'), at: '2025-11-19T09:00:00Z' }
    expect(told({ because: [shared, later] })).toContain('19 Nov')
    expect(told({ because: [shared, later] })).toContain('20 Nov')
  })

  test('are told without a name, or without a day, where nobody knows them', () => {
    expect(told({ because: [{ ...shared, by: 'stranger' }] })).toContain(
      say('thread.story.becauseNobody', { reasons: shared.text }),
    )
    const { by: _, ...nobody } = shared
    expect(told({ because: [nobody] })).toContain(
      say('thread.story.becauseNobody', { reasons: shared.text }),
    )
    const { at: __, ...noDay } = shared
    expect(told({ because: [noDay] })).toContain(
      say('thread.story.becauseNoDate', { name: 'Ravi', reasons: shared.text }),
    )
  })

  test('can be said to be wrong, where there are any', () => {
    const press = say('thread.story.notRight')
    expect(told({ because: [shared] })).toContain(press)
    expect(told({})).not.toContain(press)
  })
})

describe('what would make a story lower', () => {
  const ask = say('thread.story.couldBeLower', { ask: 'Could you put it back?' })
  const wide = { ...finding('x').rating, band: { low: 'fineForNow', high: 'planSoon' } } as const
  const open = { open: ['run.restore'] }

  test('is the open question, where it is only possible or lies between two bands', () => {
    expect(told({ ...open, status: 'possible' })).toContain(ask)
    expect(told({ ...open, rating: wide })).toContain(ask)
  })

  test('is nothing where it is known, nothing is open, or it is asked above', () => {
    expect(told(open)).not.toContain(ask)
    expect(told({ rating: wide })).not.toContain(ask)
    expect(told({ ...open, rating: wide, notKnownYet: true })).not.toContain(ask)
    expect(told({ ...open, rating: wide, status: 'covered' })).not.toContain(ask)
  })
})

test('what it would mean for the team is told of what is not taken care of', () => {
  const means = say('thread.story.forUs', { means: '' }).trim().slice(0, 8)
  expect(told({})).toContain(means)
  expect(told({ means: [] })).not.toContain(means)
  expect(told({ status: 'covered' })).not.toContain(means)
})

test('a story of the team, and one that is gone, have no reasons', () => {
  const summary = swim({
    gone: [finding('old')],
    talk: talks({ finding: 'own-1', own: { words: 'Rain', by: 'mei' } }),
  })
  for (const id of ['old', 'own-1']) {
    const story = storyOf(summary, id)
    expect(story && reasonElements(summary, story)).toEqual([])
  }
  const own = storyOf(summary, 'own-1')
  expect(own && riskWords(say, own)).toEqual([])
})
