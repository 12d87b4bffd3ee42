import { describe, expect, test } from 'vitest'
import {
  landedSchema,
  notSent,
  standingIn,
  teamsPlaceOf,
} from '../../../src/channels/teams/send-result.ts'

type Failed = Parameters<typeof notSent>[0]
const failed = (status: number | undefined, more: Partial<Failed> = {}): Failed =>
  ({ ok: false, why: 'it failed', ...(status !== undefined && { status }), ...more }) as Failed
const card = (status: number | undefined, more: Partial<Failed> = {}) =>
  notSent(failed(status, more), true)
const redraw = (status: number | undefined, more: Partial<Failed> = {}) =>
  notSent(failed(status, more), false)
const later = { ok: false, retry: 'later', why: 'it failed' }

describe('what a failed call to Teams means', () => {
  test.each([
    [400, 'bad-request'],
    [403, 'not-in-place'],
    [404, 'not-in-place'],
    [405, 'bad-request'],
    [410, 'not-in-place'],
    [413, 'too-large'],
    [415, 'bad-request'],
  ])('%i is for good: %s', (status, why) => {
    expect(card(status)).toEqual({ ok: false, retry: 'never', why })
    expect(redraw(status, { afterSeconds: 9 })).toEqual({ ok: false, retry: 'never', why })
  })

  test('an address that is not theirs is never called again', () => {
    const why = 'address-not-allowed'
    expect(card(undefined, { why })).toEqual({ ok: false, retry: 'never', why })
    expect(card(503, { why })).toEqual({ ok: false, retry: 'never', why })
  })

  test('too much at once only waits: for as long as they say, or five seconds', () => {
    const waits = { ...later, waits: true, limited: true }
    expect(card(429)).toEqual({ ...waits, afterSeconds: 5 })
    expect(card(429, { afterSeconds: 17 })).toEqual({ ...waits, afterSeconds: 17 })
  })

  test('a new card may have landed where the fault is theirs', () => {
    for (const status of [500, 502, 503, 504, undefined]) {
      expect(card(status)).toEqual({ ...later, maybe: true })
      expect(redraw(status)).toEqual(later)
    }
  })

  test('it has not where it was refused, where it never left, and where they say when to come back', () => {
    expect(card(412)).toEqual(later)
    expect(card(401)).toEqual(later)
    expect(card(500, { unsent: true } as Partial<Failed>)).toEqual(later)
    expect(card(503, { afterSeconds: 3 })).toEqual({ ...later, afterSeconds: 3 })
    // Only that one says with it that nothing was done.
    expect(card(502, { afterSeconds: 3 })).toEqual({ ...later, afterSeconds: 3, maybe: true })
  })
})

describe('where a card stands', () => {
  test('is kept with the record and read again', () => {
    for (const place of [{ c: '19:x' }, { c: '19:x', a: '17' }, { c: 'x', paged: true as const }]) {
      expect(standingIn(teamsPlaceOf(place))).toEqual(place)
    }
  })

  test.each(['', 'C1/17', '{}', '{"c":1}', '{"c":"x","b":1}', '{"c":"x","paged":false}'])(
    '%s is no place of Teams',
    (place) => {
      expect(standingIn(place)).toBeUndefined()
    },
  )

  test('an answer of another shape names no message', () => {
    expect(landedSchema.parse({ id: '17', activityId: '18' })).toEqual({
      id: '17',
      activityId: '18',
    })
    expect(landedSchema.parse({ id: '', activityId: 18 })).toEqual({})
  })
})
