import { describe, expect, test } from 'vitest'
import { reviewEventSchema } from '../../src/review/event.ts'
import { outboxEntrySchema, reviewRecordSchema } from '../../src/review/record.ts'
import { Bench } from './bench.ts'

const base = { at: '2026-11-21T09:00:00.000Z', by: 'dana' }
const takes = (event: object) => reviewEventSchema.safeParse({ ...base, ...event }).success
const text = (length: number) => 'w'.repeat(length)

describe('what an event may hold', () => {
  test.each([
    ['started', 120, (name: string) => ({ product: { name }, depth: 'full', channel: 'web' })],
    ['skipped', 200, (by: string) => ({ type: 'stopped', by })],
    [
      'started',
      2000,
      (summary: string) => ({ product: { name: 'A', summary }, depth: 'full', channel: 'web' }),
    ],
    ['toldPrivately', 2000, (words: string) => ({ finding: 'f', words })],
    ['stepDone', 200, (finding: string) => ({ finding })],
  ])('“%s” has room for %i characters, and no more', (type, most, event) => {
    expect(takes({ type, ...event(text(most)) })).toBe(true)
    expect(takes({ type, ...event(text(most + 1)) })).toBe(false)
  })

  test('a product has a name, and everything is done by somebody', () => {
    const started = { type: 'started', depth: 'full', channel: 'web' }
    expect(takes({ ...started, product: { name: 'A' } })).toBe(true)
    expect(takes({ ...started, product: { name: '' } })).toBe(false)
    expect(takes({ type: 'stopped', by: 'd' })).toBe(true)
    expect(takes({ type: 'stopped', by: '' })).toBe(false)
  })

  test('a day is a day, and nothing unknown is kept', () => {
    const decided = {
      type: 'decided',
      finding: 'f',
      treatment: 'mitigate',
      owner: { id: 'jo', name: 'Jo' },
      safeguards: [],
    }
    expect(takes({ ...decided, due: '2027-01-10' })).toBe(true)
    expect(takes({ ...decided, due: '2027-1-10' })).toBe(false)
    expect(takes({ ...decided, due: 'on 2027-01-10' })).toBe(false)
    expect(takes({ ...decided, due: '2027-01-10', more: 1 })).toBe(false)
  })
})

describe('what a record may hold', () => {
  const entry = (more: object) =>
    outboxEntrySchema.safeParse({
      id: 'a',
      to: { kind: 'person', channel: 'web', person: 'd' },
      card: { kind: 'told' },
      wanted: 0,
      sent: 0,
      failures: 0,
      ...more,
    }).success

  test('ids of one to two hundred characters, places of five hundred, counts from nought', () => {
    expect([
      entry({}),
      entry({ id: '' }),
      entry({ id: text(200) }),
      entry({ id: text(201) }),
    ]).toEqual([true, false, true, false])
    expect([entry({ place: text(500) }), entry({ place: text(501) })]).toEqual([true, false])
    for (const count of ['wanted', 'sent', 'failures']) {
      expect([entry({ [count]: -1 }), entry({ [count]: 1.5 })]).toEqual([false, false])
    }
  })

  test('is what the program itself keeps', async () => {
    const bench = new Bench()
    const review = await bench.posted('Dana', 'Swim Booking')
    const record = await bench.store.load({ workspace: 'local', id: review })
    expect(reviewRecordSchema.safeParse(record).success).toBe(true)
    for (const wrong of [{ schema: 2 }, { rev: -1 }, { flowVersion: 0 }, { workspace: '' }]) {
      expect(reviewRecordSchema.safeParse({ ...record, ...wrong }).success).toBe(false)
    }
  })
})
