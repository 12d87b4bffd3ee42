import type { Socket } from 'node:net'
import { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { Database } from '../../../src/storage/postgres/database.ts'
import { PostgresShelf } from '../../../src/storage/postgres/shelf.ts'
import { PostgresStore } from '../../../src/storage/postgres/store.ts'
import { answer, create, heading, key, questionsOf } from '../../contracts/change-samples.ts'
import { durableStoreContract } from '../../contracts/durable-store.ts'
import { KeptLog } from '../data-folder.ts'
import { isWithout, ownDatabase } from './databases.ts'
import { FaultyPool } from './faulty-pool.ts'

describe.skipIf(isWithout)('a database that is away', () => {
  const database = ownDatabase()

  /** A store over lines that break when a test says so; it has next to no patience unless told otherwise. */
  function open(patience = 60) {
    const pool = new FaultyPool({ connectionString: database.url, max: 3 })
    const one = new Database(pool, patience)
    const log = new KeptLog()
    return { pool, store: new PostgresStore(one, log), shelf: new PostgresShelf(one), log }
  }

  durableStoreContract('the store in PostgreSQL', async () => {
    let current = open()
    const { pool } = current
    return {
      store: current.store,
      async reopen() {
        await current.store.close()
        current = open()
        return current.store
      },
      failNext: () => {
        // Longer than its patience, and then it is back.
        pool.fault = 'away'
        pool.left = 2
      },
      discard: () => current.store.close(),
    }
  })

  test('a short absence is waited out, and nobody notices', async () => {
    const { pool, store, log } = open(5000)
    await store.append(key, create('d0'))
    Object.assign(pool, { fault: 'away', left: 3 })
    expect(await store.append(key, answer(1, 'a', 'd1'))).toMatchObject({ status: 'appended' })
    expect(log.lines).toEqual([])
    await store.close()
  })

  test('an answer that was lost is found out about, and the change is there once', async () => {
    const { pool, store } = open(5000)
    await store.append(key, create('d0'))
    Object.assign(pool, { fault: 'answer lost', left: 1, which: /update whatif\.record/ })
    const kept = await store.append(key, answer(1, 'a', 'd1'))
    expect(kept).toMatchObject({ status: 'appended', record: { rev: 2 } })
    expect(questionsOf(await store.load(key))).toEqual(['a'])
    Object.assign(pool, { left: 1, which: /insert into whatif\.record/ })
    const other = { ...key, id: 'r2' }
    expect(await store.append(other, create('d0'))).toMatchObject({ status: 'appended' })
    await store.close()
  })

  test('where nobody can tell whether it was kept, that is said; the same delivery again finds out', async () => {
    const { pool, store, log } = open()
    await store.append(key, create('d0'))
    Object.assign(pool, { fault: 'answer lost' })
    const unsure = store.append(key, answer(1, 'a', 'd1'))
    await expect(unsure).rejects.toMatchObject({ code: 'storage-unknown' })
    expect(log.lines.join()).toContain('storage-unknown')
    pool.fault = undefined
    expect(await store.append(key, answer(1, 'a', 'd1'))).toMatchObject({ status: 'duplicate' })
    expect(questionsOf(await store.load(key))).toEqual(['a'])
    await store.close()
  })

  test('what was surely not sent is surely not kept', async () => {
    const { pool, store } = open()
    await store.append(key, create('d0'))
    pool.fault = 'away'
    await expect(store.append(key, answer(1, 'a', 'd1'))).rejects.toMatchObject({
      code: 'storage-failed',
      hint: 'See whether the database runs and can be reached.',
    })
    await expect(store.load(key)).rejects.toBeInstanceOf(AppError)
    await expect(store.list(key.workspace)).rejects.toMatchObject({ code: 'storage-failed' })
    pool.fault = undefined
    expect(await store.append(key, answer(1, 'a', 'd1'))).toMatchObject({ status: 'appended' })
    await store.close()
  })

  test('a value on the shelf is changed once, also where an answer was lost', async () => {
    const { pool, shelf, store } = open(5000)
    const more = (before: unknown) => Number(before ?? 0) + 1
    Object.assign(pool, { fault: 'answer lost', left: 1, which: /insert into whatif\.shelf/ })
    expect(await shelf.change('n', more)).toBe(1)
    Object.assign(pool, { left: 1, which: /update whatif\.shelf/ })
    expect(await shelf.change('n', more)).toBe(2)
    expect(await shelf.get('n')).toBe(2)
    await store.close()
  })

  test('of a value on the shelf, too, it is said where nobody can tell', async () => {
    const { pool, shelf, store } = open()
    await shelf.put('n', 1)
    pool.fault = 'answer lost'
    for (const one of [shelf.put('n', 2), shelf.remove('n')])
      await expect(one).rejects.toMatchObject({ code: 'storage-unknown' })
    await expect(shelf.get('n')).rejects.toMatchObject({ code: 'storage-failed' })
    await store.close()
  })

  test('a line that breaks while it is used costs only what it was used for', async () => {
    const pool = new Pool({ connectionString: database.url })
    const one = new Database(pool, 5000)
    const broken = one.within(async (client) => {
      const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
      stream.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }))
      return client.query('select 1')
    })
    await expect(broken).rejects.toMatchObject({ isUnknown: true })
    expect(await one.run('select 1 as n')).toEqual([{ n: 1 }])
    await one.close()
  })

  test('words of people stand in no line of the log and in no error', async () => {
    const { pool, store, log } = open()
    pool.fault = 'away'
    const secret = { ...create('d0'), heading: heading(undefined, undefined) }
    const failed = await store.append(key, secret).catch((error: Error) => error)
    expect(`${failed} ${JSON.stringify(failed)} ${log.lines.join()}`).not.toMatch(/Due|Ferry|dana/)
    await store.close()
  })
})
