import { expect, test } from 'vitest'
import { cardKinds, isCardKind, isCurrentKind, isThreadKind } from '../../src/domain/card.ts'
import { outboxEntrySchema } from '../../src/review/record.ts'

const entry = {
  id: 'x',
  to: { kind: 'person', channel: 'web', person: 'dana' },
  card: { kind: 'leaflet' },
  wanted: 1,
  sent: 1,
  failures: 0,
}

test('a card of a kind that only another version knows is kept, and known to be unknown', () => {
  const read = outboxEntrySchema.parse(entry)
  expect(read.card.kind).toBe('leaflet')
  expect(isCardKind(read.card.kind)).toBe(false)
  expect(isCurrentKind(read.card.kind)).toBe(false)
  expect(outboxEntrySchema.safeParse({ ...entry, card: { kind: 7 } }).success).toBe(false)
})

test('every kind stands once, and is current, in the thread, or neither', () => {
  expect(new Set(cardKinds).size).toBe(cardKinds.length)
  expect(cardKinds.filter((kind) => isCurrentKind(kind) && isThreadKind(kind))).toEqual([])
})
