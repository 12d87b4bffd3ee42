import { describe, expect, test } from 'vitest'
import { answer, create, heading, instant, key } from '../../contracts/change-samples.ts'
import { KeptLog } from '../data-folder.ts'
import { isWithout, ownDatabase } from './databases.ts'

const good = { ...key, id: 'good' }
const card = {
  id: 'c1',
  to: { kind: 'person', channel: 'web', person: 'dana' },
  card: { kind: 'question', subject: 'q' },
  wanted: 1,
  sent: 0,
  failures: 0,
} as const

/** What can happen to the rows of a check, and where it is seen. */
const damages = {
  'an event': [`update whatif.event set body = '{"type":"nonsense","by":"dana"}'`, 'events.0'],
  'a card': [`update whatif.card set body = '{"id":7}'`, 'outbox.0'],
  'a delivery': [`update whatif.seen set delivery = ''`, 'seen.0'],
  'its heading': [`update whatif.record set heading = '{"title":"Ferry","people":[7]}'`, 'heading'],
} as const

describe.skipIf(isWithout)('a check with a row that cannot be read', () => {
  const database = ownDatabase()

  /** Two checks with all that a check can have; one of them is damaged. */
  async function damaged(sql: string) {
    const { store } = await database.open()
    await store.append(key, {
      ...create('d0'),
      outbox: [card],
      heading: { ...heading(instant(1)), title: 'Ferry', people: ['dana'] },
    })
    const where = `${sql} where true`
    await database.query(where)
    await store.append(good, { ...create('d0'), outbox: [card] })
    const log = new KeptLog()
    return { ...(await database.open({ logger: log })), log }
  }

  test.each(Object.entries(damages))('%s costs only itself', async (_, [sql, where]) => {
    const { store, log } = await damaged(sql)
    await expect(store.load(key)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await store.all()).toMatchObject([good])
    expect(await store.list(key.workspace)).toMatchObject([good])
    expect(await store.due(instant(5))).toEqual([])
    expect((await store.load(good))?.rev).toBe(1)
    expect(await store.append(good, answer(1, 'a'))).toMatchObject({ status: 'appended' })
    // The facilitator is told which product of theirs it is.
    expect(await store.setAside?.(key.workspace)).toMatchObject([
      { ...key, heading: { title: 'Ferry', people: ['dana'] } },
    ])
    expect(log.lines.filter((line) => line.includes('record-set-aside'))).toHaveLength(1)
    expect(log.lines.join()).toContain(key.id)
    expect(log.lines.join()).toContain(where)
    expect(log.lines.join()).not.toMatch(/Ferry|dana|nonsense/)
  })

  test('a damaged heading is found by whoever lists, before anybody opens the check', async () => {
    const { store } = await damaged(damages['its heading'][0])
    expect(await store.all()).toMatchObject([good])
    expect(await store.setAside?.(key.workspace)).toMatchObject([{ heading: { people: ['dana'] } }])
    expect(await store.setAside?.('other')).toEqual([])
  })

  test('it is listed again once its row is mended and somebody looks at the list', async () => {
    const { store } = await damaged(damages['an event'][0])
    await expect(store.load(key)).rejects.toThrow()
    expect(await store.list(key.workspace)).toMatchObject([good])
    await database.query('update whatif.event set body = $1', [create().events[0]])
    expect(await store.setAside?.(key.workspace)).toEqual([])
    expect(await store.list(key.workspace)).toMatchObject([good, key])
  })

  test('it is no longer set aside once it is gone', async () => {
    const { store } = await damaged(damages['an event'][0])
    await expect(store.load(key)).rejects.toThrow()
    await database.query('delete from whatif.record where id = $1', [key.id])
    expect(await store.setAside?.(key.workspace)).toEqual([])
    expect(await store.load(key)).toBeUndefined()
  })
})
