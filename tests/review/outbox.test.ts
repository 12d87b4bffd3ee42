import { describe, expect, test } from 'vitest'
import type { CardKind } from '../../src/domain/card.ts'
import {
  mostFailures,
  noteSent,
  noteUnchanged,
  sendable,
  type Wish,
  wish,
} from '../../src/review/outbox.ts'
import type { Sent } from '../../src/review/ports.ts'
import type { Address, OutboxEntry } from '../../src/review/record.ts'

const ravi: Address = { kind: 'person', channel: 'post', person: 'ravi' }
const thread: Address = { kind: 'thread', channel: 'post', thread: 't1' }
const pushes = () => false
const now = '2026-11-21T09:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()
const card = (id: string, to: Address): Wish => ({ id, to, card: { kind: 'story', subject: id } })
const first = (outbox: readonly OutboxEntry[]) => outbox[0] as OutboxEntry

describe('cards that should stand somewhere', () => {
  test('the same card wished twice is one card, drawn once', () => {
    const outbox = wish(wish([], [card('a', ravi)], pushes), [card('a', ravi)], pushes)
    expect(outbox).toHaveLength(1)
    expect(sendable(outbox, now)).toHaveLength(1)
  })

  test('in one conversation only the first waiting card goes, conversations do not wait for each other', () => {
    const outbox = wish([], [card('a', ravi), card('b', ravi), card('c', thread)], pushes)
    expect(sendable(outbox, now).map(({ id }) => id)).toEqual(['a', 'c'])
  })

  test('a card that landed is settled, and a wish made meanwhile stays open', () => {
    const sending = wish([], [card('a', ravi)], pushes)
    const meanwhile = wish(sending, [card('a', ravi)], pushes)
    const result = { ok: true as const, place: 'p7' }
    const landed = noteSent(meanwhile, { id: 'a', wanted: first(sending).wanted, result }, later)
    expect(first(landed)).toMatchObject({ place: 'p7', failures: 0 })
    expect(sendable(landed, now).map(({ id }) => id)).toEqual(['a'])
  })

  test('failures wait longer and longer, as long as the platform asks, and hold back what is behind', () => {
    const outbox = wish([], [card('a', ravi), card('b', ravi)], pushes)
    const why = 'busy'
    const once = noteSent(
      outbox,
      { id: 'a', wanted: 1, result: { ok: false, retry: 'later', why } },
      later,
    )
    expect(first(once).notBefore).toBe(later(2))
    expect(sendable(once, now)).toEqual([])
    expect(sendable(once, later(2)).map(({ id }) => id)).toEqual(['a'])
    const asked = { ok: false as const, retry: 'later' as const, afterSeconds: 30, why }
    expect(first(noteSent(once, { id: 'a', wanted: 1, result: asked }, later)).notBefore).toBe(
      later(30),
    )
  })

  const stood = (id: string, to: Address, kind: CardKind): OutboxEntry => ({
    ...{ id, to, card: { kind, subject: id }, place: `p-${id}`, drawn: 'before' },
    ...{ wanted: 2, sent: 1, failures: 0 },
  })

  test('what stands already holds back no new card, and what keeps failing no other redraw', () => {
    const failing = { ...stood('a', ravi, 'question'), failures: 3, notBefore: later(60) }
    const outbox = wish([failing, stood('b', ravi, 'question')], [card('c', ravi)], pushes)
    expect(sendable(outbox, now).map(({ id }) => id)).toEqual(['c', 'b'])
  })

  test('new cards go first, then what says something new, then what only tidies up, the lowest first', () => {
    const old = ['q1', 'q2'].map((id) => stood(id, ravi, 'question'))
    const outbox = [
      stood('hello', ravi, 'greeting'),
      ...old,
      stood('checking', ravi, 'checking'),
      stood('summary', thread, 'summary'),
      stood('s1', thread, 'story'),
    ]
    expect(sendable(wish(outbox, [card('new', ravi)], pushes), now).map(({ id }) => id)).toEqual([
      ...['new', 'summary', 's1', 'checking'],
      ...['q2', 'q1', 'hello'],
    ])
  })

  test('what was drawn is remembered once it surely stands, and forgotten when nobody knows', () => {
    const entry = stood('a', ravi, 'question')
    const ended = (result: Sent) =>
      noteSent([entry], { id: 'a', wanted: 2, drawn: 'after', result }, later)[0]
    expect(ended({ ok: true, place: 'p-a' })).toMatchObject({ sent: 2, drawn: 'after' })
    expect(ended({ ok: false, retry: 'later', why: 'down' })).not.toHaveProperty('drawn')
    const waits = { ok: false, retry: 'later', why: 'limit', waits: true } as const
    expect(ended(waits)).toMatchObject({ drawn: 'before', failures: 0 })
    const whole = ended({ ok: true, place: 'p-a', againSeconds: 5 })
    expect(whole).toMatchObject({ sent: 2, wanted: 3, notBefore: later(5) })
    expect(whole).not.toHaveProperty('drawn')
  })

  test('a redraw of what looks the same is settled, and one that was wished meanwhile is not', () => {
    const twice = { ...stood('a', ravi, 'question'), wanted: 3 }
    expect(sendable(noteUnchanged([twice], new Map([['a', 3]])), now)).toEqual([])
    expect(sendable(noteUnchanged([twice], new Map([['a', 2]])), now)).toHaveLength(1)
  })

  test('a card that is to be empty keeps no fingerprint of its words', () => {
    const blank: Wish = { id: 'a', to: ravi, card: { kind: 'blank' } }
    const [entry] = wish([stood('a', ravi, 'question')], [blank], pushes)
    expect(entry).not.toHaveProperty('drawn')
  })

  test('a card that can never be delivered is parked, and the next one goes', () => {
    const outbox = wish([], [card('a', ravi), card('b', ravi)], pushes)
    const result = { ok: false as const, retry: 'never' as const, why: 'gone' }
    const parked = noteSent(outbox, { id: 'a', wanted: 1, result }, later)
    expect(first(parked).parked).toBe('gone')
    expect(sendable(parked, now).map(({ id }) => id)).toEqual(['b'])
  })

  test('after many failures in a row a card is parked instead of tried for ever', () => {
    let outbox = wish([], [card('a', ravi)], pushes)
    for (let tries = 0; tries < mostFailures; tries++) {
      expect(first(outbox).parked).toBeUndefined()
      const result = { ok: false as const, retry: 'later' as const, why: 'down' }
      outbox = noteSent(outbox, { id: 'a', wanted: 1, result }, later)
    }
    expect(first(outbox).parked).toBe('down')
  })

  test('a parked card that has something new to say is tried once more, and parked again if that fails', () => {
    const why = 'down'
    const parked = wish([], [card('a', ravi)], pushes).map((entry) => ({
      ...entry,
      failures: mostFailures,
      parked: why,
    }))
    expect(sendable(parked, now)).toEqual([])
    const again = wish(parked, [card('a', ravi)], pushes)
    expect(sendable(again, now).map(({ id }) => id)).toEqual(['a'])
    const result = { ok: false as const, retry: 'later' as const, why }
    expect(first(noteSent(again, { id: 'a', wanted: 2, result }, later)).parked).toBe(why)
  })

  test('where screens read cards from the record there is nothing to send', () => {
    const outbox = wish([], [card('a', ravi)], () => true)
    expect(sendable(outbox, now)).toEqual([])
    expect(first(outbox).place).toBe('a')
  })
})
