// What one more act, a list and an opening cost as checks and events grow: files and PostgreSQL side by side, beside bare appends and commits.
import { rm } from 'node:fs/promises'
import { openLowdbStore } from '../dist/storage/lowdb-store.js'
import { bareAppends } from './bare-appends.mjs'
import { bareCommits, written } from './bare-commits.mjs'
import { median, milliseconds, round, table, title } from './figures.mjs'
import { record, stocked } from './opening.mjs'

const quiet = { info() {}, warn() {}, error() {} }
const checks = [10, 1000, 100_000]
const events = [10, 100, 1000, 5000]
const acts = 50
const workspace = 'local'

const answered = (n) => ({
  type: 'answered',
  at: new Date().toISOString(),
  by: 'dana',
  question: `q${n}`,
  value: 'yes',
})

/** What each of some acts took, after one that nobody counts. */
async function acting(store, id) {
  const key = { workspace, id }
  const { rev: from, heading } = await store.load(key)
  const times = []
  for (let n = 0; n <= acts; n++) {
    const { at, ...event } = answered(n)
    const start = milliseconds()
    await store.append(key, {
      expectedRev: from + n,
      at,
      events: [{ at, ...event }],
      delivery: `a${from + n}`,
      heading: { ...heading, updatedAt: at },
    })
    if (n > 0) times.push(milliseconds() - start)
  }
  return median(times)
}

/** The newest hundred of somebody, again after an act. */
async function listing(store, id) {
  const times = []
  for (let n = 0; n < 5; n++) {
    await acting(store, id)
    const start = milliseconds()
    await store.list(workspace, { person: 'dana', newest: 100 })
    times.push(milliseconds() - start)
  }
  return median(times)
}

/** As many checks as in a folder, made by the database itself. */
const fillSql = `
with made as (
  insert into whatif.record (workspace, id, rev, flow, flow_version, heading, people, updated_at, written)
  select $1, 'r' || n, 1, 'check', 1, replace($2, 'r0', 'r' || n)::json, '{dana,ravi}', now(), gen_random_uuid()
  from generate_series($4::int, $5::int - 1) as n returning no, id)
insert into whatif.event (record, rev, n, body) select no, 1, 1, replace($3, 'r0', id)::json from made`

async function fill(client, from, to) {
  const one = record('r0')
  const values = [workspace, JSON.stringify(one.heading), JSON.stringify(one.events[0]), from, to]
  await client.query(fillSql, values)
  await client.query('analyze whatif.record')
}

/** Opens a store, and says how long that took. */
async function timed(open) {
  const start = milliseconds()
  const opened = await open()
  return { opened, ms: milliseconds() - start }
}

export async function benchChecks(client, open) {
  title('What an act and a list cost among so many checks: files and PostgreSQL')
  await client.query('delete from whatif.record')
  const rows = []
  for (const [at, count] of checks.entries()) {
    const folder = await stocked(count)
    await (await openLowdbStore({ folder, logger: quiet })).close()
    await fill(client, checks[at - 1] ?? 0, count)
    const files = await timed(() => openLowdbStore({ folder, logger: quiet }))
    const database = await timed(open)
    const stores = [files.opened, database.opened.store]
    const [act, other] = [await acting(stores[0], 'r1'), await acting(stores[1], 'r1')]
    const [list, otherList] = [await listing(stores[0], 'r2'), await listing(stores[1], 'r2')]
    rows.push({
      checks: count,
      'act ms: files': round(act, 2),
      PostgreSQL: round(other, 2),
      'newest 100 of one ms: files': round(list, 2),
      'PostgreSQL ': round(otherList, 2),
      'opening ms: files': round(files.ms, 0),
      'PostgreSQL  ': round(database.ms, 0),
      'bare append ms': round(1000 / (await bareAppends(folder, 500, acts)), 2),
      'bare commit ms': round(1000 / (await bareCommits(client, 500, acts)), 2),
    })
    for (const store of stores) await store.close()
    await rm(folder, { recursive: true, force: true })
  }
  table(rows)
}

export async function benchEvents(client, open) {
  title('What one more event costs in a check of so many: files and PostgreSQL, the stores alone')
  const folder = await stocked(0)
  const files = await openLowdbStore({ folder, logger: quiet })
  const { store: database } = await open()
  const rows = []
  for (const count of events) {
    const id = `grown${count}-${Date.now()}`
    const { heading, flow, flowVersion } = record(id)
    const first = {
      expectedRev: 0,
      at: heading.updatedAt,
      flow: { id: flow, version: flowVersion },
      heading,
      events: Array.from({ length: count }, (_, n) => answered(n)),
    }
    for (const store of [files, database]) await store.append({ workspace, id }, first)
    const act = await acting(files, id)
    let other
    const bytes = await written(client, async () => {
      other = await acting(database, id)
    })
    rows.push({
      events: count,
      'act ms: files': round(act, 2),
      PostgreSQL: round(other, 2),
      'written KB each, PostgreSQL': round(bytes / 1024 / (acts + 1), 2),
      'bare append ms': round(1000 / (await bareAppends(folder, 500, acts)), 2),
      'bare commit ms': round(1000 / (await bareCommits(client, 500, acts)), 2),
    })
  }
  table(rows)
  for (const store of [files, database]) await store.close()
  await rm(folder, { recursive: true, force: true })
}
