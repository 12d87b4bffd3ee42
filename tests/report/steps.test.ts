import { describe, expect, test } from 'vitest'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { Decision } from '../../src/report/talk.ts'
import { swim, talks } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  owner: 'ravi',
  due: '2025-12-24',
  safeguards: ['test-walls'],
  done: false,
}
const declined = { by: 'ravi', at: '2025-12-01T09:00:00Z' }
const phase = 'decided' as const

/** The steps of what was decided about stories, in the order of the stories. */
const steps = (
  decided: Readonly<Record<string, Partial<Decision>>>,
  more: Partial<SummaryInput> = {},
) => {
  const talk = talks(
    ...Object.entries(decided).map(([finding, one]) => ({
      finding,
      phase,
      decision: { ...decision, ...one },
    })),
  )
  return swim({ talk, ...more }).steps
}
const one = (more: Partial<Decision>, today = '2025-12-10') =>
  steps({ 'story-b': more }, { today })[0]

describe('a step that a team agreed on', () => {
  test('has the words of the safeguard, its owner by name, its day and its story', () => {
    expect(one({ changes: 'working' } as const)).toMatchObject({
      id: 'test-walls',
      text: 'Test often that one person cannot open another’s things.',
      treatment: 'mitigate',
      owner: 'Ravi',
      due: '2025-12-24',
      stories: ['story-b'],
      done: false,
      shown: false,
      needed: true,
      late: false,
      nobody: false,
      taken: false,
      changes: 'working',
    })
    expect(one({})).not.toHaveProperty('changes')
  })

  test('is shown only once it is done', () => {
    expect(one({ done: true, shown: 'Tried.' })).toMatchObject({ done: true, shown: true })
    expect(one({ done: true })).toMatchObject({ done: true, shown: false })
    expect(one({ shown: 'Tried.' })).toMatchObject({ done: false, shown: false })
  })

  test('is late after its day, and not on it or once it is done', () => {
    const late = (more: Partial<Decision>, today: string) => one(more, today)?.late
    expect(late({}, '2025-12-24')).toBe(false)
    expect(late({}, '2025-12-25')).toBe(true)
    expect(late({ done: true }, '2025-12-25')).toBe(false)
  })

  test('is nobody’s where its owner says so, and taken where they said yes, until it is done', () => {
    expect(one({ declined })).toMatchObject({ nobody: true, taken: false })
    expect(one({ takenAt: declined.at })).toMatchObject({ nobody: false, taken: true })
    const done = { declined, takenAt: declined.at, done: true }
    expect(one(done)).toMatchObject({ nobody: false, taken: false })
  })

  test('in the team’s own words stands beside those that are ready, and for the reason where there is neither', () => {
    const texts = (more: Partial<Decision>) =>
      steps({ 'story-b': more }).map(({ id, text }) => [id, text])
    const ready = ['test-walls', 'Test often that one person cannot open another’s things.']
    expect(texts({ own: 'Lock it' })).toEqual([ready, ['own:story-b', 'Lock it']])
    expect(texts({ reason: 'So.' })).toEqual([ready])
    expect(texts({ safeguards: [], reason: 'So.' })).toEqual([['own:story-b', 'So.']])
    expect(texts({ safeguards: [] })).toEqual([['own:story-b', '']])
    expect(texts({ safeguards: ['gone'] })).toEqual([['gone', 'gone']])
  })
})

describe('a step for two stories', () => {
  const both = (b: Partial<Decision>, c: Partial<Decision>, today = '2025-12-10') => {
    const [first, ...others] = steps({ 'story-b': b, 'story-c': c }, { today })
    expect(others).toEqual([])
    return first
  }

  test('is one step, due at the earlier day', () => {
    const [early, late] = [{ due: '2025-12-20' }, { due: '2025-12-28' }]
    for (const step of [both(early, late), both(late, early)]) {
      expect(step).toMatchObject({ due: '2025-12-20', stories: ['story-b', 'story-c'] })
    }
  })

  test('is done, shown and taken where both say so; late or nobody’s where one does', () => {
    const shown = { done: true, shown: 'Tried.' }
    expect(both(shown, {})).toMatchObject({ done: false, shown: false })
    expect(both({}, shown)).toMatchObject({ done: false, shown: false })
    expect(both(shown, shown)).toMatchObject({ done: true, shown: true })
    const taken = { takenAt: declined.at }
    expect([both(taken, {})?.taken, both({}, taken)?.taken]).toEqual([false, false])
    expect(both(taken, taken)?.taken).toBe(true)
    expect([both({ declined }, {})?.nobody, both({}, { declined })?.nobody]).toEqual([true, true])
    const passed = { due: '2025-12-01' }
    expect([both(passed, {})?.late, both({}, passed)?.late]).toEqual([true, true])
    expect(both({}, {})).toMatchObject({ late: false, nobody: false })
  })

  test('says what it changes where one of them says so', () => {
    const changes = { changes: 'working' } as const
    expect([both(changes, {})?.changes, both({}, changes)?.changes]).toEqual(['working', 'working'])
  })

  test('goes by the story that needs it, where the answers took care of the other', () => {
    const covered = { due: '2025-12-01' }
    const [step] = steps({ overheard: covered, 'story-b': {} }, { today: '2025-12-10' })
    expect(step).toMatchObject({ needed: true, due: '2025-12-24', late: false })
    expect(step?.stories.toSorted()).toEqual(['overheard', 'story-b'])
    const taken = { takenAt: declined.at }
    for (const yes of [
      { overheard: { ...covered, ...taken }, 'story-b': {} },
      { overheard: covered, 'story-b': taken },
    ])
      expect(steps(yes)[0]).toMatchObject({ needed: true, due: '2025-12-24' })
    const [alone] = steps({ overheard: covered }, { today: '2025-12-10' })
    expect(alone).toMatchObject({ needed: false, late: false })
    const [done] = steps({ overheard: { ...covered, done: true } })
    expect(done).toMatchObject({ needed: true, done: true })
  })
})

test('what is lived with, waits or was never decided is no step', () => {
  const accept = { treatment: 'accept', safeguards: [], secondedBy: 'tom' } as const
  expect(steps({ 'story-b': accept })).toEqual([])
  expect(steps({})).toEqual([])
})
