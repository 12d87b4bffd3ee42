import { expect, test } from 'vitest'
import { newInterview } from '../../src/engine/interview.ts'
import type { Offer } from '../../src/engine/offered-answers.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { sortedOffers } from '../../src/review/milder.ts'
import { weak } from './bench.ts'
import { check } from './second-look.ts'

const at = '2026-11-21T09:00:00.000Z'
const said = (question: string, value: GivenAnswer['value']): GivenAnswer => ({
  question,
  value,
  by: 'dana',
  at,
})

/** Which of two places an answer stands in that a sheet offers to a check in which all else was answered. */
function placeOf(question: string, value: string): 'together' | 'alone' {
  const { [question]: _, ...others } = weak
  const offer: Offer = {
    ...said(question, value),
    counts: false,
    offer: 1,
    source: {
      kind: 'file',
      format: 'table',
      file: 'sheet.csv',
      line: 2,
      broughtBy: 'dana',
      broughtAt: at,
    },
  }
  const interview = {
    ...newInterview(),
    answers: Object.entries(others).map(([id, answer]) => said(id, answer)),
    suggested: [offer],
    offers: 1,
  }
  const { together } = sortedOffers({ check, interview, person: 'dana', at }, [offer])
  return together.length === 1 ? 'together' : 'alone'
}

test.each([
  ['in.shared', 'no'],
  ['can.actas', 'no'],
  ['conn.down', 'fine'],
  ['rule.surprise', 'no'],
])(
  '%s: %s takes care of a story, so that it is confirmed alone, though no rating falls',
  (...offer) => {
    expect(placeOf(...offer)).toBe('alone')
  },
)

test.each([
  ['run.updates', 'rare'],
  ['run.restore', 'none'],
  ['sup.gone', 'none'],
])('%s: %s makes no story milder, and is taken with others', (...offer) => {
  expect(placeOf(...offer)).toBe('together')
})
