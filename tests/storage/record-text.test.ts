import { describe, expect, test } from 'vitest'
import { parseRecord } from '../../src/storage/parse-record.ts'
import { recordText } from '../../src/storage/record-text.ts'
import { answer, create, heading, key } from '../contracts/change-samples.ts'
import { MemoryStore } from './memory-store.ts'

const card = {
  id: 'c1',
  to: { kind: 'person', channel: 'web', person: 'dana' },
  card: { kind: 'question', subject: 'a' },
  wanted: 1,
  sent: 0,
  failures: 0,
} as const

describe('the text of a record', () => {
  test('is its JSON, to the letter, however it came about', async () => {
    const store = new MemoryStore()
    const steps = [
      create('d0'),
      answer(1, 'a "quoted" \\ \u2028 question', 'd1'),
      answer(2, 'b', 'd2', { outbox: [card], heading: heading('2025-03-04T00:00:00.000Z') }),
      answer(3, 'c', 'd3'),
      answer(4, 'gone', 'd4', { erase: true, outbox: [] }),
    ]
    for (const step of steps) {
      const { record } = await store.append(key, step)
      if (!record) throw new Error('nothing was kept')
      expect(recordText(record)).toBe(JSON.stringify(record))
      expect(recordText(parseRecord(recordText(record)))).toBe(JSON.stringify(record))
    }
  })

  test('of a record without events is its JSON as well', async () => {
    const { record } = await new MemoryStore().append(key, { ...create(), events: [] })
    if (!record) throw new Error('nothing was kept')
    expect(recordText(record)).toBe(JSON.stringify(record))
  })
})
