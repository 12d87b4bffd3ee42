import { describe, expect, test } from 'vitest'
import { findingLifeTable, findingPhaseAfter } from '../../src/engine/finding-lifecycle.ts'
import { nextPhase, phaseAfter, reviewLifeTable } from '../../src/engine/review-lifecycle.ts'

const review = (...events: string[]) => events.reduce(phaseAfter, 'settingUp')
const finding = (...events: string[]) => events.reduce(findingPhaseAfter, 'open')

const allTheWay = ['answered', 'lookedOver', 'previewed', 'published', 'stanceTaken', 'closed']

describe('the life of a review', () => {
  test('goes from setting up to closed, one step at a time', () => {
    expect(allTheWay.map((_, n) => review(...allTheWay.slice(0, n + 1)))).toEqual([
      'asking',
      'checking',
      'previewing',
      'published',
      'discussing',
      'closed',
    ])
  })

  test.each(['settingUp', 'asking', 'checking'] as const)('is never posted from %s', (phase) => {
    expect(nextPhase(phase, 'published')).toBeUndefined()
  })

  test('an answer changed before posting leads back to asking', () => {
    expect(review('answered', 'lookedOver', 'answered')).toBe('asking')
    expect(review('answered', 'lookedOver', 'previewed', 'revisited')).toBe('asking')
  })

  test('an answer changed after posting does not take the summary back', () => {
    const posted = ['answered', 'lookedOver', 'previewed', 'published'] as const
    expect(review(...posted, 'answered', 'lookedOver', 'previewed')).toBe('published')
  })

  test('steps are finished after closing without opening it again', () => {
    expect(review(...allTheWay, 'stepDone')).toBe('closed')
  })

  test('a closed review comes to life only by reopening, and can be closed again', () => {
    expect(review(...allTheWay, 'stanceTaken', 'discussing')).toBe('closed')
    expect(review(...allTheWay, 'reopened')).toBe('reopened')
    expect(review(...allTheWay, 'reopened', 'decided', 'closed')).toBe('closed')
  })

  test('every phase but the first is led to, and only to phases that exist', () => {
    const reached = new Set(Object.values(reviewLifeTable).flatMap((on) => Object.values(on)))
    expect([...reached, 'settingUp'].toSorted()).toEqual(Object.keys(reviewLifeTable).toSorted())
  })

  test('a word from an unknown version leaves the phase as it is', () => {
    expect(phaseAfter('asking', 'somethingNew')).toBe('asking')
  })
})

describe('the life of a finding', () => {
  test('is talked about, decided and done', () => {
    expect(finding('stanceTaken')).toBe('answered')
    expect(finding('stanceTaken', 'decided')).toBe('decided')
    expect(finding('stanceTaken', 'decided', 'stepDone')).toBe('done')
  })

  test('living with it is only proposed until somebody else agrees', () => {
    expect(finding('acceptProposed')).toBe('answered')
    expect(finding('acceptProposed', 'decisionSeconded')).toBe('decided')
    expect(finding('decided', 'acceptProposed')).toBe('answered')
  })

  test('a "no" is on record once it is seconded', () => {
    expect(finding('stanceTaken', 'noSeconded')).toBe('done')
    expect(finding('noSeconded')).toBe('open')
  })

  test('nothing is done before it is decided', () => {
    expect(finding('stepDone')).toBe('open')
    expect(finding('stanceTaken', 'stepDone')).toBe('answered')
  })

  test('what came up again is talked through again', () => {
    expect(finding('decided', 'stepDone', 'storyReopened')).toBe('reopened')
    expect(finding('decided', 'stepDone', 'storyReopened', 'stanceTaken')).toBe('answered')
    expect(finding('stanceTaken', 'storyReopened', 'noSeconded')).toBe('done')
    expect(Object.keys(findingLifeTable)).toHaveLength(5)
  })

  test('what was done can be decided anew, and is done again only when the new steps are', () => {
    expect(finding('decided', 'stepDone', 'decided')).toBe('decided')
    expect(finding('decided', 'stepDone', 'acceptProposed')).toBe('answered')
    expect(finding('decided', 'stepDone', 'decided', 'stepDone')).toBe('done')
  })
})
