import { describe, expect, test } from 'vitest'
import { storyOf } from '../../src/report/summary.ts'
import { analysis, answers, finding, said, swim, talks, workDone } from './swim.ts'

const steps = talks(
  {
    finding: 'see-others',
    decision: {
      treatment: 'mitigate',
      by: 'dana',
      owner: 'ravi',
      due: '2025-12-12',
      safeguards: ['test-walls'],
      done: true,
      shown: 'The tests run every night',
    },
  },
  {
    finding: 'lose-all',
    decision: {
      treatment: 'mitigate',
      by: 'dana',
      owner: 'mei',
      due: '2025-12-01',
      safeguards: ['try-copy'],
      done: false,
    },
  },
)

describe('a summary', () => {
  test('shows seven stories first, then the rest, then what is taken care of', () => {
    const { first, rest, covered } = swim()
    expect(first).toHaveLength(7)
    expect(first[0]?.id).toBe('see-others')
    expect(rest.map(({ id }) => id)).toEqual(['lose-all', 'story-h'])
    expect(covered.map(({ id }) => id)).toEqual(['overheard'])
  })

  test('puts the team’s own story before the seven and pushes none of them out', () => {
    const own = { words: 'A teacher could see every child', by: 'mei' }
    const summary = swim({ talk: talks({ finding: 'own-1', own }) })
    expect(summary.own[0]).toMatchObject({ place: 1, own: { by: 'Mei' } })
    expect(summary.first).toHaveLength(7)
    expect(summary.first[0]?.place).toBe(2)
    expect(summary.counts.talked.of).toBe(8)
  })

  test('keeps what must never happen as a discussion of its own', () => {
    expect(swim().never).toMatchObject({ id: 'must-never-happen', place: 0 })
    expect(storyOf(swim(), 'must-never-happen')?.own?.by).toBe('Dana')
  })

  test('names the person who may know', () => {
    expect(swim().findOut).toEqual([
      expect.objectContaining({
        id: 'run.restore',
        person: 'Ravi',
        settles: ['lose-all', 'story-h'],
      }),
    ])
  })

  test('counts the bands now, when agreed steps are done, and as far as they are shown', () => {
    const { counts, steps: agreed } = swim({
      talk: steps,
      after: workDone({
        shown: { 'see-others': 'keepInMind' },
        agreed: { 'see-others': 'keepInMind', 'lose-all': undefined },
      }),
    })
    expect(counts.now).toEqual({ actFirst: 0, planSoon: 6, keepInMind: 2, fineForNow: 1 })
    expect(counts.agreed).toEqual({ actFirst: 0, planSoon: 6, keepInMind: 1, fineForNow: 1 })
    expect(agreed.map(({ owner, shown }) => [owner, shown])).toEqual([
      ['Ravi', true],
      ['Mei', false],
    ])
  })

  test('an override moves the count and never hides the derived band', () => {
    const override = { band: 'fineForNow', by: 'tom', reason: 'It is offline' } as const
    const summary = swim({ talk: talks({ finding: 'see-others', override }) })
    expect(summary.counts.now.actFirst).toBe(0)
    expect(storyOf(summary, 'see-others')).toMatchObject({
      band: 'fineForNow',
      finding: { rating: { band: { high: 'actFirst' } } },
    })
  })

  test('one step for two stories is one step, and done only when both are', () => {
    const decision = {
      treatment: 'mitigate',
      by: 'dana',
      owner: 'ravi',
      due: '2025-12-12',
      safeguards: ['test-walls'],
      shown: 'yes',
    } as const
    const { steps: agreed } = swim({
      talk: talks(
        { finding: 'see-others', decision: { ...decision, done: true } },
        { finding: 'story-b', decision: { ...decision, done: false } },
      ),
    })
    expect(agreed).toEqual([
      expect.objectContaining({ stories: ['see-others', 'story-b'], done: false, shown: false }),
    ])
  })

  test('live with it counts only when somebody else agrees', () => {
    const decision = {
      treatment: 'accept',
      by: 'dana',
      owner: 'dana',
      due: '2026-05-01',
      safeguards: [],
      done: false,
    } as const
    const talked = (secondedBy?: string) =>
      swim({
        talk: talks({
          finding: 'see-others',
          decision: { ...decision, ...(secondedBy !== undefined && { secondedBy }) },
        }),
      }).counts.talked.done
    expect(talked()).toBe(0)
    expect(talked('mei')).toBe(1)
  })

  test('says honestly when most answers are not sure, and not when half are', () => {
    const closed = [
      ['about.features', 'pay'],
      ['people.who', 'staff'],
      ['info.kinds', 'health'],
      ['info.leak', 'mild'],
    ] as const
    const unsure = (count: number) =>
      swim({
        answers: closed.map(([id, value], index) => said(id, 'dana', index < count ? '?' : value)),
      }).unsure
    expect(unsure(2)).toEqual({ count: 2, of: 4, mostly: false })
    expect(unsure(3)).toEqual({ count: 3, of: 4, mostly: true })
  })

  test('lists what was asked in flow order, with words instead of values', () => {
    const asked = swim({
      answers: [said('can.proof', 'ravi', 'think'), ...answers.slice(0, 4)],
    }).asked
    expect(asked.map(({ id }) => id)).toEqual([
      'about.features',
      'people.who',
      'info.kinds',
      'info.leak',
      'can.proof',
    ])
    expect(asked[0]?.answers).toEqual([
      { by: 'Dana', at: '2025-11-20T09:00:00Z', text: 'Sign in; Pay or get paid' },
    ])
  })

  test('speaks of a connected service by the name the team gave it', () => {
    const asked = swim().asked.find(({ id }) => id === 'conn.gives.2')
    expect(asked?.ask).toBe('What do you give to Post & Co?')
  })

  test('a second person’s “no” makes a covered story checked', () => {
    const claims = [{ by: 'ravi', reason: 'We scan it', secondedBy: 'mei' }]
    expect(swim({ talk: talks({ finding: 'overheard', claims }) }).coveredChecked).toBe(1)
    expect(
      swim({ talk: talks({ finding: 'overheard', claims: [{ by: 'ravi' }] }) }).coveredChecked,
    ).toBe(0)
  })

  test('a safeguard or question that content no longer has breaks nothing', () => {
    const { bestFixes, findOut } = swim({
      analysis: {
        ...analysis,
        findings: [finding('old', { safeguards: ['gone'], open: ['gone.too'] })],
        bestFixes: [{ safeguard: 'gone', helps: ['old'], score: 1 }],
        findOut: [{ question: 'gone.too', settles: ['old'] }],
      },
    })
    expect(bestFixes).toEqual([])
    expect(findOut[0]?.ask).toBe('gone.too')
  })
})
