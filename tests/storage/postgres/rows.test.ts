import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReviewRecord } from '../../../src/review/record.ts'
import { escaped, keyOf, unescaped } from '../../../src/storage/postgres/escaped-text.ts'
import {
  answer,
  create,
  heading,
  instant,
  key,
  questionsOf,
} from '../../contracts/change-samples.ts'
import { isWithout, ownDatabase } from './databases.ts'

test('any text comes out as it went in, and what goes in between has neither NUL nor half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const odd = `${text}%0000\0\ud83d`
      expect(unescaped(escaped(odd))).toBe(odd)
      expect(escaped(odd)).not.toMatch(/\0|\p{Surrogate}/u)
    }),
    { numRuns: 100 },
  )
})

test('no two long names have one key', () => {
  const [one, other] = [`${'n'.repeat(1999)}a`, `${'n'.repeat(1999)}b`]
  expect(keyOf(one)).not.toBe(keyOf(other))
  expect(keyOf(one).length).toBeLessThan(400)
  expect(keyOf('short')).toBe('short')
})

describe.skipIf(isWithout)('a record in rows', () => {
  const database = ownDatabase()

  test('NUL, half characters and odd names come back as they were, in every part of a record', async () => {
    const { store } = await database.open()
    const odd = 'a\0b\ud83d \u2028 %0000 "\\ 👩‍👩‍👧'
    const card = {
      id: odd,
      to: { kind: 'person', channel: odd, person: odd } as const,
      card: { kind: 'question', subject: odd } as const,
      wanted: 1,
      sent: 0,
      failures: 0,
    }
    const first = create(odd)
    const change = {
      ...first,
      heading: { ...heading(), title: odd, people: [odd] },
      events: first.events.map((event) => ({ ...event, by: odd, product: { name: odd } })),
      outbox: [card],
    }
    const { record } = await store.append(key, change)
    const { store: fresh } = await database.open()
    expect(await fresh.load(key)).toEqual(record)
    expect(await fresh.list(key.workspace, { person: odd })).toMatchObject([{ id: key.id }])
    expect(await fresh.append(key, change)).toMatchObject({ status: 'duplicate' })
    const { sending, shelf } = await database.open()
    await shelf.put('odd', { odd })
    expect(await shelf.get('odd')).toEqual({ odd })
    expect(await sending.claim(odd.repeat(200))).toBeDefined()
    expect(await sending.claim(`${odd.repeat(200)}.`)).toBeDefined()
  })

  test('what one instance keeps every other one sees at once, and only what is new of it is read', async () => {
    const [one, other] = [await database.open(), await database.open()]
    await one.store.append(key, create('d0'))
    const before = await other.store.load(key)
    await one.store.append(key, answer(1, 'a', 'd1'))
    const after = await other.store.load(key)
    expect(questionsOf(after)).toEqual(['a'])
    // The same events, not read again.
    expect(after?.events[0]).toBe(before?.events[0])
    expect(await other.store.append(key, answer(1, 'b', 'd2'))).toMatchObject({
      status: 'conflict',
    })
    expect(await other.store.append(key, answer(1, 'b', 'd1'))).toMatchObject({
      status: 'duplicate',
    })
    await other.store.append(key, {
      expectedRev: 2,
      at: instant(9),
      events: [{ type: 'deleted', at: instant(9), by: 'dana' }],
      erase: true,
    })
    expect((await one.store.load(key))?.events.map(({ type }) => type)).toEqual(['deleted'])
    expect(await database.query('select count(*)::int as n from whatif.event')).toEqual([{ n: 1 }])
  })

  test('what many read at once while others write is read once, and nothing older takes its place', async () => {
    const [one, other] = [await database.open(), await database.open()]
    await one.store.append(key, create('d0'))
    const known = await other.store.load(key)
    const reads: Promise<ReviewRecord | undefined>[] = []
    for (let n = 1; n < 30; n++) {
      reads.push(other.store.load(key), other.store.load(key))
      await one.store.append(key, answer(n, `q${n}`, `d${n}`))
      reads.push(other.store.load(key))
    }
    const records = [known, ...(await Promise.all(reads)), await other.store.load(key)]
    const last = records.at(-1)
    expect(questionsOf(last)).toHaveLength(29)
    // Each event is one and the same thing in every record that has it.
    for (const { events = [] } of records.map((record) => ({ events: record?.events ?? [] }))) {
      expect(events.findIndex((event, n) => event !== last?.events[n])).toBe(-1)
    }
    // Nobody reads something older than what they have read.
    const revs = records.map((record) => record?.rev ?? 0)
    expect(revs.at(-1)).toBe(30)
  })

  test('headings are listed as they are now, by whichever instance they were changed', async () => {
    const [one, other] = [await database.open(), await database.open()]
    await one.store.append(key, create())
    expect(await other.store.all()).toMatchObject([{ rev: 1, heading: { title: 'Ferry' } }])
    await one.store.append(key, answer(1, 'a', undefined, { heading: heading() }))
    expect(await other.store.all()).toMatchObject([{ rev: 2, heading: { title: 'Due' } }])
    expect(await other.store.list(key.workspace)).toMatchObject([{ rev: 2 }])
    const lists: Promise<readonly unknown[]>[] = []
    for (let n = 2; n < 20; n++) {
      lists.push(other.store.all(), other.store.list(key.workspace))
      await one.store.append(key, answer(n, `q${n}`, undefined, { heading: heading() }))
      lists.push(other.store.all())
    }
    // Nothing is left out because it changed while it was read.
    expect(new Set((await Promise.all(lists)).map(({ length }) => length))).toEqual(new Set([1]))
  })

  test('an act writes the same however long its record is', async () => {
    const { store } = await database.open()
    const many = Array.from({ length: 3000 }, (_, n) => answer(0, `q${n}`).events).flat()
    await store.append(key, create('d0'))
    await store.append(
      { ...key, id: 'long' },
      { ...create('d0'), events: [...create().events, ...many] },
    )
    const at = async () =>
      String((await database.query('select pg_current_wal_insert_lsn() as at'))[0]?.['at'])
    /** The bytes of the act that wrote least: what other tests write meanwhile, and whole pages after a checkpoint, only add. */
    const written = async (id: string): Promise<number> => {
      const bytes: number[] = []
      for (let n = 1; n < 21; n++) {
        const from = await at()
        await store.append({ ...key, id }, answer(n, `more${n}`, `m${n}`))
        const [row] = await database.query('select pg_wal_lsn_diff($1, $2)::int as bytes', [
          await at(),
          from,
        ])
        bytes.push(Number(row?.['bytes']))
      }
      return Math.min(...bytes)
    }
    const [short, long] = [await written(key.id), await written('long')]
    expect(long).toBeLessThan(short * 2 + 1000)
    expect(long).toBeLessThan(10_000)
  })

  test('a database that was set back to an earlier time is believed, not what is remembered', async () => {
    const { store } = await database.open()
    await store.append(key, create('d0'))
    await store.append(key, answer(1, 'a', 'd1'))
    await database.query(
      'delete from whatif.event where rev = 2; update whatif.record set rev = 1, written = gen_random_uuid()',
    )
    expect(questionsOf(await store.load(key))).toEqual([])
    await database.query('delete from whatif.record')
    expect(await store.load(key)).toBeUndefined()
  })
})
