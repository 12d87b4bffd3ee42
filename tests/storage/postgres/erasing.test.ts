import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../../src/review/state.ts'
import { FolderData } from '../../../src/storage/folder-data.ts'
import { Bench } from '../../review/bench.ts'
import { isWithout, makeDatabase, type TestDatabase } from './databases.ts'

const records = fileURLToPath(new URL('../../fixtures/records/0.4.0-exports/data', import.meta.url))
const workspace = 'slack:T0ACME'

/** The first places where a word stands, in capitals or not. */
const whereIn = (text: string, word: string): readonly string[] =>
  (text.match(new RegExp(`.{0,40}${word}.{0,40}`, 'gi')) ?? []).slice(0, 3)

describe.skipIf(isWithout)('a database in which somebody is erased', () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await makeDatabase()
    folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  })
  afterAll(async () => {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Every row of every table, as text. */
  async function everything(): Promise<string> {
    const tables = await database.query(
      "select tablename from pg_tables where schemaname = 'whatif' order by 1",
    )
    const rows = await Promise.all(
      tables.map(({ tablename }) =>
        database.query(`select t::text as row from whatif.${tablename} t`),
      ),
    )
    return rows
      .flat()
      .map(({ row }) => String(row))
      .join('\n')
  }

  test('holds no id and no name of theirs, beside an instance that knew them', async () => {
    await cp(records, folder, { recursive: true })
    const { store, shelf, taker, sending } = await database.open()
    const { store: beside } = await database.open()
    for await (const found of new FolderData(folder).checks()) {
      if (found.state === 'whole' && found.record.workspace === workspace)
        await taker.check(found.record)
    }
    const keys = await store.list(workspace)
    for (const key of keys) await beside.load(key)
    const { reviews } = new Bench({ store, shelf, sending, scheduler: { after() {} } })
    const ravi = { workspace, person: 'Ravi', secret: '5e0f2c9e' }
    const { person } = await reviews.erasePerson({ ...ravi, isSure: false })
    await shelf.put(`slack/person/T0ACME/${person.id}`, { name: 'Ravi' })
    const line = JSON.stringify([workspace, `post slack/person/${person.id}`])
    await sending.take([{ name: line, windows: [{ milliseconds: 1000, most: 1 }] }])
    await sending.take([{ name: 'of nobody', windows: [{ milliseconds: 1000, most: 1 }] }])
    const { checks } = await reviews.erasePerson({ ...ravi, isSure: true })
    expect(checks.length).toBeGreaterThan(2)
    const left = await everything()
    expect(['Ravi', person.id].flatMap((word) => whereIn(left, word))).toEqual([])
    for (const words of ['a former colleague', 'of nobody']) expect(left.includes(words)).toBe(true)
    for (const key of checks) {
      const seen = await beside.load({ workspace, id: key.id })
      expect(seen && [...fold(seen).people.keys()]).not.toContain(person.id)
    }
  })
})
