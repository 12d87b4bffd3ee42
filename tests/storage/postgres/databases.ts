import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Logger } from '../../../src/review/ports.ts'
import { type OpenPostgres, openPostgres } from '../../../src/storage/postgres/open-postgres.ts'
import { KeptLog } from '../data-folder.ts'
import { migrations } from './migrations.ts'
import { sharedServer } from './server.ts'

const server = await sharedServer()

/** True where there is no PostgreSQL to test with; why was printed. */
export const isWithout = 'reason' in server

const urlOf = (database: string): string => {
  if ('reason' in server) throw new Error(server.reason)
  return server.url(database)
}

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string
  /** Opens it once more, as another instance of the program does. */
  open(more?: { patience?: number; logger?: Logger }): Promise<OpenPostgres>
  /** Runs SQL as its owner does. */
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Empties every table. */
  empty(): Promise<void>
  drop(): Promise<void>
}

/** Makes an empty database. */
export async function makeDatabase(): Promise<TestDatabase> {
  const name = `t${randomUUID().replaceAll('-', '')}`
  await once(urlOf('postgres'), `create database ${name}`)
  const url = urlOf(name)
  const opened: OpenPostgres[] = []
  return {
    url,
    async open({ patience = 2000, logger = new KeptLog() } = {}) {
      const one = await openPostgres({ url, migrations, logger, patience })
      opened.push(one)
      return one
    },
    query: (sql, values) => once(url, sql, values),
    async empty() {
      await once(
        url,
        'delete from whatif.record; delete from whatif.shelf; delete from whatif.claim; delete from whatif.line',
      )
    },
    async drop() {
      for (const { store } of opened) await store.close()
      await once(urlOf('postgres'), `drop database ${name} with (force)`)
    },
  }
}

/** A database of the tests around this call: made and opened before the first, empty after each, gone after the last. */
export function ownDatabase(): Omit<TestDatabase, 'empty' | 'drop'> {
  let database: TestDatabase
  beforeAll(async () => {
    database = await makeDatabase()
    await database.open()
  })
  afterEach(() => database.empty())
  afterAll(() => database.drop())
  return {
    get url() {
      return database.url
    },
    open: (more) => database.open(more),
    query: (sql, values) => database.query(sql, values),
  }
}

async function once(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}
