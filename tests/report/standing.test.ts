import { describe, expect, test } from 'vitest'
import { isSettled, neededStep, needlessStep, standingOf } from '../../src/report/standing.ts'
import { type Decision, noTalk, type StoryTalk } from '../../src/report/talk.ts'

const today = '2025-12-20'
const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-22T10:00:00Z',
  owner: 'ravi',
  due: '2025-12-19',
  safeguards: [],
  done: false,
}
const live: Decision = { ...decision, treatment: 'accept', due: today }
const agreed: Decision = { ...live, secondedBy: 'mei' }
const lapsed: Decision = { ...agreed, due: '2025-12-19' }
const claim = { by: 'tom' }
const no = { by: 'jo', secondedBy: 'mei' }
const happened = { ...noTalk('x').counts, happened: 1 }

const stand = (talk: Partial<StoryTalk>, context: Partial<Parameters<typeof standingOf>[1]> = {}) =>
  standingOf({ ...noTalk('x'), ...talk }, { today, answers: 'raised', ...context })

describe('where a story stands', () => {
  test.each<[string, Partial<StoryTalk>, object]>([
    ['untouched', {}, { kind: 'open', ranOut: undefined, happened: false }],
    [
      'it has happened, and nobody said no',
      { counts: happened },
      { kind: 'open', happened: false },
    ],
    ['a “no” waits', { claims: [claim] }, { kind: 'waiting', on: 'claim', claim }],
    [
      'of two, the first “no” waits',
      { claims: [claim, { by: 'eve' }] },
      { kind: 'waiting', claim },
    ],
    ['the “no” that is agreed on', { claims: [claim, no] }, { kind: 'notPossible', claim: no }],
    [
      'it has happened',
      { claims: [claim, no], counts: happened },
      { kind: 'open', happened: true },
    ],
    [
      '… to a “no” that waits',
      { claims: [claim], counts: happened },
      { kind: 'open', happened: false },
    ],
    ['a step', { decision }, { kind: 'decided', decision }],
    ['a step whose day has passed', { decision, parked: true }, { kind: 'decided' }],
    ['a step beside an agreed “no”', { decision, claims: [no] }, { kind: 'decided' }],
    ['done', { decision: { ...decision, done: true } }, { kind: 'done', shown: false }],
    [
      'shown',
      { decision: { ...decision, done: true, shown: 'so' } },
      { kind: 'done', shown: true },
    ],
    ['proposed, on its last day', { decision: live }, { kind: 'waiting', on: 'decision' }],
    [
      'proposed for a day that passed',
      { decision: { ...live, due: '2025-12-19' } },
      { kind: 'open', ranOut: undefined },
    ],
    ['proposed, beside an agreed “no”', { decision: live, claims: [no] }, { kind: 'notPossible' }],
    ['proposed, then left for later', { decision: live, parked: true }, { kind: 'parked' }],
    ['agreed, on its last day', { decision: agreed }, { kind: 'livedWith', decision: agreed }],
    [
      'agreed, whatever else',
      { decision: { ...agreed, done: true }, claims: [no] },
      { kind: 'livedWith' },
    ],
    ['run out', { decision: lapsed }, { kind: 'open', ranOut: lapsed }],
    [
      'run out, and agreed that it cannot happen',
      { decision: lapsed, claims: [no] },
      { kind: 'notPossible' },
    ],
    [
      'run out, and a “no” waits',
      { decision: lapsed, claims: [claim] },
      { kind: 'waiting', on: 'claim' },
    ],
    ['left for later', { parked: true }, { kind: 'parked' }],
    ['left for later while a “no” waits', { parked: true, claims: [claim] }, { kind: 'parked' }],
    ['agreed “no”, left for later', { parked: true, claims: [no] }, { kind: 'notPossible' }],
    ['open again', { phase: 'reopened', claims: [claim] }, { kind: 'reopened' }],
    ['open again and left for later', { phase: 'reopened', parked: true }, { kind: 'parked' }],
  ])('%s', (_, talk, expected) => {
    expect(stand(talk)).toMatchObject(expected)
  })

  test.each<[string, Partial<StoryTalk>, object]>([
    ['untouched', {}, { by: 'answers', checked: false, step: undefined }],
    ['checked by a second person', { claims: [no] }, { checked: true }],
    ['a “no” that waits checks nothing', { claims: [claim] }, { checked: false }],
    [
      'nothing is checked where it has happened',
      { claims: [no], counts: happened },
      { checked: false },
    ],
    ['a step from before', { decision }, { step: decision }],
    ['“live with it” is no step', { decision: agreed }, { step: undefined }],
    ['opened again before', { phase: 'reopened', parked: true }, { by: 'answers' }],
  ])('taken care of by the answers: %s', (_, talk, expected) => {
    const since = '2025-11-22T10:00:00Z'
    const standing = stand(talk, { answers: 'takenCareOf', since })
    expect(standing).toMatchObject({ kind: 'takenCareOf', ...expected })
  })

  test('what is decided after the answers took care of it stands', () => {
    const since = '2025-11-22T09:59:59Z'
    expect(stand({ decision }, { answers: 'takenCareOf', since }).kind).toBe('decided')
    expect(stand({ decision }, { answers: 'takenCareOf' }).kind).toBe('takenCareOf')
    const { at: _, ...undated } = decision
    expect(stand({ decision: undated }, { answers: 'takenCareOf', since }).kind).toBe('takenCareOf')
  })

  test('what the answers no longer raise is gone, with the step that was for it', () => {
    expect(stand({ decision, parked: true }, { answers: 'gone' })).toEqual({
      kind: 'gone',
      step: decision,
    })
    expect(stand({ decision: agreed }, { answers: 'gone' })).toEqual({
      kind: 'gone',
      step: undefined,
    })
  })

  test.each<[string, Partial<StoryTalk>, string]>([
    ['nobody spoke about', {}, 'takenCareOf'],
    ['waits', { claims: [claim] }, 'takenCareOf'],
    ['was left for later', { parked: true }, 'takenCareOf'],
    ['has a step of its own', { decision }, 'decided'],
    ['was opened again', { phase: 'reopened' }, 'reopened'],
    ['has happened', { counts: happened }, 'open'],
    ['is lived with', { decision: agreed }, 'livedWith'],
  ])('steps done elsewhere take care of a story that %s: %s', (_, talk, kind) => {
    const standing = stand(talk, { isDoneElsewhere: true })
    expect(standing.kind).toBe(kind)
    if (standing.kind === 'takenCareOf') expect(standing.by).toBe('work')
  })
})

describe('what a standing comes to', () => {
  test.each<[Partial<StoryTalk>, boolean]>([
    [{}, false],
    [{ claims: [claim] }, false],
    [{ parked: true }, false],
    [{ phase: 'reopened' }, false],
    [{ decision: lapsed }, false],
    [{ decision }, true],
    [{ decision: { ...decision, done: true } }, true],
    [{ decision: agreed }, true],
    [{ claims: [no] }, true],
  ])('settled or not: %j', (talk, settled) => {
    expect(isSettled(stand(talk))).toBe(settled)
  })

  test('answers settle it too', () => {
    expect(isSettled(stand({}, { answers: 'takenCareOf' }))).toBe(true)
    expect(isSettled(stand({}, { answers: 'gone' }))).toBe(true)
  })

  test('a step is owed or needless, never both', () => {
    const owed = stand({ decision })
    const needless = stand({ decision }, { answers: 'gone' })
    expect([neededStep(owed), needlessStep(owed)]).toEqual([decision, undefined])
    expect([neededStep(needless), needlessStep(needless)]).toEqual([undefined, decision])
    expect(needlessStep(stand({ decision }, { answers: 'takenCareOf' }))).toBe(decision)
    expect(neededStep(stand({ decision: agreed }))).toBeUndefined()
  })
})
