import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { AppError } from '../../errors.ts'

/** One numbered file of SQL. */
export interface Migration {
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

/** Every migration of this version, in order. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the schema to this version, all of it or nothing; of several instances that start at once one does it, and
 * the others wait.
 * @throws AppError('storage-failed') when a newer version of the program has been here, or a migration was changed
 * after it ran
 */
export async function migrate(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query('begin')
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended('whatif migrations', 0))")
    await client.query('create schema if not exists whatif')
    await client.query(
      'create table if not exists whatif.migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
    )
    const done = await doneIn(client)
    for (const { name, sql, sha256 } of missing(migrations, done)) {
      await client.query(sql)
      await client.query('insert into whatif.migration (name, sha256) values ($1, $2)', [
        name,
        sha256,
      ])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/**
 * Looks whether the schema is of this version, and changes nothing: instances of an earlier version may be at work.
 * @throws AppError('storage-failed') when it is another
 */
export async function refuseOther(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<void> {
  const { rows } = await client.query<{ readonly there: boolean }>(
    "select to_regclass('whatif.migration') is not null as there",
  )
  const done = rows[0]?.there ? await doneIn(client) : new Map<string, string>()
  const [next] = missing(migrations, done)
  if (next === undefined) return
  if (done.size === 0) {
    throw new AppError('not-found', 'This database has no tables of Whatif yet.', {
      hint: 'Is it the right one? Starting Whatif makes them.',
    })
  }
  throw new AppError('storage-failed', 'The tables of this database are of an earlier version.', {
    hint: `Use that version, or start this one, which renews them: ${next.name} is not there yet.`,
  })
}

async function doneIn(client: PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<Pick<Migration, 'name' | 'sha256'>>(
    'select name, sha256 from whatif.migration',
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/**
 * The migrations that were not run yet.
 * @throws AppError('storage-failed') when the schema is newer than this program, or another than it says
 */
export function missing(
  migrations: readonly Migration[],
  done: ReadonlyMap<string, string>,
): readonly Migration[] {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of done) {
    const ours = known.get(name)
    if (ours === undefined) {
      throw new AppError(
        'storage-failed',
        'A newer version of Whatif has been at work in this database.',
        { hint: `Start that version: this one does not know ${name}.` },
      )
    }
    if (ours !== sha256) {
      throw new AppError('storage-failed', `${name} is not what ran in this database.`, {
        hint: 'Start Whatif from an unchanged copy of its version.',
      })
    }
  }
  return migrations.filter(({ name }) => !done.has(name))
}
