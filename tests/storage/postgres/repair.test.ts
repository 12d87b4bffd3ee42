import { describe, expect, test } from 'vitest'
import {
  answer,
  create,
  heading,
  instant,
  key,
  questionsOf,
} from '../../contracts/change-samples.ts'
import { isWithout, ownDatabase } from './databases.ts'

const cardOf = (id: string) =>
  ({
    id,
    to: { kind: 'person', channel: 'web', person: 'dana' },
    card: { kind: 'question', subject: 'q' },
    wanted: 1,
    sent: 0,
    failures: 0,
  }) as const
const cards = ['c1', 'c2', 'c3'].map(cardOf)

/** What can happen to the rows of a check, what is missing then, and what is kept aside. */
const damages = {
  'an entry of a change': {
    sql: `update whatif.event set body = '{"type":"nonsense","by":"dana"}' where rev = 2`,
    loss: { changes: 1, events: 0 },
    aside: ['event', { rev: 2, n: 1, body: { type: 'nonsense', by: 'dana' } }],
    left: { questions: ['b'], cards: ['c1', 'c2', 'c3'], seen: 3 },
  },
  'an entry it began with': {
    sql: `update whatif.event set body = '7' where rev = 1`,
    loss: { changes: 0, events: 1 },
    aside: ['event', { rev: 1, n: 1, body: 7 }],
    left: { questions: ['a', 'b'], cards: ['c1', 'c2', 'c3'], seen: 3 },
  },
  'a card': {
    sql: `update whatif.card set body = '{"id":7}' where id = 'c2'`,
    loss: { changes: 0, cards: 1 },
    aside: ['card', { id: 'c2', n: 1, body: { id: 7 } }],
    left: { questions: ['a', 'b'], cards: ['c1', 'c3'], seen: 3 },
  },
  'a delivery': {
    sql: `update whatif.seen set delivery = '' where n = 2`,
    loss: { changes: 0, seen: 1 },
    aside: ['delivery', { n: 2, delivery: '' }],
    left: { questions: ['a', 'b'], cards: ['c1', 'c2', 'c3'], seen: 2 },
  },
  'its heading': {
    sql: `update whatif.record set heading = '{"title":"Ferry","people":[7]}'`,
    loss: { changes: 0, heading: true },
    aside: ['heading', { rev: 3, heading: { title: 'Ferry', people: [7] } }],
    left: { questions: ['a', 'b'], cards: ['c1', 'c2', 'c3'], seen: 3 },
  },
} as const

describe.skipIf(isWithout)('repairing a database', () => {
  const database = ownDatabase()

  const aside = () => database.query('select kind, body from whatif.aside order by no')

  /** A check of three changes that is damaged, and an instance at work that has set it aside. */
  async function damaged(sql: string) {
    const { store } = await database.open()
    const start = { ...heading(instant(1)), title: 'Ferry', people: ['dana'] }
    await store.append(key, { ...create('d0'), outbox: cards, heading: start })
    await store.append(key, answer(1, 'a', 'd1'))
    await store.append(key, answer(2, 'b', 'd2'))
    await database.query(sql)
    const beside = await database.open()
    await beside.store.load(key).catch(() => undefined)
    expect(await beside.store.list(key.workspace)).toEqual([])
    return { beside: beside.store, ...(await database.open()) }
  }

  test.each(Object.entries(damages))(
    '%s: the rest is back at every instance, and what cannot be read is kept as it stood',
    async (_, { sql, loss, aside: kept, left }) => {
      const { beside, repair } = await damaged(sql)
      const back = { state: 'back', file: 'w1/r1', ...key, product: 'Ferry', loss }
      expect(await repair()).toMatchObject([back])
      expect(await aside()).toMatchObject([{ kind: kept[0], body: kept[1] }])
      expect(await beside.setAside?.(key.workspace)).toEqual([])
      const who = { person: 'dana' }
      expect(await beside.list(key.workspace, who)).toMatchObject([
        { ...key, rev: 4, heading: { title: 'Ferry', people: ['dana'] } },
      ])
      expect(await beside.due(instant(5))).toEqual([key])
      const record = await beside.load(key)
      expect(questionsOf(record)).toEqual(left.questions)
      expect(record?.outbox.map(({ id }) => id)).toEqual(left.cards)
      expect(record?.seen).toHaveLength(left.seen)
      expect(await repair()).toEqual([])
    },
  )

  test('an instance that still remembers the whole check goes on with what is there', async () => {
    const { store, repair } = await database.open()
    await store.append(key, create('d0'))
    await store.append(key, answer(1, 'a', 'd1'))
    await database.query(damages['an entry of a change'].sql)
    await repair()
    expect(await store.append(key, answer(2, 'b', 'd2'))).toMatchObject({ status: 'conflict' })
    expect(questionsOf(await store.load(key))).toEqual([])
    expect(await store.append(key, answer(3, 'b', 'd2'))).toMatchObject({ status: 'appended' })
  })

  test('cards that come after lost ones stay in their order', async () => {
    const { beside, repair } = await damaged(`update whatif.card set body = '7' where id <> 'c3'`)
    await repair()
    const outbox = [...((await beside.load(key))?.outbox ?? []), cardOf('c0'), cardOf('c9')]
    await beside.append(key, answer(4, 'c', 'd3', { outbox }))
    const { store } = await database.open()
    const ids = (await store.load(key))?.outbox.map(({ id }) => id)
    expect(ids).toEqual(['c3', 'c0', 'c9'])
  })

  test.each([[`update whatif.event set body = '{}'`], [`update whatif.record set flow = ''`]])(
    'one of which nothing can be read is left as it is: %s',
    async (sql) => {
      const { beside, repair } = await damaged(sql)
      const rows = () =>
        database.query(
          'select r.rev, r.written, e.body from whatif.record r join whatif.event e on e.record = r.no',
        )
      const before = await rows()
      expect(await repair()).toEqual([{ state: 'hopeless', file: 'w1/r1' }])
      expect(await rows()).toEqual(before)
      expect(await aside()).toEqual([])
      expect(await beside.setAside?.(key.workspace)).toHaveLength(1)
    },
  )

  test('two who repair at once put a check back once', async () => {
    const { repair, store } = await damaged(damages['its heading'].sql)
    const other = await database.open()
    expect((await Promise.all([repair(), other.repair()])).flat()).toHaveLength(1)
    expect(questionsOf(await store.load(key))).toEqual(['a', 'b'])
    expect(await aside()).toHaveLength(1)
  })

  test('rows that were set aside go when their check is rewritten, and with no other act', async () => {
    const { beside, repair } = await damaged(damages['an entry of a change'].sql)
    await repair()
    await beside.append(key, answer(4, 'c', 'd3'))
    expect(await aside()).toHaveLength(1)
    await beside.append(key, answer(5, 'd', 'd4', { erase: true }))
    expect(await aside()).toEqual([])
  })

  test('what is damaged on the shelf is left, and named', async () => {
    const { shelf, repair } = await database.open()
    await shelf.put('a', { b: 1 })
    await database.query(`update whatif.shelf set name = 'other'`)
    expect(await repair()).toMatchObject([{ state: 'left', file: 'shelf a' }])
    expect(await database.query('select value from whatif.shelf')).toEqual([{ value: { b: 1 } }])
  })
})
