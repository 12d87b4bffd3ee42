import { expect, test } from 'vitest'
import { createReminderLedger } from '../../src/review/reminder-ledger.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'

const never = () => false

test('one line stands in the way of another, and not of itself', async () => {
  const ledger = createReminderLedger(new MemoryShelf())
  const claim = (id: string, at: string, person = 'ravi') =>
    ledger.claim({ workspace: 'w', person, id, at, isFree: never })
  expect(await claim('one', '1')).toBeUndefined()
  expect(await claim('two', '2')).toBe('1')
  expect(await claim('two', '2', 'mei')).toBeUndefined()
  // It could not be kept on record, and comes later: from then on it stands in the way.
  expect(await claim('one', '5')).toBeUndefined()
  expect(await claim('two', '6')).toBe('5')
})

test('of two at one moment one has its turn', async () => {
  const ledger = createReminderLedger(new MemoryShelf())
  const at = '1'
  const claims = ['one', 'two'].map((id) =>
    ledger.claim({ workspace: 'w', person: 'ravi', id, at, isFree: never }),
  )
  expect(await Promise.all(claims)).toEqual([undefined, '1'])
})
