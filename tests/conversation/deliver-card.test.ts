import { expect, test } from 'vitest'
import { type CardDelivery, deliverCard } from '../../src/conversation/deliver-card.ts'
import type { SendEntry, Sent } from '../../src/review/ports.ts'
import type { Address } from '../../src/review/record.ts'

const night = Date.parse('2026-11-23T02:00:00Z')
const morning = Date.parse('2026-11-23T09:00:00Z')
const ravi: Address = { kind: 'person', channel: 'chat', person: 'ravi' }
const room: Address = { kind: 'thread', channel: 'chat', thread: 'room' }
const posted: Sent = { ok: true, place: 'here' }

/** Delivers one card, and tells what became of it. */
async function delivered(
  card: { readonly to?: Address; readonly repeat?: boolean; readonly unasked?: boolean },
  how: Partial<CardDelivery> & { readonly at?: number; readonly sent?: Sent } = {},
) {
  const { to = ravi, repeat = false, unasked = false } = card
  const { at = morning, sent: outcome = posted, ...rest } = how
  const done: string[] = []
  const entry: SendEntry = {
    key: { workspace: 'chat:1', id: 'r' },
    entry: 'question/1',
    kind: 'question',
    message: { audience: 'people', elements: [] },
    repeat,
    unasked,
  }
  const parts = {
    channel: 'chat',
    now: () => at,
    zoneOf: async () => 'Europe/London',
    current: {
      note: () => undefined,
      shown: (person: string) => void done.push(`in front of ${person}`),
      forget: () => undefined,
      of: async () => undefined,
    },
    unconfirmed: {
      note: async (person: string) => void done.push(`noted for ${person}`),
      has: async () => false,
      bringAgain: async () => false,
    },
  }
  const send = async () => {
    done.push('sent')
    return outcome
  }
  return { sent: await deliverCard(parts, { to, entry }, { send, ...rest }), done }
}

test('what somebody types next is about the card in front of them, once it stands there', async () => {
  expect(await delivered({})).toEqual({ sent: posted, done: ['sent', 'in front of ravi'] })
  const lost: Sent = { ok: false, retry: 'later', why: 'busy' }
  expect((await delivered({}, { sent: lost })).done).toEqual(['sent'])
  expect((await delivered({ to: room })).done).toEqual(['sent'])
})

test('what nobody asked for waits for working hours, unless they are here', async () => {
  const { sent, done } = await delivered({ unasked: true }, { at: night })
  expect(sent).toMatchObject({
    retry: 'later',
    waits: true,
    why: 'quiet-hours',
    afterSeconds: 21_600,
  })
  expect(done).toEqual([])
  const here = { at: night, isHere: async (person: string) => person === 'ravi' }
  expect((await delivered({ unasked: true }, here)).sent).toBe(posted)
  expect((await delivered({}, { at: night })).sent).toBe(posted)
  expect((await delivered({ to: room, unasked: true }, { at: night })).sent).toBe(posted)
})

test('a card that stands already is found, and one that surely does not is sent', async () => {
  const found = await delivered({ repeat: true }, { find: async () => 'there' })
  expect(found).toEqual({ sent: { ok: true, place: 'there' }, done: [] })
  const missing = await delivered({ repeat: true }, { find: async () => undefined })
  expect(missing.done).toContain('sent')
  const first = await delivered({}, { find: () => Promise.reject(new Error('not asked')) })
  expect(first.sent).toBe(posted)
})

test.each([undefined, async () => 'unknown' as const])(
  'a card that nobody can find is never posted twice, and noted for whoever waits for it',
  async (find) => {
    const how = find ? { find } : {}
    const maybe = { ok: false, retry: 'never', why: 'maybe-posted' }
    expect(await delivered({ repeat: true }, how)).toEqual({
      sent: maybe,
      done: ['noted for ravi'],
    })
    expect(await delivered({ to: room, repeat: true }, how)).toEqual({ sent: maybe, done: [] })
  },
)
