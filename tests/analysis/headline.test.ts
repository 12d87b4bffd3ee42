import { describe, expect, test } from 'vitest'
import { isNotKnownYet } from '../../src/analysis/confidence.ts'
import type { HeadlineReason } from '../../src/analysis/finding.ts'
import { headlineOf } from '../../src/analysis/headline.ts'
import { type Band, bands } from '../../src/domain/vocabulary.ts'

const between = (low: Band, high: Band) => ({
  low,
  high,
  isNotKnownYet: isNotKnownYet('raised', { low, high }),
})
const sure = (band: Band) => between(band, band)
const maybe = (high: Band) => ({
  low: high,
  high,
  isNotKnownYet: isNotKnownYet('possible', { low: high, high }),
})
const because = (...kinds: HeadlineReason['kind'][]) => kinds.map((kind) => ({ kind }))

describe('what is not known yet', () => {
  test.each<[Band, Band, boolean]>([
    ['fineForNow', 'actFirst', true],
    ['keepInMind', 'actFirst', true],
    ['planSoon', 'actFirst', false],
    ['actFirst', 'actFirst', false],
    ['fineForNow', 'planSoon', false],
    ['keepInMind', 'keepInMind', false],
  ])('is one between %s and %s: %s', (low, high, expected) => {
    expect(isNotKnownYet('raised', { low, high })).toBe(expected)
    expect(isNotKnownYet('covered', { low, high })).toBe(false)
  })

  test.each(bands)('is a story that is only possible, where it would be %s or more', (band) => {
    const presses = band === 'planSoon' || band === 'actFirst'
    expect(isNotKnownYet('possible', { low: 'fineForNow', high: band })).toBe(presses)
  })
})

describe('the headline', () => {
  test('is to act where one is known to be one to act on first, whatever else is said', () => {
    expect(headlineOf([sure('actFirst')], because('harm', 'coreOpen'))).toBe('act')
    expect(headlineOf([between('planSoon', 'actFirst'), maybe('actFirst')], [])).toBe('act')
  })

  test('is that it is not known yet where only that could make one of these', () => {
    expect(headlineOf([between('keepInMind', 'actFirst'), sure('planSoon')], [])).toBe('notKnown')
    expect(headlineOf([maybe('actFirst')], because('harm'))).toBe('notKnown')
  })

  test('is that it is not known yet where too much is open', () => {
    expect(headlineOf([sure('keepInMind')], because('coreOpen'))).toBe('notKnown')
    expect(headlineOf([sure('planSoon')], because('mostlyUnknown'))).toBe('notKnown')
    expect(headlineOf([], because('coreOpen', 'harm'))).toBe('notKnown')
  })

  test('is to check the protections where somebody could be hurt', () => {
    expect(headlineOf([sure('keepInMind')], because('harm', 'protections'))).toBe('protect')
    expect(headlineOf([sure('planSoon')], because('harm'))).toBe('protect')
  })

  test('is to act where something has to be planned, and not known where it only might', () => {
    expect(headlineOf([sure('planSoon')], [])).toBe('act')
    expect(headlineOf([between('fineForNow', 'planSoon')], [])).toBe('notKnown')
    expect(headlineOf([maybe('planSoon')], [])).toBe('notKnown')
  })

  test('is calm only where nothing presses, nothing could, and nobody could be hurt', () => {
    expect(headlineOf([sure('keepInMind'), sure('fineForNow'), maybe('keepInMind')], [])).toBe(
      'calm',
    )
    expect(headlineOf([], [])).toBe('calm')
    const reasons = [[], ['harm'], ['coreOpen'], ['mostlyUnknown']] as const
    const calm = bands.flatMap((high) =>
      bands
        .filter((low) => bands.indexOf(low) <= bands.indexOf(high))
        .flatMap((low) =>
          reasons.flatMap((kinds) =>
            headlineOf([between(low, high)], because(...kinds)) === 'calm'
              ? [`${low} ${high} ${kinds.join()}`]
              : [],
          ),
        ),
    )
    expect(calm).toEqual([
      'fineForNow fineForNow ',
      'fineForNow keepInMind ',
      'keepInMind keepInMind ',
    ])
  })
})
