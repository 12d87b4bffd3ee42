import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { toBriefMarkdown } from '../../src/report/brief.ts'
import {
  type DifferingAnswers,
  differingJson,
  endedDifferences,
  openDifferences,
  shownEndedDifferences,
  shownOpenDifferences,
} from '../../src/report/differing.ts'
import { whatHappensNext } from '../../src/report/next-events.ts'
import { reportParts } from '../../src/report/report.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { say } from '../own-content.ts'
import { swim } from './swim.ts'

const open: DifferingAnswers = {
  question: 'can.proof',
  given: [
    { by: 'dana', value: 'think' },
    { by: 'ravi', value: 'tested' },
  ],
  isRatedBetween: true,
  settlers: ['ravi', 'mei'],
}
const agreed: DifferingAnswers = { ...open, ended: { value: 'tested' } }
const settled: DifferingAnswers = {
  ...open,
  ended: { value: 'tested', by: 'mei', reason: 'I *saw* the test.' },
}
const later = (one: DifferingAnswers) => ({ ...one, isRatedBetween: false })
const people = new Map([
  ['dana', 'Dana *D*'],
  ['ravi', 'Ravi'],
  ['mei', 'Mei'],
])
const of = (...differing: readonly DifferingAnswers[]) => swim({ differing, people })

describe('answers that differ', () => {
  test('are told with who says what and who can say which is right', () => {
    expect(openDifferences(of(open))).toEqual([
      'only theirs: Dana *D* says “We think so”, Ravi says “We test it”. The rating lies between the answers until Ravi or Mei says which is right.',
    ])
    expect(openDifferences(of(later(open)))).toEqual([
      'only theirs: Dana *D* says “We think so”, Ravi says “We test it”. The ratings here do not know it yet. It counts once Ravi or Mei says which is right and it is posted again.',
    ])
    expect(endedDifferences(of(open))).toEqual([])
  })

  test('are told with the answer that stands, and why, once that is said', () => {
    expect(endedDifferences(of(settled, later(settled)))).toEqual([
      'only theirs: “We test it” stands. The ratings here still lie between the answers until it is posted again. Mei says why: I *saw* the test.',
      'only theirs: “We test it” stands. Mei says why: I *saw* the test.',
    ])
    expect(openDifferences(of(settled))).toEqual([])
  })

  test('agree where nobody had to say which is right', () => {
    const key = { short: 'only theirs', answer: 'We test it' }
    expect(endedDifferences(of(agreed, later(agreed)))).toEqual([
      say('asking.differ.agreedLater', key),
      say('asking.differ.agreed', key),
    ])
    const unsaid = { ...open, ended: { value: 'tested', by: 'mei' } }
    expect(endedDifferences(of(unsaid))).toEqual([say('asking.differ.agreedLater', key)])
    const byNobody = { ...open, ended: { value: 'tested', reason: 'So.' } }
    expect(endedDifferences(of(byNobody))).toEqual([say('asking.differ.agreedLater', key)])
  })

  test('are safe inside marks where they are posted, with a long reason cut short', () => {
    expect(shownOpenDifferences(of(open))[0]).toContain('Dana \\*D\\* says')
    expect(shownEndedDifferences(of(settled))[0]).toContain('I \\*saw\\* the test.')
    const long = { ...settled, ended: { value: 'tested', by: 'mei', reason: 'x'.repeat(200) } }
    const [short = ''] = shownEndedDifferences(of(long))
    expect(short.length).toBeLessThan(endedDifferences(of(long))[0]?.length ?? 0)
    expect([shownOpenDifferences(of(settled)), shownEndedDifferences(of(open))]).toEqual([[], []])
  })

  test('about no question that there is have no answer to show, and none at all tell nothing', () => {
    const [words] = openDifferences(of({ ...open, question: 'nobody-asks' }))
    expect(words).toContain('Ravi says “”')
    expect(openDifferences(swim())).toEqual([])
    expect(endedDifferences(swim())).toEqual([])
  })
})

test('programs read the answers as they are on record, with people by their names', () => {
  const several = {
    ...open,
    given: [
      { by: 'dana', value: ['a', 'b'] },
      { by: 'ravi', value: null },
    ],
  }
  expect(differingJson(of(several, agreed, later(settled)))).toEqual([
    {
      question: 'can.proof',
      answers: [
        { by: 'Dana *D*', answer: ['a', 'b'] },
        { by: 'Ravi', answer: null },
      ],
      ratedBetween: true,
      settles: ['Ravi', 'Mei'],
    },
    {
      question: 'can.proof',
      answers: [
        { by: 'Dana *D*', answer: 'think' },
        { by: 'Ravi', answer: 'tested' },
      ],
      ratedBetween: true,
      stands: 'tested',
    },
    {
      question: 'can.proof',
      answers: [
        { by: 'Dana *D*', answer: 'think' },
        { by: 'Ravi', answer: 'tested' },
      ],
      ratedBetween: false,
      stands: 'tested',
      settledBy: 'Mei',
      reason: 'I *saw* the test.',
    },
  ])
})

test('programs read who said which is right without a reason, and a reason without who', () => {
  const ended = (more: object) =>
    differingJson(of({ ...open, ended: { value: 'tested', ...more } }))
  expect(ended({ by: 'mei' })[0]).toMatchObject({ settledBy: 'Mei' })
  expect(ended({ by: 'mei' })[0]).not.toHaveProperty('reason')
  expect(ended({ reason: 'So.' })[0]).toMatchObject({ reason: 'So.' })
  expect(ended({ reason: 'So.' })[0]).not.toHaveProperty('settledBy')
})

test('an answer is told up to 80 letters, and in the thread a reason up to 160', () => {
  const answer = (count: number) =>
    openDifferences(
      of({
        ...open,
        question: 'conn.services',
        given: [{ by: 'ravi', value: ['x'.repeat(count)] }],
      }),
    )[0]
  expect(answer(80)).toContain(`“${'x'.repeat(80)}”`)
  expect(answer(81)).toContain(`“${'x'.repeat(80)}…”`)
  const reason = (count: number) =>
    shownEndedDifferences(
      of({ ...settled, ended: { value: 'tested', by: 'mei', reason: 'x'.repeat(count) } }),
    )[0]
  expect(reason(160)).toMatch(/[^x]x{160}$/)
  expect(reason(161)).toMatch(/[^x]x{160}…$/)
})

describe('where two answers are told', () => {
  const next = (...differing: readonly DifferingAnswers[]) =>
    plainText({ elements: [...whatHappensNext(of(...differing))] })
  const line = (count: number, names: string) => say('asking.differ.next', { count, names })

  test('what happens next counts those that are open, and names who settles the first', () => {
    expect(next(settled, { ...open, settlers: ['mei'] }, open)).toContain(line(2, 'Mei'))
    expect(next(open)).toContain(line(1, 'Ravi or Mei'))
    expect(next(settled, agreed)).toBe('')
  })

  test('the report lists the open ones and those that ended', () => {
    const report = (...differing: readonly DifferingAnswers[]) =>
      JSON.stringify(reportParts(of(...differing)))
    const title = say('asking.differ.title')
    expect(report(open)).toContain(title)
    expect(report(open)).toContain('until Ravi or Mei says which is right')
    expect(report(settled)).toContain('Mei says why')
    expect(report()).not.toContain(title)
    expect(toBriefMarkdown(of(open))).toContain(title)
    expect(toBriefMarkdown(of())).not.toContain(title)
  })

  test('the post shows what is open first, and says how many more there are', () => {
    const post = (...differing: readonly DifferingAnswers[]) =>
      plainText(summaryMessage(of(...differing)))
    expect(post(open)).toContain('until Ravi or Mei says which is right')
    expect(post(open)).not.toContain(say('asking.differ.more', { count: 1 }))
    const many = Array.from({ length: 6 }, () => open)
    expect(post(...many)).toMatch(/And \d+ more question/)
  })
})
