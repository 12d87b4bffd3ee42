// The same crowds on PostgreSQL, with one instance and with three, beside bare commits; and what an act writes as a check grows.
import { fileURLToPath } from 'node:url'
import { openPostgres } from '../dist/storage/postgres/open-postgres.js'
import { crowd, posted } from './burst.mjs'
import { milliseconds, round, table, title } from './figures.mjs'
import { applicationOver } from './product.mjs'

const quiet = { info() {}, warn() {}, error() {} }
const migrations = fileURLToPath(new URL('../dist/storage/postgres/migrations', import.meta.url))

/** The floor: rows of a size, each a commit of its own, one after another; how many a second. */
async function bareCommits(client, bytes, count) {
  await client.query('create table if not exists bare (body text)')
  const body = 'x'.repeat(bytes)
  const start = milliseconds()
  for (let n = 0; n < count; n++) await client.query('insert into bare values ($1)', [body])
  const seconds = (milliseconds() - start) / 1000
  await client.query('drop table bare')
  return count / seconds
}

async function written(client, work) {
  const at = async () => (await client.query('select pg_current_wal_insert_lsn() as at')).rows[0].at
  const from = await at()
  await work()
  const text = 'select pg_wal_lsn_diff($1, $2)::float as bytes'
  return (await client.query(text, [await at(), from])).rows[0].bytes
}

const key = (id) => ({ workspace: 'local', id })

/** Measures where BENCH_DATABASE_URL names an empty database. */
export async function benchPostgres() {
  const url = process.env.BENCH_DATABASE_URL
  if (!url) {
    title('PostgreSQL: set BENCH_DATABASE_URL to an empty database to measure it too')
    return
  }
  const { default: pg } = await import('pg')
  const client = new pg.Client(url)
  await client.connect()
  const opened = []
  for (let n = 0; n < 3; n++) opened.push(await openPostgres({ url, migrations, logger: quiet }))
  const instances = opened.map(({ store, sending }) => applicationOver(store, { sending }))
  const [first] = opened
  await crowds(client, first, instances)
  await growth(client, first)
  for (const { store } of opened) await store.close()
  await client.end()
}

async function crowds(client, { store }, instances) {
  title('So many people at once on one posted check: all kept (PostgreSQL)')
  const [one] = instances
  const warm = await posted(one)
  const finding = (await store.load(key(warm))).events.findLast(({ type }) => type === 'published')
    .analysis.findings[0].id
  await crowd(instances, { review: warm, finding }, { people: 100, atOnce: true })
  const rows = []
  for (const [many, some] of [
    [1, [one]],
    [3, instances],
  ]) {
    for (const people of [1, 30, 100, 200]) {
      const about = { review: await posted(one), finding }
      let burst
      const bytes = await written(client, async () => {
        burst = await crowd(some, about, { people, atOnce: true })
      })
      const { events } = await store.load(key(about.review))
      rows.push({
        instances: many,
        'at once': people,
        kept: events.filter(({ type }) => type === 'stanceTaken').length,
        'p50 ms': round(burst.p50),
        'p95 ms': round(burst.p95),
        'slowest ms': round(burst.slowest),
        'acts/s': Math.round(people / burst.seconds),
        'bare commits/s': Math.round(await bareCommits(client, 1000, 100)),
        'written KB each': round(bytes / 1024 / people),
        'CPU ms each': round(burst.cpuEach, 2),
      })
    }
  }
  table(rows)
}

/** The store alone: one more event in records of so many. */
async function growth(client, { store, taker }) {
  title('What one more event costs in a record of so many (PostgreSQL, the store alone)')
  const rows = []
  for (const events of [10, 100, 1000, 5000]) {
    const id = `grown${events}-${Date.now()}`
    const at = new Date().toISOString()
    const answered = (n) => ({ type: 'answered', at, by: 'dana', question: `q${n}`, value: 'yes' })
    const heading = { title: 'Grown', phase: 'asking', people: ['dana'], updatedAt: at }
    const all = Array.from({ length: events }, (_, n) => answered(n))
    const record = { schema: 1, ...key(id), rev: 1, flow: 'check', flowVersion: 1, heading }
    await taker.check({ ...record, events: all, outbox: [], seen: [] })
    const append = (n) =>
      store.append(key(id), {
        expectedRev: n,
        at,
        events: [answered(n)],
        delivery: `d${n}`,
        heading,
      })
    await append(1)
    const start = milliseconds()
    const bytes = await written(client, async () => {
      for (let n = 2; n < 102; n++) await append(n)
    })
    rows.push({
      events,
      'written KB each': round(bytes / 1024 / 100, 2),
      'ms each': round((milliseconds() - start) / 100, 2),
    })
  }
  table(rows)
}
