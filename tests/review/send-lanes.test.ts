import { expect, test } from 'vitest'
import type { CardKind } from '../../src/domain/card.ts'
import type { Channel } from '../../src/review/ports.ts'
import type { OutboxEntry } from '../../src/review/record.ts'
import { createLanes } from '../../src/review/send-lanes.ts'
import { HandClock } from './bench.ts'

const channel: Channel = {
  name: 'town',
  pulls: false,
  pace: { post: 1000, update: 1000 },
  limits: { post: [], update: [{ milliseconds: 60_000, most: 8 }] },
  accounts: true,
  places: true,
  post: async () => ({ ok: true, place: 'p' }),
  update: async (place) => ({ ok: true, place }),
}

/** A card for somebody, new or standing already. */
const card = (person: string, kind: CardKind, place?: string): OutboxEntry => ({
  id: `${kind}/${person}`,
  to: { kind: 'person', channel: 'town', person },
  card: { kind },
  ...{ wanted: 2, sent: 1, failures: 0 },
  ...(place !== undefined && { place }),
})

function start() {
  const clock = new HandClock()
  const lanes = createLanes(clock)
  const on = (workspace: string, entry: OutboxEntry) => ({ workspace, channel, entry })
  const waits = (entry: OutboxEntry, workspace = 'acme') => {
    const now = clock.now()
    return clock.between(now, lanes.readyAt(on(workspace, entry), now)) / 1000
  }
  const take = (entry: OutboxEntry) => lanes.take(on('acme', entry))
  return { clock, lanes, waits, take, on }
}

test('each conversation has its pace for new cards and another for redraws', () => {
  const { clock, waits, take } = start()
  take(card('dana', 'question'))
  expect(waits(card('dana', 'question'))).toBe(1)
  expect(waits(card('dana', 'question', 'p1'))).toBe(0)
  expect(waits(card('ravi', 'question'))).toBe(0)
  clock.pass(1)
  expect(waits(card('dana', 'question'))).toBe(0)
})

test('tidying up leaves a quarter of a workspace’s limit to what somebody waits for', () => {
  const { waits, take } = start()
  for (let n = 0; n < 6; n++) take(card(`p${n}`, 'question', 'p1'))
  expect(waits(card('dana', 'question', 'p1'))).toBe(60)
  expect(waits(card('dana', 'checking', 'p1'))).toBe(0)
  for (let n = 0; n < 2; n++) take(card(`r${n}`, 'checking', 'p1'))
  expect(waits(card('dana', 'checking', 'p1'))).toBe(60)
  expect(waits(card('dana', 'question'))).toBe(0)
  expect(waits(card('dana', 'question', 'p1'), 'umbrella')).toBe(0)
})

test('a pause that the platform asks for holds for everything of that kind in the workspace, and nothing else', () => {
  const { lanes, waits, on } = start()
  lanes.pause(on('acme', card('dana', 'question')), 30)
  expect(waits(card('ravi', 'question'))).toBe(30)
  expect(waits(card('ravi', 'question', 'p1'))).toBe(0)
  expect(waits(card('ravi', 'question'), 'umbrella')).toBe(0)
})

test('redraws of a conversation keep their own pace, which does not hold back new cards', () => {
  const { clock, waits, take } = start()
  take(card('dana', 'checking', 'p1'))
  expect(waits(card('dana', 'checking', 'p2'))).toBe(1)
  expect(waits(card('dana', 'checking'))).toBe(0)
  clock.pass(1)
  expect(waits(card('dana', 'checking', 'p2'))).toBe(0)
})

test('the pace counts from the end of a send that took its time', () => {
  const { clock, lanes, waits, take, on } = start()
  take(card('dana', 'question'))
  clock.pass(5)
  expect(waits(card('dana', 'question'))).toBe(0)
  lanes.ended(on('acme', card('dana', 'question')))
  expect(waits(card('dana', 'question'))).toBe(1)
})

test('what is to be empty does not wait for the pace of its conversation', () => {
  const { waits, take } = start()
  take(card('dana', 'blank', 'p1'))
  expect(waits(card('dana', 'blank', 'p2'))).toBe(0)
})

test('what is posted beside the outbox takes its place in the workspace’s limit', () => {
  const { clock, lanes } = start()
  const few = { ...channel, limits: { post: [{ milliseconds: 60_000, most: 2 }], update: [] } }
  const waits = (workspace: string) => {
    const now = clock.now()
    const outgoing = { workspace, channel: few, entry: card('dana', 'question') }
    return clock.between(now, lanes.readyAt(outgoing, now)) / 1000
  }
  lanes.postedBeside(few, 'acme')
  expect(waits('acme')).toBe(0)
  lanes.postedBeside(few, 'acme')
  expect(waits('acme')).toBe(60)
  expect(waits('umbrella')).toBe(0)
  clock.pass(60)
  expect(waits('acme')).toBe(0)
})
