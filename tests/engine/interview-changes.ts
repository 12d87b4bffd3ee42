import { applyInterviewChange, type Interview, newInterview } from '../../src/engine/interview.ts'
import type { InterviewChange } from '../../src/engine/interview-change.ts'

export const at = '2026-11-23T09:30:00.000Z'
export const later = '2026-11-24T09:30:00.000Z'
export const made = (...changes: readonly InterviewChange[]): Interview =>
  changes.reduce(applyInterviewChange, newInterview())
export const answered = (
  question: string,
  by: string,
  value: string,
  more = {},
): InterviewChange => ({
  kind: 'answered',
  question,
  by,
  at,
  value,
  ...more,
})
export const handed = (to: string, questions: readonly string[], more = {}): InterviewChange => ({
  kind: 'handedOver',
  questions,
  from: 'dana',
  to,
  at,
  ...more,
})
export const back = (by: string, ...questions: string[]): InterviewChange => ({
  kind: 'takenBack',
  questions,
  by,
})
export const source = { kind: 'check', review: 'r0', on: '2026-05-04' } as const
export const elsewhere = (question: string, value: string, counts = true): InterviewChange => ({
  kind: 'suggested',
  answers: [{ question, by: 'mei', at, value, source, counts }],
  chosen: ['a'],
  deeper: ['b'],
})
export const values = ({ answers }: Interview) => answers.map(({ by, value }) => [by, value])
