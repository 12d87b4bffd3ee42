import { describe, expect, test } from 'vitest'
import type { CardKind } from '../../src/domain/card.ts'
import {
  type CardIntent,
  mostFailures,
  noteSent,
  noteUnchanged,
  outboxDueAt,
  sendable,
  withIntents,
} from '../../src/review/outbox.ts'
import type { Sent } from '../../src/review/ports.ts'
import type { Address, OutboxEntry } from '../../src/review/record.ts'

const ravi: Address = { kind: 'person', channel: 'post', person: 'ravi' }
const thread: Address = { kind: 'thread', channel: 'post', thread: 't1' }
const pushes = () => false
const now = '2026-11-21T09:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()
const card = (id: string, to: Address): CardIntent => ({
  id,
  to,
  card: { kind: 'story', subject: id },
})
const first = (outbox: readonly OutboxEntry[]) => outbox[0] as OutboxEntry

describe('cards that should stand somewhere', () => {
  test('the same card wished twice is one card, drawn once', () => {
    const outbox = withIntents(
      withIntents([], [card('a', ravi)], pushes),
      [card('a', ravi)],
      pushes,
    )
    expect(outbox).toHaveLength(1)
    expect(sendable(outbox, now)).toHaveLength(1)
  })

  test('in one conversation only the first waiting card goes, conversations do not wait for each other', () => {
    const outbox = withIntents([], [card('a', ravi), card('b', ravi), card('c', thread)], pushes)
    expect(sendable(outbox, now).map(({ id }) => id)).toEqual(['a', 'c'])
  })

  test('a card that landed is settled, and a wish made meanwhile stays open', () => {
    const sending = withIntents([], [card('a', ravi)], pushes)
    const meanwhile = withIntents(sending, [card('a', ravi)], pushes)
    const result = { ok: true as const, place: 'p7' }
    const landed = noteSent(meanwhile, { id: 'a', wanted: first(sending).wanted, result }, later)
    expect(first(landed)).toMatchObject({ place: 'p7', failures: 0 })
    expect(sendable(landed, now).map(({ id }) => id)).toEqual(['a'])
  })

  test('failures wait longer and longer, as long as the platform asks, and hold back what is behind', () => {
    const outbox = withIntents([], [card('a', ravi), card('b', ravi)], pushes)
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
    const outbox = withIntents([failing, stood('b', ravi, 'question')], [card('c', ravi)], pushes)
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
    expect(
      sendable(withIntents(outbox, [card('new', ravi)], pushes), now).map(({ id }) => id),
    ).toEqual([...['new', 'summary', 's1', 'checking'], ...['q2', 'q1', 'hello']])
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
    const blank: CardIntent = { id: 'a', to: ravi, card: { kind: 'blank' } }
    const [entry] = withIntents([stood('a', ravi, 'question')], [blank], pushes)
    expect(entry).not.toHaveProperty('drawn')
  })

  test('a card that can never be delivered is parked, and the next one goes', () => {
    const outbox = withIntents([], [card('a', ravi), card('b', ravi)], pushes)
    const result = { ok: false as const, retry: 'never' as const, why: 'gone' }
    const parked = noteSent(outbox, { id: 'a', wanted: 1, result }, later)
    expect(first(parked).parked).toBe('gone')
    expect(sendable(parked, now).map(({ id }) => id)).toEqual(['b'])
  })

  test('after many failures in a row a card is parked instead of tried for ever', () => {
    let outbox = withIntents([], [card('a', ravi)], pushes)
    for (let tries = 0; tries < mostFailures; tries++) {
      expect(first(outbox).parked).toBeUndefined()
      const result = { ok: false as const, retry: 'later' as const, why: 'down' }
      outbox = noteSent(outbox, { id: 'a', wanted: 1, result }, later)
    }
    expect(first(outbox).parked).toBe('down')
  })

  test('a parked card that has something new to say is tried once more, and parked again if that fails', () => {
    const why = 'down'
    const parked = withIntents([], [card('a', ravi)], pushes).map((entry) => ({
      ...entry,
      failures: mostFailures,
      parked: why,
    }))
    expect(sendable(parked, now)).toEqual([])
    const again = withIntents(parked, [card('a', ravi)], pushes)
    expect(sendable(again, now).map(({ id }) => id)).toEqual(['a'])
    const result = { ok: false as const, retry: 'later' as const, why }
    expect(first(noteSent(again, { id: 'a', wanted: 2, result }, later)).parked).toBe(why)
  })

  test('where screens read cards from the record there is nothing to send', () => {
    const outbox = withIntents([], [card('a', ravi)], () => true)
    expect(sendable(outbox, now)).toEqual([])
    expect(first(outbox).place).toBe('a')
  })
})

describe('when something is to be sent', () => {
  const at = (seconds: number) => later(seconds)
  const waiting = (id: string, to: Address, notBefore?: string): OutboxEntry => ({
    ...card(id, to),
    wanted: 1,
    sent: 0,
    failures: 0,
    ...(notBefore !== undefined && { notBefore }),
  })
  const summary: OutboxEntry = { ...waiting('summary', thread), card: { kind: 'summary' } }

  test('is the earliest of all conversations, now where nothing has to wait, never without work', () => {
    expect(outboxDueAt([], now)).toBeUndefined()
    const outbox = [waiting('a', ravi, at(20)), waiting('b', { ...ravi, person: 'mei' }, at(10))]
    expect(outboxDueAt(outbox, now)).toBe(at(10))
    expect(outboxDueAt([...outbox, waiting('c', thread)], now)).toBe(now)
    expect(sendable(outbox, at(9)).map(({ id }) => id)).toEqual([])
    expect(sendable(outbox, at(10)).map(({ id }) => id)).toEqual(['b'])
  })

  test('replies wait for the summary that they reply to; what nobody asked for holds nobody up', () => {
    const reply = waiting('a', thread)
    expect(sendable([reply, summary], now).map(({ id }) => id)).toEqual(['summary'])
    const stands = { ...summary, sent: 1, place: 'p1' }
    expect(sendable([reply, stands], now).map(({ id }) => id)).toEqual(['a'])
    const told: OutboxEntry = { ...waiting('t', ravi, at(60)), card: { kind: 'told' } }
    const batch: OutboxEntry = { ...waiting('g', ravi), card: { kind: 'greeting' } }
    const all = [told, batch, waiting('q', ravi)]
    expect(sendable(all, now).map(({ id }) => id)).toEqual(['g'])
  })

  test('each failure waits twice as long, up to the twelfth, which is the last', () => {
    let outbox: readonly OutboxEntry[] = [waiting('a', ravi)]
    const waits: (string | undefined)[] = []
    for (let n = 1; n <= 12; n++) {
      const result = { ok: false, retry: 'later', why: 'busy' } as const
      outbox = noteSent(outbox, { id: 'a', wanted: 1, result }, later)
      waits.push(outbox[0]?.notBefore)
    }
    expect(waits.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, n) => at(2 ** (n + 1))))
    expect(first(outbox)).toMatchObject({ failures: 12, parked: 'busy' })
    const again = withIntents(outbox, [{ ...card('a', ravi), again: true }], pushes)
    expect(first(again)).toMatchObject({ failures: 0, wanted: 2 })
    expect(first(again)).not.toHaveProperty('parked')
    expect(first(withIntents(outbox, [card('a', ravi)], pushes))).toMatchObject({ failures: 12 })
  })

  test('what only waits is no failure; what the platform asks for is waited', () => {
    const result = {
      ok: false,
      retry: 'later',
      why: 'quiet',
      waits: true,
      afterSeconds: 7,
    } as const
    const [entry] = noteSent([waiting('a', ravi)], { id: 'a', wanted: 1, result }, later)
    expect(entry).toMatchObject({ failures: 0, notBefore: at(7) })
  })

  test('a card that goes elsewhere begins anew, one that stands stays where it is', () => {
    const outbox = [{ ...waiting('a', thread), failures: 3 }]
    const other: Address = { ...thread, thread: 't2' } as Address
    expect(first(withIntents(outbox, [card('a', other)], pushes))).toMatchObject({
      failures: 0,
      wanted: 1,
    })
    const stands = [{ ...waiting('a', thread), sent: 1, place: 'p1' }]
    expect(first(withIntents(stands, [card('a', other)], pushes))).toMatchObject({
      place: 'p1',
      wanted: 2,
    })
  })

  test('a card that may stand already waits until somebody has looked', () => {
    const doubtful = [{ ...waiting('a', ravi), parked: 'maybe-posted', trying: true }]
    expect(withIntents(doubtful, [card('a', ravi)], pushes)[0]).toMatchObject({
      parked: 'maybe-posted',
    })
    const [again] = withIntents(doubtful, [{ ...card('a', ravi), again: true }], pushes)
    expect(again).not.toHaveProperty('parked')
    expect(again).not.toHaveProperty('trying')
    const maybe = { ok: false, retry: 'later', why: 'lost', maybe: true } as const
    const [entry] = noteSent(
      [{ ...waiting('a', ravi), trying: true }],
      { id: 'a', wanted: 1, result: maybe },
      later,
    )
    expect(entry).toMatchObject({ trying: true })
    const [sure] = noteSent(
      [{ ...waiting('a', ravi), trying: true }],
      { id: 'a', wanted: 1, result: { ...maybe, maybe: false } },
      later,
    )
    expect(sure).not.toHaveProperty('trying')
  })
})
