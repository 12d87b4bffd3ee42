import { describe, expect, test } from 'vitest'
import type { Safeguard } from '../../src/analysis/threat.ts'
import type { Band } from '../../src/domain/vocabulary.ts'
import { listedFixes } from '../../src/report/listed-fixes.ts'
import { analysis, catalogue, finding, swim, talks } from './swim.ts'
import { livedWith } from './ways.ts'

type Effort = Safeguard['effort']
/** A story for a step: how soon it presses, and at which place it names the step; 0 where it does not. */
type For = readonly [band: Band, place?: number]

const [model] = catalogue.safeguards
if (!model) throw new Error('there is no safety step')
const stepNamed = (id: string, effort: Effort): Safeguard => ({ ...model, id, effort })
const others = ['other-1', 'other-2', 'other-3']

/** Which of two steps is told first: one is listed before the other, so that it wins a tie. */
function better(before: readonly [Effort, ...For[]], after: readonly [Effort, ...For[]]) {
  const findings = [before, after].flatMap(([, ...stories], n) =>
    stories.map(([band, place = 1], nth) =>
      finding(
        `s${n}-${nth}`,
        {
          safeguards:
            place === 0
              ? others
              : [...others.slice(0, place - 1), `step-${n}`, ...others].slice(0, 4),
        },
        band,
      ),
    ),
  )
  const bestFixes = [0, 1].map((n) => ({
    safeguard: `step-${n}`,
    helps: findings.flatMap(({ id }) => (id.startsWith(`s${n}`) ? [id] : [])),
    score: 1,
  }))
  const steps = [stepNamed('step-0', before[0]), stepNamed('step-1', after[0])]
  const safeguards = [...steps, ...others.map((id) => stepNamed(id, 'S'))]
  const summary = swim({
    analysis: { ...analysis, findings, bestFixes },
    catalogue: { ...catalogue, safeguards },
  })
  return listedFixes(summary)[0]?.safeguard.id === 'step-0' ? 'before' : 'after'
}

describe('the step that does most for the listed stories', () => {
  // Each pair is a tie that the one listed before wins: whatever made the other one dearer would turn it round.
  const two = [['planSoon'], ['planSoon']] as const
  const three = [['keepInMind'], ['keepInMind'], ['keepInMind']] as const
  const half = [['fineForNow'], ['fineForNow']] as const
  test.each([
    ['one to act on first', 'two to plan soon', ['S', ['actFirst']], ['S', ...two]],
    ['one to plan soon', 'three to keep in mind', ['S', ['planSoon']], ['S', ...three]],
    ['one to keep in mind', 'two that are fine', ['S', ['keepInMind']], ['S', ...half]],
    [
      'a day for one to plan and one to keep in mind',
      'two weeks for one to act on first',
      ['S', ['planSoon'], ['keepInMind']],
      ['M', ['actFirst']],
    ],
    [
      'more than two weeks for two to act on first and one to plan soon',
      'a day for one to act on first',
      ['L', ['actFirst'], ['actFirst'], ['planSoon']],
      ['S', ['actFirst']],
    ],
    [
      'one to plan soon as its third step',
      'one to keep in mind as its first',
      ['S', ['planSoon', 3]],
      ['S', ['keepInMind']],
    ],
  ] as const)('weighs %s as much as %s', (_, __, one, other) => {
    expect([better(one, other), better(other, one)]).toEqual(['before', 'before'])
  })

  test('is worth little to a story that does not name it itself', () => {
    expect(better(['S', ['actFirst', 0]], ['S', ['keepInMind']])).toBe('after')
    expect(better(['S', ['fineForNow']], ['S', ['actFirst', 0]])).toBe('after')
    expect(better(['S', ['keepInMind', 2]], ['S', ['keepInMind', 1]])).toBe('after')
  })
})

describe('what is listed', () => {
  const listed = (talk = talks()) => {
    const summary = swim({
      talk,
      analysis: {
        ...analysis,
        bestFixes: [
          { safeguard: 'test-walls', helps: ['see-others', 'story-b', 'story-h'], score: 2 },
          { safeguard: 'try-copy', helps: ['story-b', 'story-c'], score: 1 },
        ],
      },
    })
    return listedFixes(summary).map(({ safeguard, places }) => [safeguard.id, places])
  }

  test('names the numbers of the listed stories that each step is for', () => {
    expect(listed()).toEqual([
      ['test-walls', [1, 2]],
      ['try-copy', [2, 3]],
    ])
  })

  test('leaves out a step whose stories another has already helped, and stories that are settled', () => {
    expect(listed(talks({ finding: 'story-c', decision: livedWith }))).toEqual([
      ['test-walls', [1, 2]],
    ])
    expect(listed(talks({ finding: 'story-b', decision: livedWith }))).toEqual([
      ['test-walls', [1]],
      ['try-copy', [3]],
    ])
  })
})
