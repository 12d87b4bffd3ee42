import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkStateOf } from '../../../src/domain/measures.ts'
import { openPostgres } from '../../../src/storage/postgres/open-postgres.ts'
import { create, key } from '../../contracts/change-samples.ts'
import { KeptLog } from '../data-folder.ts'
import { isWithout, makeDatabase, type TestDatabase } from './databases.ts'
import { migrations } from './migrations.ts'

describe.skipIf(isWithout)('opening a database', () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await makeDatabase()
    folder = await mkdtemp(join(tmpdir(), 'whatif-sql-'))
    await cp(migrations, folder, { recursive: true })
  })
  afterAll(async () => {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const open = async (from: string, url = database.url) => {
    const opened = await openPostgres({
      url,
      migrations: from,
      logger: new KeptLog(),
      patience: 50,
    })
    return { ...opened, [Symbol.asyncDispose]: () => opened.store.close() }
  }

  test('several instances that start at once on an empty database make its schema once', async () => {
    const all = await Promise.all([open(migrations), open(migrations), open(migrations)])
    for (const { ready, store } of all) {
      await ready()
      await store.close()
    }
    expect(await database.query('select name from whatif.migration')).toEqual([
      { name: '0001-start.sql' },
      { name: '0002-aside.sql' },
    ])
  })

  test('it says how many checks there are by state, what is due, and what takes up room', async () => {
    await using opened = await open(migrations)
    await opened.store.append(key, create())
    const { checks, due, sizes } = await opened.figures()
    const state = checkStateOf(create().heading?.phase ?? '')
    expect(checks).toEqual({ [state]: 1 })
    expect(due).toBe((await opened.store.due(new Date().toISOString())).length)
    for (const part of ['checks', 'cards', 'shelf', 'headings', 'other'] as const)
      expect(sizes[part], part).toBeGreaterThan(0)
  })

  test('a later version brings it on, and an earlier one is refused from then on in words', async () => {
    const earlier = await open(migrations)
    await writeFile(join(folder, '0003-more.sql'), 'alter table whatif.alive add column more int')
    const later = await open(folder)
    await later.ready()
    await later.store.close()
    await expect(earlier.ready()).rejects.toThrow('A newer version of Whatif has been at work')
    await earlier.store.close()
    const refused = { code: 'storage-failed', hint: expect.stringContaining('0003-more.sql') }
    await expect(open(migrations)).rejects.toMatchObject(refused)
  })

  test('whoever only reads says that the tables are of an earlier version, and leaves them so', async () => {
    const earlier = await makeDatabase()
    try {
      await earlier.open()
      const read = openPostgres({
        ...{ url: earlier.url, migrations: folder, logger: new KeptLog(), patience: 50 },
        isReader: true,
      })
      await expect(read).rejects.toMatchObject({
        message: 'The tables of this database are of an earlier version.',
        hint: expect.stringContaining('0003-more.sql'),
      })
      expect(await earlier.query('select name from whatif.migration')).toHaveLength(2)
    } finally {
      await earlier.drop()
    }
  })

  test('one that fails leaves everything as it was, and a changed one is refused', async () => {
    await writeFile(
      join(folder, '0004-bad.sql'),
      'create table whatif.half (n int); select nonsense',
    )
    await expect(open(folder)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await database.query("select to_regclass('whatif.half') as there")).toEqual([
      { there: null },
    ])
    await writeFile(join(folder, '0004-bad.sql'), 'select 1')
    await writeFile(join(folder, '0003-more.sql'), 'select 2')
    await expect(open(folder)).rejects.toThrow('0003-more.sql is not what ran in this database')
  })

  test('a database that may lose what it confirms is refused, and what to do is said', async () => {
    const careless = await makeDatabase()
    try {
      const name = new URL(careless.url.replace(/@[^/]*/, '@x')).pathname.slice(1)
      await careless.query(`alter database ${name} set synchronous_commit = off`)
      await expect(open(migrations, careless.url)).rejects.toMatchObject({
        code: 'storage-failed',
        message: expect.stringContaining('synchronous_commit is off'),
        hint: expect.stringContaining('on'),
      })
      await careless.query(`alter database ${name} reset synchronous_commit`)
      await (await open(migrations, careless.url)).store.close()
    } finally {
      await careless.drop()
    }
  })

  test('no such database, and nobody there, are said in words', async () => {
    const nowhere = database.url.replace(/\/[^/]*$/, '/nowhere')
    await expect(open(migrations, nowhere)).rejects.toMatchObject({
      code: 'storage-failed',
      hint: expect.stringContaining('create it'),
    })
    await expect(open(migrations, 'postgres://dana:secret@127.0.0.1:1/x')).rejects.toSatisfy(
      (error: Error) => !/dana|secret/.test(`${error.message} ${JSON.stringify(error)}`),
    )
  })
})
