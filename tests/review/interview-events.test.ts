import { describe, expect, test } from 'vitest'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import { type ReviewEvent, reviewEventSchema } from '../../src/review/event.ts'
import { changeOf, eventFor } from '../../src/review/interview-events.ts'

const at = '2026-11-23T09:30:00.000Z'
const earlier = '2026-11-22T09:30:00.000Z'
const questions = ['info.kinds', 'info.leak']
const ravi = { id: 'ravi', name: 'Ravi' }

/** What was accepted, with the event that keeps it; Dana acts, and Mei is whoever the change itself names. */
const kept: readonly (readonly [string, InterviewChange, ReviewEvent])[] = [
  [
    'an answer of a moment before',
    { kind: 'answered', question: 'info.leak', by: 'mei', at: earlier, value: 'hurt' },
    { type: 'answered', question: 'info.leak', by: 'mei', at: earlier, value: 'hurt' },
  ],
  [
    'a skipped answer',
    { kind: 'answered', question: 'info.leak', by: 'mei', at, value: null, settles: true },
    { type: 'answered', question: 'info.leak', by: 'mei', at, value: null, settles: true },
  ],
  [
    'a list whose services have numbers',
    { kind: 'answered', question: 'conn.services', by: 'mei', at, value: ['A'], numbers: [4] },
    { type: 'answered', question: 'conn.services', by: 'mei', at, value: ['A'], numbers: [4] },
  ],
  [
    'how thorough it is',
    { kind: 'detailChosen', depth: 'quick', questions },
    { type: 'detailChosen', at, by: 'dana', depth: 'quick', questions },
  ],
  [
    'that it goes deeper',
    { kind: 'wentDeeper', questions },
    { type: 'wentDeeper', at, by: 'dana', questions },
  ],
  [
    'questions handed over',
    { kind: 'handedOver', questions, from: 'mei', to: 'ravi', at },
    { type: 'handedOver', at, by: 'mei', questions, to: ravi },
  ],
  [
    'somebody asked as well, instead of somebody else',
    { kind: 'handedOver', questions, from: 'mei', to: 'ravi', at, second: true, insteadOf: 'tom' },
    { type: 'handedOver', at, by: 'mei', questions, to: ravi, second: true, insteadOf: 'tom' },
  ],
  [
    'questions taken back',
    { kind: 'takenBack', questions, by: 'mei' },
    { type: 'takenBack', at, by: 'mei', questions },
  ],
  [
    'a question looked at again',
    { kind: 'revisiting', by: 'mei', question: 'info.leak' },
    { type: 'revisited', at, by: 'mei', question: 'info.leak' },
  ],
  ['that somebody moved on', { kind: 'movedOn', by: 'mei' }, { type: 'movedOn', at, by: 'mei' }],
  [
    'another lead',
    { kind: 'succeeded', from: 'mei', to: 'ravi' },
    { type: 'facilitatorChanged', at, by: 'dana', to: ravi, why: 'handedOver', from: 'mei' },
  ],
  [
    'that somebody left',
    { kind: 'left', person: 'mei' },
    { type: 'left', at, by: 'dana', person: 'mei' },
  ],
  [
    'answers that still hold',
    { kind: 'confirmed', questions, by: 'mei', at: earlier },
    { type: 'answersConfirmed', at: earlier, by: 'mei', questions },
  ],
  [
    'answers that nobody spoke about',
    { kind: 'confirmed', questions, by: 'mei', at: earlier, unsaid: true },
    { type: 'answersConfirmed', at: earlier, by: 'mei', questions, unsaid: true },
  ],
  [
    'what is asked again',
    { kind: 'askedAgain', questions, most: 7 },
    { type: 'askedAgain', at, by: 'dana', questions, most: 7 },
  ],
]

describe.each(kept)('the event that keeps %s', (_, change, event) => {
  test('holds all of it, and is valid', () => {
    expect(eventFor(change, 'dana', at, ravi)).toEqual(event)
    expect(reviewEventSchema.parse(event)).toEqual(event)
  })

  test('gives the change back as it was', () => {
    expect(changeOf(event)).toEqual(change)
  })
})

test('where nobody names the receiver, their id is their name', () => {
  const to = { id: 'ravi', name: 'ravi' }
  const handed: InterviewChange = { kind: 'handedOver', questions, from: 'mei', to: 'ravi', at }
  expect(eventFor(handed, 'dana', at)).toMatchObject({ to })
  expect(eventFor({ kind: 'succeeded', from: 'mei', to: 'ravi' }, 'dana', at)).toMatchObject({ to })
})

test('answers from another look are suggested as they were, with the look they come from', () => {
  const given = { question: 'info.leak', by: 'mei', at: earlier, value: 'hurt' }
  const listed = { question: 'conn.services', by: 'mei', at: earlier, value: ['A'], numbers: [4] }
  const change = changeOf({
    type: 'carried',
    at,
    by: 'dana',
    from: 'r0',
    postedAt: '2026-05-04T23:10:00.000Z',
    answers: [{ ...given, settles: true }, listed],
    chosen: ['info.leak'],
    deeper: ['conn.services'],
    stood: [],
    stories: [],
  } as never)
  const source = { kind: 'check', review: 'r0', on: '2026-05-04' }
  expect(change).toEqual({
    kind: 'suggested',
    answers: [
      { ...given, settles: true, source, counts: true },
      { ...listed, source, counts: true },
    ],
    chosen: ['info.leak'],
    deeper: ['conn.services'],
  })
  expect(() => eventFor(change as InterviewChange, 'dana', at)).toThrow(RangeError)
})

test('what is no part of the questionnaire changes nothing in it', () => {
  expect(changeOf({ type: 'closed', at, by: 'dana' } as ReviewEvent)).toBeUndefined()
  const first = { type: 'facilitatorChanged', at, by: 'dana', to: ravi, why: 'handedOver' } as const
  expect(changeOf(first)).toBeUndefined()
})
