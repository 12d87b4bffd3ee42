import { milliseconds } from './figures.mjs'

/** The floor: rows of a size, each a commit of its own, one after another; how many a second. */
export async function bareCommits(client, bytes, count) {
  await client.query('create table if not exists bare (body text)')
  const body = 'x'.repeat(bytes)
  const start = milliseconds()
  for (let n = 0; n < count; n++) await client.query('insert into bare values ($1)', [body])
  const seconds = (milliseconds() - start) / 1000
  await client.query('drop table bare')
  return count / seconds
}

/** How many bytes the database writes into its log while something is done. */
export async function written(client, work) {
  const at = async () => (await client.query('select pg_current_wal_insert_lsn() as at')).rows[0].at
  const from = await at()
  await work()
  const text = 'select pg_wal_lsn_diff($1, $2)::float as bytes'
  return (await client.query(text, [await at(), from])).rows[0].bytes
}
