import { describe, expect, test } from 'vitest'
import type { Band } from '../../src/domain/vocabulary.ts'
import { storyOf } from '../../src/report/summary.ts'
import type { Decision } from '../../src/report/talk.ts'
import { finding, swim, talks, workDone } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-20T10:00:00Z',
  owner: 'ravi',
  due: '2025-12-12',
  safeguards: ['test-walls'],
  done: false,
}
const done: Decision = { ...decision, done: true, shown: 'Seen by all' }
const owed = (finding: string, more: Partial<Decision> = {}) => ({
  finding,
  decision: { ...decision, ...more },
})
const bandOf = (summary: ReturnType<typeof swim>, id: string) => storyOf(summary, id)?.band

describe('how soon a story should be looked at', () => {
  const showing = (shown: Record<string, Band | undefined>) => workDone({ shown })

  test('is as low as the work that is done and shown makes it, and never higher', () => {
    const talk = talks({ finding: 'see-others', decision: done })
    const more = {
      'see-others': 'keepInMind',
      'lose-all': 'actFirst',
      'story-b': 'planSoon',
    } as const
    const summary = swim({ talk, after: showing(more) })
    expect(bandOf(summary, 'see-others')).toBe('keepInMind')
    expect(bandOf(summary, 'lose-all')).toBe('keepInMind')
    expect(bandOf(summary, 'story-b')).toBe('planSoon')
  })

  test('does not change by work that nobody has shown', () => {
    const talk = talks({ finding: 'see-others', decision: { ...decision, done: true } })
    const summary = swim({ talk, after: showing({ 'see-others': 'fineForNow' }) })
    expect(bandOf(summary, 'see-others')).toBe('actFirst')
    expect(summary.counts.done).toBe(0)
  })

  test('does not change for a story whose own step is still owed, or that was opened again', () => {
    const talk = talks(
      { finding: 'see-others', decision: done },
      owed('story-b'),
      { finding: 'story-c', phase: 'reopened' },
      {
        finding: 'story-d',
        counts: { yes: 0, partly: 0, happened: 1, no: 0, notSure: 0, doesNotApply: 0 },
      },
      { finding: 'story-e', parked: true },
    )
    const low = {
      'story-b': 'fineForNow',
      'story-c': 'fineForNow',
      'story-d': 'fineForNow',
      'story-e': 'fineForNow',
    } as const
    const summary = swim({ talk, after: showing(low) })
    expect(['b', 'c', 'd', 'e'].map((id) => bandOf(summary, `story-${id}`))).toEqual([
      'planSoon',
      'planSoon',
      'planSoon',
      'fineForNow',
    ])
  })

  test('is nothing any more where a step in own words is done and shown', () => {
    const own = { ...done, own: 'Pull the plug' }
    const summary = swim({
      talk: talks(
        { finding: 'see-others', decision: own },
        { finding: 'story-b', decision: { ...done, safeguards: [], own: 'So' } },
        { finding: 'story-c', decision: { ...done, safeguards: [] } },
      ),
      after: showing({}),
    })
    expect(bandOf(summary, 'see-others')).toBeUndefined()
    expect(bandOf(summary, 'story-b')).toBeUndefined()
    expect(bandOf(summary, 'story-c')).toBeUndefined()
    expect(summary.counts.done).toBe(3)
    expect(summary.counts.now.planSoon).toBe(4)
  })

  test('is what somebody says who sees it differently after the work was done', () => {
    const seen = (at: string) =>
      bandOf(
        swim({
          talk: talks({
            finding: 'see-others',
            decision: { ...done, doneAt: '2025-12-01T10:00:00Z' },
            override: { band: 'planSoon', by: 'mei', reason: 'Not yet', at },
          }),
          after: showing({ 'see-others': undefined }),
        }),
        'see-others',
      )
    expect(seen('2025-12-01T10:00:01Z')).toBe('planSoon')
    expect(seen('2025-12-01T10:00:00Z')).toBeUndefined()
  })

  test('asks what is left only for steps that are done and shown, each once', () => {
    const asked: (readonly string[])[] = []
    const work = workDone({})
    const after = {
      shown: (steps: readonly string[]) => {
        asked.push(steps)
        return work.shown(steps)
      },
      agreed: (steps: readonly string[]) => {
        asked.push(steps)
        return work.agreed(steps)
      },
    }
    swim({ after })
    expect(asked).toEqual([])
    const talk = talks(
      { finding: 'see-others', decision: done },
      { finding: 'story-b', decision: done },
      owed('story-c', { safeguards: ['try-copy', 'test-walls'] }),
    )
    const summary = swim({ talk, after })
    expect(storyOf(summary, 'see-others')?.title).toBeTruthy()
    // One story needs no counts of all.
    expect(asked).toEqual([['test-walls']])
    expect(summary.counts.now).toBeDefined()
    expect(asked).toEqual([['test-walls'], ['test-walls', 'try-copy']])
  })

  test('a story that falls away with the work of another is taken care of', () => {
    const talk = talks({ finding: 'see-others', decision: done })
    const summary = swim({ talk, after: showing({ 'story-b': undefined }) })
    expect(storyOf(summary, 'story-b')).toMatchObject({
      band: undefined,
      standing: { kind: 'takenCareOf', by: 'work' },
    })
    expect(summary.counts.talked.done).toBe(2)
  })

  test('what to do next leaves out what is done and shown', () => {
    const talk = talks({ finding: 'see-others', decision: done })
    const work = workDone({})
    const shown = (steps: readonly string[]) => ({
      ...work.shown(steps),
      bestFixes: [{ safeguard: 'try-copy', helps: ['lose-all'], score: 1 }],
      findOut: [{ question: 'can.proof', settles: ['story-b'] }],
    })
    const summary = swim({ talk, after: { ...work, shown } })
    expect(summary.bestFixes.map(({ safeguard }) => safeguard.id)).toEqual(['try-copy'])
    expect(summary.findOut.map(({ id }) => id)).toEqual(['can.proof'])
  })
})

describe('what it will be once every agreed step is done', () => {
  test('stories with a step in own words leave the number, others go by their rating', () => {
    const talk = talks(
      owed('see-others'),
      owed('story-b', { own: 'Ask twice' }),
      owed('story-c', { safeguards: [], own: 'Watch' }),
      owed('story-d', { treatment: 'accept', safeguards: [] }),
    )
    const agreed = { 'see-others': 'planSoon', 'story-e': undefined } as const
    const { counts } = swim({ talk, after: workDone({ agreed }) })
    expect(counts.now).toEqual({ actFirst: 1, planSoon: 6, keepInMind: 1, fineForNow: 1 })
    expect(counts.agreed).toEqual({ actFirst: 0, planSoon: 4, keepInMind: 1, fineForNow: 1 })
  })

  test('without any agreed step it is what it is now', () => {
    const { counts } = swim({ after: workDone({ agreed: { 'see-others': 'fineForNow' } }) })
    expect(counts.agreed).toEqual(counts.now)
  })
})

describe('the steps of a check', () => {
  const stepsOf = (...said: Parameters<typeof talks>) =>
    swim({
      talk: talks(...said),
      coveredSince: new Map([['overheard', '2025-11-21T00:00:00Z']]),
      gone: [finding('posted-once')],
    }).steps.map(({ id, due, needed, done: isDone, shown, stories }) => ({
      id,
      due,
      needed,
      done: isDone,
      shown,
      stories,
    }))

  test('one that no story needs any more is told apart', () => {
    expect(stepsOf(owed('overheard'), owed('posted-once', { safeguards: ['try-copy'] }))).toEqual([
      expect.objectContaining({ id: 'test-walls', needed: false, done: false }),
      expect.objectContaining({ id: 'try-copy', needed: false }),
    ])
  })

  test('what was done for a story that is taken care of now is done', () => {
    expect(stepsOf({ finding: 'overheard', decision: done })).toEqual([
      expect.objectContaining({ needed: true, done: true, shown: true }),
    ])
  })

  test('one that another story still needs goes by that story', () => {
    const two = stepsOf(
      owed('overheard', { due: '2025-12-01' }),
      owed('story-b', { due: '2025-12-24' }),
    )
    const other = stepsOf(
      owed('story-b', { due: '2025-12-24' }),
      owed('overheard', { due: '2025-12-01' }),
    )
    expect(two).toEqual([
      expect.objectContaining({
        needed: true,
        due: '2025-12-24',
        stories: ['overheard', 'story-b'],
      }),
    ])
    expect(other).toEqual([expect.objectContaining({ needed: true, due: '2025-12-24' })])
  })

  test('one that two stories need is due on the earlier day', () => {
    expect(
      stepsOf(owed('story-b', { due: '2025-12-24' }), owed('story-c', { due: '2025-12-23' }))[0]
        ?.due,
    ).toBe('2025-12-23')
    expect(
      stepsOf(owed('story-b', { due: '2025-12-23' }), owed('story-c', { due: '2025-12-24' }))[0]
        ?.due,
    ).toBe('2025-12-23')
  })

  test('one that two stories need is shown once both have shown it', () => {
    const half = stepsOf(owed('story-b', { done: true }), { finding: 'story-c', decision: done })
    expect(half[0]).toMatchObject({ done: true, shown: false })
    const whole = stepsOf(
      { finding: 'story-b', decision: done },
      { finding: 'story-c', decision: done },
    )
    expect(whole[0]).toMatchObject({ done: true, shown: true })
  })

  test('a decision without a step stands by its reason', () => {
    expect(
      swim({ talk: talks(owed('story-b', { safeguards: [], reason: 'We stop it' })) }).steps,
    ).toEqual([expect.objectContaining({ id: 'own:story-b', text: 'We stop it' })])
    expect(swim({ talk: talks(owed('story-b', { reason: 'We stop it' })) }).steps).toHaveLength(1)
  })
})
