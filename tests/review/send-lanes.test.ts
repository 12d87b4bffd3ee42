import { expect, test } from 'vitest'
import type { CardKind } from '../../src/domain/card.ts'
import { createLoneSending } from '../../src/domain/lone-sending.ts'
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

function start(on: Channel = channel) {
  const clock = new HandClock()
  const sending = createLoneSending(() => Date.parse(clock.now()))
  // Two instances of the program that know of each other by what they share alone.
  const [lanes, others] = [createLanes(clock, sending), createLanes(clock, sending)]
  const outgoing = (entry: OutboxEntry, workspace = 'acme') => ({ workspace, channel: on, entry })
  /** How many seconds somebody waits for their turn at the other instance; 0 once they have taken it. */
  const waits = async (entry: OutboxEntry, workspace?: string) => {
    const one = outgoing(entry, workspace)
    const now = clock.now()
    if (clock.between(now, others.readyAt(one, now)) === 0 && (await others.take(one))) return 0
    return clock.between(now, others.readyAt(one, now)) / 1000
  }
  const take = (entry: OutboxEntry) => lanes.take(outgoing(entry))
  return { clock, lanes, waits, take, outgoing }
}

test('each conversation has its pace for new cards and another for redraws', async () => {
  const { clock, waits, take } = start()
  expect(await take(card('dana', 'question'))).toBe(true)
  expect(await take(card('dana', 'question'))).toBe(false)
  expect(await waits(card('dana', 'question'))).toBe(1)
  expect(await waits(card('dana', 'question', 'p1'))).toBe(0)
  expect(await waits(card('ravi', 'question'))).toBe(0)
  clock.pass(1)
  expect(await waits(card('dana', 'question'))).toBe(0)
})

test('tidying up leaves a quarter of a workspace’s limit to what somebody waits for', async () => {
  const { waits, take } = start()
  for (let n = 0; n < 6; n++) await take(card(`p${n}`, 'question', 'p1'))
  expect(await waits(card('dana', 'question', 'p1'))).toBe(60)
  // What did not get a turn took none from the conversation either.
  expect(await waits(card('dana', 'checking', 'p1'))).toBe(0)
  await take(card('ravi', 'checking', 'p1'))
  expect(await waits(card('sam', 'checking', 'p1'))).toBe(60)
  expect(await waits(card('sam', 'question'))).toBe(0)
  expect(await waits(card('dana', 'question', 'p1'), 'umbrella')).toBe(0)
})

test('a pause that the platform asks for holds for everything of that kind in the workspace, and nothing else', async () => {
  for (const on of [channel, { ...channel, limits: undefined }] as Channel[]) {
    const { lanes, waits, outgoing } = start(on)
    await lanes.pause(outgoing(card('dana', 'question')), 30)
    expect(await waits(card('ravi', 'question'))).toBe(30)
    expect(await waits(card('ravi', 'question', 'p1'))).toBe(0)
    expect(await waits(card('ravi', 'question'), 'umbrella')).toBe(0)
  }
})

test('redraws of a conversation keep their own pace, which does not hold back new cards', async () => {
  const { clock, waits, take } = start()
  await take(card('dana', 'checking', 'p1'))
  expect(await waits(card('dana', 'checking', 'p2'))).toBe(1)
  expect(await waits(card('dana', 'checking'))).toBe(0)
  clock.pass(1)
  expect(await waits(card('dana', 'checking', 'p2'))).toBe(0)
})

test('the pace counts from the end of a send that took its time', async () => {
  const { clock, lanes, waits, take, outgoing } = start()
  await take(card('dana', 'question'))
  clock.pass(5)
  await lanes.ended(outgoing(card('dana', 'question')))
  expect(await waits(card('dana', 'question'))).toBe(1)
})

test('what is to be empty does not wait for the pace of its conversation', async () => {
  const { waits, take } = start()
  await take(card('dana', 'blank', 'p1'))
  expect(await waits(card('dana', 'blank', 'p2'))).toBe(0)
})

test('what is posted beside the outbox takes its place in the workspace’s limit', async () => {
  const few = { ...channel, limits: { post: [{ milliseconds: 60_000, most: 2 }], update: [] } }
  const { clock, lanes, waits } = start(few)
  await lanes.postedBeside(few, 'acme')
  expect(await waits(card('dana', 'question'))).toBe(0)
  expect(await waits(card('ravi', 'question'))).toBe(60)
  expect(await waits(card('ravi', 'question'), 'umbrella')).toBe(0)
  clock.pass(60)
  expect(await waits(card('ravi', 'question'))).toBe(0)
})
