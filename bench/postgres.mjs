// The same crowds on PostgreSQL, with one instance and with three, beside bare commits; and what an act costs as checks and events grow, beside files.
import { fileURLToPath } from 'node:url'
import { openPostgres } from '../dist/storage/postgres/open-postgres.js'
import { bareCommits, written } from './bare-commits.mjs'
import { crowd, posted } from './burst.mjs'
import { round, table, title } from './figures.mjs'
import { benchChecks, benchEvents } from './growth.mjs'
import { applicationOver } from './product.mjs'

const quiet = { info() {}, warn() {}, error() {} }
const migrations = fileURLToPath(new URL('../dist/storage/postgres/migrations', import.meta.url))

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
  for (const { store } of opened) await store.close()
  const open = () => openPostgres({ url, migrations, logger: quiet })
  await benchEvents(client, open)
  await benchChecks(client, open)
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
