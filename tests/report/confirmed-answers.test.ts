import { describe, expect, test } from 'vitest'
import type { GivenAnswer, SuggestionSource } from '../../src/flow/answer.ts'
import { confirmedAnswers } from '../../src/report/confirmed-answers.ts'
import { suggestedFrom } from '../../src/report/suggested-from.ts'
import { say } from '../own-content.ts'
import { said, swim } from './swim.ts'

const brought = { broughtBy: 'mei', broughtAt: '2025-11-20T08:00:00Z' }
const file = { kind: 'file', format: 'answers', file: 'a*b.csv', ...brought } as const
const assistant = { kind: 'assistant', said: 'We test it.', ...brought } as const
const product = {
  kind: 'product',
  review: 'r9',
  product: 'Pool',
  on: '2024-05-04',
  ...brought,
} as const

describe('where a suggested answer comes from', () => {
  const from = (source: SuggestionSource) =>
    suggestedFrom(say, source, { today: '2025-11-21', written: (words) => `<${words}>` })

  test.each<readonly [SuggestionSource, string]>([
    [file, 'from <a*b.csv>'],
    [{ ...file, line: 12 }, 'from <a*b.csv>, line 12'],
    [{ ...file, format: 'table', line: 12 }, 'from <a*b.csv>, row 12'],
    [{ ...file, element: 'Web', line: 12 }, 'from <a*b.csv>, “<Web>”'],
    [assistant, 'an AI read it: <We test it.>'],
    [product, 'from the check of <Pool>, 4 May 2024'],
  ])('is said: %j', (source, words) => expect(from(source)).toBe(words))

  test('without the year where it is this one', () => {
    expect(from({ ...product, on: '2025-05-04' })).toBe('from the check of <Pool>, 4 May')
  })
})

describe('the answers that came from elsewhere', () => {
  const confirmed = { by: 'ravi', at: '2025-11-19T09:00:00Z' }
  const taken = (question: string, source: SuggestionSource): GivenAnswer => ({
    ...said(question, 'dana', 'think'),
    source,
    confirmed,
  })

  test('are listed in the order of the questions, with who said when that they are right', () => {
    const answers = [
      taken('run.restore', { ...file, line: 3 }),
      taken('can.proof', product),
      said('out.reach', 'dana', 'anyone'),
    ]
    expect(confirmedAnswers(swim({ answers }))).toEqual([
      expect.objectContaining({ type: 'heading', words: say('suggest.report.title') }),
      {
        type: 'list',
        items: [
          'Do customers see only theirs? from the check of Pool, 4 May 2024. Ravi said on 19 Nov 2025 that it is right.',
          'Could you put it back? from a*b.csv, line 3. Ravi said on 19 Nov 2025 that it is right.',
        ],
      },
    ])
  })

  test('are none that nobody confirmed, and none of an earlier look', () => {
    const { confirmed: _, ...open } = taken('can.proof', assistant)
    const look = { kind: 'check', review: 'r0', on: '2025-05-04' } as const
    const old: GivenAnswer = { ...said('run.restore', 'dana', 'none'), source: look, confirmed }
    expect(confirmedAnswers(swim({ answers: [open, old] }))).toEqual([])
    expect(confirmedAnswers(swim())).toEqual([])
  })
})
