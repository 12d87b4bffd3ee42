import pg from 'pg'
import type { StorageFigures } from '../../domain/measures.ts'
import type { Sending } from '../../domain/sending.ts'
import { AppError } from '../../errors.ts'
import type { Logger, Shelf, Store } from '../../review/ports.ts'
import type { KeptData, KeptTaker } from '../kept-data.ts'
import type { Repair } from '../repair.ts'
import { Database } from './database.ts'
import { DatabaseData } from './database-data.ts'
import { databaseFigures } from './figures.ts'
import { migrate, missing, readMigrations, refuseOther } from './migrate.ts'
import { repairDatabase } from './repair-database.ts'
import { PostgresSending } from './sending.ts'
import { PostgresShelf } from './shelf.ts'
import { PostgresStore } from './store.ts'
import { postgresTaker } from './taker.ts'

/** How the database is reached. */
interface PostgresOptions {
  /** postgres://user@host:port/database */
  readonly url: string
  /** Where it does not stand in the address. */
  readonly password?: string
  /** The folder of numbered SQL files. */
  readonly migrations: string
  readonly logger: Logger
  /** True for who only reads or repairs: tables of another version are refused, and not renewed. */
  readonly isReader?: boolean
  /** How long a statement waits while the database is away, in milliseconds. */
  readonly patience?: number
  /** How long something stays claimed by an instance that says nothing any more, in milliseconds. */
  readonly lease?: number
}

/** What is kept in a database, and shared by every instance that opened it. */
export interface OpenPostgres {
  readonly store: Store
  readonly shelf: Shelf
  readonly sending: Sending
  /** Rejects, without patience, when nothing can be kept now, or a newer version has been here. */
  readonly ready: () => Promise<void>
  /** How much is kept. Rejects, without patience, where the database is away. */
  readonly figures: () => Promise<StorageFigures>
  /** All of it one after another, read beside whoever works with it; a damaged row costs only itself. */
  readonly kept: KeptData
  /** Puts back all that can be read of damaged checks, beside whoever works with them. */
  readonly repair: () => Promise<readonly Repair[]>
  /** Takes what is moved here, as it is. */
  readonly taker: KeptTaker
  /** No instance changes what is kept while this runs; whoever wants to waits for as long as they have patience. */
  readonly still: <T>(work: () => Promise<T>) => Promise<T>
}

const mostLines = 10
const connectMs = 3000
const longestStatementMs = 10_000
const oldestVersion = 150_000

/**
 * Opens the checks that are kept in PostgreSQL, and brings its schema to this version.
 * @throws AppError('storage-failed') when it cannot be reached, could lose what it confirms, or a newer version of the
 * program has been here
 */
export async function openPostgres(options: PostgresOptions): Promise<OpenPostgres> {
  const { url, password, logger, patience, lease, isReader = false } = options
  const prepare = isReader ? refuseOther : migrate
  const pool = new pg.Pool({
    connectionString: url,
    ...(password !== undefined && { password }),
    max: mostLines,
    connectionTimeoutMillis: connectMs,
    // The client gives up by itself: a server that says nothing any more would be waited for without an end.
    query_timeout: longestStatementMs,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'whatif',
  })
  const database = new Database(pool, patience)
  try {
    await requirements(database)
    const migrations = await readMigrations(options.migrations)
    await database.insist(() => database.within((client) => prepare(client, migrations)))
    const shelf = new PostgresShelf(database)
    return {
      store: new PostgresStore(database, logger),
      shelf,
      figures: () => databaseFigures(database),
      kept: new DatabaseData(database),
      repair: () => repairDatabase(database),
      taker: postgresTaker(database, shelf),
      still: (work) => still(database, work),
      sending: new PostgresSending(database, lease),
      async ready() {
        const rows = await database.once('select name, sha256 from whatif.migration')
        missing(
          migrations,
          new Map(rows.map((row) => [String(row['name']), String(row['sha256'])])),
        )
        await database.once(aliveSql)
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** A server that can only be read refuses this even where there is nothing to write yet; all instances together write a row every few seconds. */
const aliveSql =
  "update whatif.alive set at = now() where at < now() - interval '5 seconds' or at > now()"

const lockSql =
  'lock table whatif.record, whatif.event, whatif.card, whatif.seen, whatif.shelf in share mode'

/** Whatever comes of the work comes of this; only the lock is a matter of the database. */
async function still<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const ended = await database.insist(() =>
    database.within(async (client) => {
      await client.query(`begin; ${lockSql}`)
      const [end] = await Promise.allSettled([work()])
      await client.query('rollback')
      return end
    }),
  )
  if (ended.status === 'rejected') throw ended.reason
  return ended.value
}

const requirementsSql = `
select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
  current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`

/** A database that confirms what it may lose in a power cut is refused, whatever else it can do. */
async function requirements(database: Database): Promise<void> {
  const [row = {}] = await database.run(requirementsSql)
  const refuse = (message: string, hint: string): never => {
    throw new AppError('storage-failed', message, { hint })
  }
  if (Number(row['version']) < oldestVersion) {
    refuse('This PostgreSQL is too old.', 'Whatif needs version 15 or newer.')
  }
  if (row['encoding'] !== 'UTF8') {
    refuse('This database does not take every letter.', 'Create one with the encoding UTF8.')
  }
  for (const setting of ['fsync', 'commit'] as const) {
    if (row[setting] !== 'off') continue
    const name = setting === 'fsync' ? 'fsync' : 'synchronous_commit'
    refuse(
      `This database may lose what it has confirmed: ${name} is off.`,
      `Set ${name} to on, at least for this database.`,
    )
  }
}
