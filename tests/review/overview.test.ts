import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench } from './bench.ts'

const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

describe('somebody’s list of checks', () => {
  test('their own stays in it, however many others are newer', async () => {
    const bench = new Bench()
    const review = await bench.start('Dana', 'Swim Booking')
    for (let n = 1; n <= 101; n++) await bench.start('Mei', `Product ${n}`)
    const listed = await bench.reviews.overview(dana)
    expect(listed.map((item) => item.review)).toEqual([review])
  })

  test('one that cannot be read hides no other', async () => {
    class Holey extends MemoryStore {
      hole = ''
      override async load(key: RecordKey): Promise<ReviewRecord | undefined> {
        if (key.id === this.hole) throw new AppError('storage-failed', 'Reading failed: EIO.')
        return super.load(key)
      }
    }
    const store = new Holey()
    const bench = new Bench({ store })
    const good = await bench.start('Dana', 'Swim Booking')
    store.hole = await bench.start('Dana', 'Clinic Booking')
    expect((await bench.reviews.overview(dana)).map((item) => item.review)).toEqual([good])
  })

  test('one that holds something else than it should hides no other', async () => {
    class Spoilt extends MemoryStore {
      spoilt = ''
      override async load(key: RecordKey): Promise<ReviewRecord | undefined> {
        const record = await super.load(key)
        if (!record || key.id !== this.spoilt) return record
        const stamp = { at: '2026-11-21T09:00:00.000Z', by: 'dana' }
        const analysis = { findings: [null] } as never
        const events = [...record.events, { type: 'published', ...stamp, how: 'all', analysis }]
        return { ...record, events: events as ReviewRecord['events'] }
      }
    }
    const store = new Spoilt()
    const bench = new Bench({ store })
    const good = await bench.start('Dana', 'Swim Booking')
    store.spoilt = await bench.start('Dana', 'Clinic Booking')
    expect((await bench.reviews.overview(dana)).map((item) => item.review)).toEqual([good])
  })
})
