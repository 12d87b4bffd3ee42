import { describe, expect, test } from 'vitest'
import { countNow, leftToTalk, unsureShare } from '../../src/report/counts.ts'
import { rankStories } from '../../src/report/ranking.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { Decision } from '../../src/report/talk.ts'
import { analysis, finding, said, swim, swimInput, talks } from './swim.ts'
import { livedWith } from './ways.ts'

const findings = [
  finding('first', {}, 'actFirst'),
  finding('unknown', { notKnownYet: true }, 'actFirst'),
  finding('unknown-soon', { notKnownYet: true }, 'planSoon'),
  finding('soon'),
  finding('mind', {}, 'keepInMind'),
  finding('fine', {}, 'fineForNow'),
  finding('seventh'),
  finding('eighth', {}, 'actFirst'),
  finding('kept', { status: 'covered' }, 'actFirst'),
]
const counted = (...talk: Parameters<typeof talks>) =>
  countNow(rankStories(swimInput({ analysis: { ...analysis, findings }, talk: talks(...talk) })))
const fix: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-20T10:00:00Z',
  owner: 'ravi',
  due: '2026-01-01',
  safeguards: [],
  own: 'Lock it',
  done: false,
}

describe('the counts of a check', () => {
  test('before anybody has spoken', () => {
    expect(counted()).toEqual({
      now: { actFirst: 3, planSoon: 3, keepInMind: 1, fineForNow: 1 },
      actFirstNotKnown: 1,
      notKnownYet: 2,
      livedWith: 0,
      notPossible: 0,
      done: 0,
      talked: { done: 0, of: 7 },
      parked: 0,
    })
  })

  test('say apart what was settled, which no longer presses', () => {
    const claims = [{ by: 'tom', secondedBy: 'mei', reason: 'It is offline' }]
    const all = counted(
      { finding: 'first', decision: livedWith },
      { finding: 'unknown', claims },
      { finding: 'soon', decision: { ...fix, done: true, shown: 'Seen' } },
      { finding: 'mind', decision: { ...fix, done: true } },
    )
    expect(all).toMatchObject({
      now: { actFirst: 1, planSoon: 2, keepInMind: 1, fineForNow: 1 },
      actFirstNotKnown: 0,
      notKnownYet: 1,
      livedWith: 1,
      notPossible: 1,
      done: 1,
      talked: { done: 4, of: 7 },
    })
  })

  test('count as talked through, or left for later, only what comes first or is the team’s own', () => {
    const own = { words: 'A key under the mat', by: 'mei' }
    const all = counted(
      { finding: 'own-1', own },
      { finding: 'own-2', own, parked: true },
      { finding: 'fine', parked: true },
      { finding: 'soon', decision: fix },
      { finding: 'eighth', parked: true },
    )
    expect(all.talked).toEqual({ done: 1, of: 9 })
    expect(all.parked).toBe(2)
    expect(leftToTalk(all)).toBe(6)
  })
})

describe('how much is not known', () => {
  const share = (...values: string[]) => {
    const questions = ['info.leak', 'can.proof', 'run.restore', 'out.reach']
    const answers = values.map((value, n) => said(questions[n] ?? '', 'dana', value))
    const { rules, facts }: SummaryInput = swimInput({
      answers: [
        ...answers,
        said('conn.services', 'dana', ['PayBox']),
        said('about.team', 'dana', '?'),
      ],
    })
    return unsureShare(rules, facts)
  }

  test('is the share of “not sure” among the answers to questions with choices', () => {
    expect(share('hurt', '?', 'none')).toEqual({ count: 1, of: 3, mostly: false })
    expect(share()).toEqual({ count: 0, of: 0, mostly: false })
  })

  test('is most of it from more than half on', () => {
    expect(share('hurt', '?').mostly).toBe(false)
    expect(share('hurt', '?', '?').mostly).toBe(true)
    expect(share('?').mostly).toBe(true)
  })
})

test('what is not known yet is told beside the number to act on first', () => {
  const summary = swim({ analysis: { ...analysis, findings } })
  expect(summary.counts.actFirstNotKnown).toBe(1)
  expect(summary.counts.agreed).toEqual(summary.counts.now)
})
