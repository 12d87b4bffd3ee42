import { expect, test } from 'vitest'
import { opening, sidesOf } from '../../../src/channels/web/page/opening.ts'
import type { WireCard, WireFeed } from '../../../src/channels/web/page/wire.ts'

const card = (id: string, asks = false): WireCard => ({
  id,
  version: 1,
  words: id,
  card: asks ? { actions: [{ data: { type: 'answer' } }] } : {},
})
const talked: WireFeed = {
  review: 'r',
  title: 'Swim Booking',
  role: 'participant',
  own: [card('owner/1'), card('handedDone/1')],
  thread: [card('summary'), card('story/a')],
}

test('what waits for somebody comes before the team’s talk', () => {
  expect(opening({ ...talked, waiting: 'owner/1' }, '')).toEqual({ side: 'own', card: 'owner/1' })
  expect(opening(talked, '')).toEqual({ side: 'thread' })
})

test('a question that is open comes first, and before posting there is nothing else', () => {
  const asked = { ...talked, own: [card('owner/1'), card('question/1', true)] }
  expect(opening({ ...asked, waiting: 'owner/1' }, '')).toEqual({ side: 'own' })
  expect(opening({ ...talked, thread: [] }, '')).toEqual({ side: 'own' })
})

test('the card that the address names comes before everything; one that is gone changes nothing', () => {
  const waits = { ...talked, waiting: 'owner/1' }
  expect(opening(waits, 'story/a')).toEqual({ side: 'thread', card: 'story/a' })
  expect(opening(talked, 'owner/1')).toEqual({ side: 'own', card: 'owner/1' })
  expect(opening(waits, 'story/gone')).toEqual({ side: 'own', card: 'owner/1' })
})

test('the private side is there while it has a card, and stays once it had one', () => {
  expect(sidesOf(talked, false)).toBe('both')
  expect(sidesOf({ ...talked, own: [] }, false)).toBe('thread')
  // Their last card went with the press: the thanks for it stand there.
  expect(sidesOf({ ...talked, own: [] }, true)).toBe('both')
  expect(sidesOf({ ...talked, thread: [] }, true)).toBe('own')
})
