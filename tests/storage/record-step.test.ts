import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutboxEntry, ReviewRecord } from '../../src/review/record.ts'
import { changedCards, recordStep } from '../../src/storage/record-step.ts'
import { create, key } from '../contracts/change-samples.ts'
import { MemoryStore } from './memory-store.ts'

const card = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), wanted: fc.nat(2) })
const outbox = fc.uniqueArray(card, { selector: ({ id }) => id }).map((some) =>
  some.map(
    ({ id, wanted }): OutboxEntry => ({
      id,
      wanted,
      to: { kind: 'person', channel: 'web', person: 'dana' },
      card: { kind: 'question' },
      sent: 0,
      failures: 0,
    }),
  ),
)
const how = { at: '2025-03-03T00:00:00.000Z', seen: [] }

test('what became of an outbox makes it of what it was, in whatever order it stands', async () => {
  const record = await begun()
  fc.assert(
    fc.property(outbox, outbox, (before, after) => {
      const { cards } = recordStep({ ...record, outbox: before }, { ...record, outbox: after }, how)
      expect(changedCards(before, cards ?? {})).toEqual(after)
    }),
    { numRuns: 300 },
  )
})

test('a card that changed is the only one that is written, and nothing of what stayed', async () => {
  const record = await begun()
  const [many] = fc.sample(
    outbox.filter((some) => some.length === 4),
    1,
  )
  if (!many) throw new Error('there are no cards')
  const changed = many.map((one) => (one.id === 'c' ? { ...one, sent: 1 } : { ...one }))
  const step = recordStep({ ...record, outbox: many }, { ...record, outbox: changed, rev: 2 }, how)
  expect(step).toEqual({
    rev: 2,
    at: how.at,
    cards: { set: [expect.objectContaining({ id: 'c', sent: 1 })] },
  })
})

async function begun(): Promise<ReviewRecord> {
  const { record } = await new MemoryStore().append(key, create())
  if (!record) throw new Error('nothing was kept')
  return record
}
