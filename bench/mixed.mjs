// A hundred people at once on one instance or several: they read, say what they think, type, look at pictures, take files along.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { incomingSchema } from '../dist/domain/action.js'
import { openLowdbStore } from '../dist/storage/lowdb-store.js'
import { openPostgres } from '../dist/storage/postgres/open-postgres.js'
import { milliseconds, round, share, table, title } from './figures.mjs'
import { applicationOver, walk } from './product.mjs'

const quiet = { info() {}, warn() {}, error() {} }
const migrations = fileURLToPath(new URL('../dist/storage/postgres/migrations', import.meta.url))

let deliveries = 0
const senderOf = (name) => ({
  workspace: 'local',
  channel: 'web',
  trust: 'operator',
  who: { id: name.toLowerCase().replaceAll(' ', '-'), name },
})
const act = (reviews, name, action) =>
  reviews.handle(
    incomingSchema.parse({
      id: `m${process.pid} ${++deliveries}`,
      ...senderOf(name),
      action,
    }),
  )

/** A posted check that everybody talks about, and one of its stories. */
export async function talkedAbout(reviews) {
  const product = `Mixed ${randomUUID()}`
  const { review } = await act(reviews, 'Dana', { type: 'start', product, depth: 'full' })
  for (const { question, value } of walk())
    await act(reviews, 'Dana', { type: 'answer', review, question, version: 0, value })
  for (const type of ['lookOver', 'preview']) await act(reviews, 'Dana', { type, review })
  await act(reviews, 'Dana', { type: 'publish', review, how: 'all' })
  const { thread } = await reviews.feed(senderOf('Dana'), review)
  const story = thread.find(({ id }) => id.startsWith('story/') && !id.includes('never'))
  return { review, product, finding: story.id.slice(6) }
}

/** It is gone, with all that was said. */
export const forget = (reviews, { review, product }) =>
  act(reviews, 'Dana', { type: 'delete', review, confirm: product })

/** After so many typed answers somebody deletes their own check and starts another, so that none grows without an end. */
const longestOwn = 12

/** One of the people, with a check of their own that they type in. */
export function person(nth) {
  const name = `Person ${nth}`
  const own = { review: undefined, product: '', typed: 0 }
  const types = async (reviews) => {
    if (own.review === undefined) {
      own.product = `Own ${randomUUID()}`
      const start = { type: 'start', product: own.product }
      const { review } = await act(reviews, name, start)
      Object.assign(own, { review, typed: 0 })
      return
    }
    const { review, product } = own
    if (own.typed++ < longestOwn)
      return act(reviews, name, { type: 'say', review, text: 'not sure' })
    own.review = undefined
    await act(reviews, name, { type: 'delete', review, confirm: product })
  }
  return {
    reads: (reviews, { review }) => reviews.feed(senderOf(name), review),
    lists: (reviews) => reviews.checks(senderOf(name)),
    votes: (reviews, { review, finding }) =>
      act(reviews, name, {
        type: 'takeStance',
        ...{ review, finding, stance: 'partly' },
        ...{ reason: `I have seen it happen, number ${nth}`, shareReason: true },
      }),
    types,
    pictures: (reviews, { review }) => reviews.picture(senderOf(name), review, 'risk-map'),
    downloads: (reviews, { review }) => reviews.report(senderOf(name), review, 'md'),
  }
}

/** What somebody does next: half of it is reading. */
const shares = [
  ['reads', 0.4],
  ['lists', 0.1],
  ['votes', 0.2],
  ['types', 0.2],
  ['pictures', 0.05],
  ['downloads', 0.05],
]

/** The kind of what comes next, for a number from 0 to 1. */
export function kindAt(number) {
  let left = number
  for (const [kind, part] of shares) {
    if (left < part) return kind
    left -= part
  }
  return 'reads'
}

/** So many people, each with so many things to do, one after the other and all at once. */
async function together(instances, { people, each }) {
  const about = await talkedAbout(instances[0])
  const times = Object.fromEntries(shares.map(([kind]) => [kind, []]))
  const cpu = process.cpuUsage()
  const start = milliseconds()
  await Promise.all(
    Array.from({ length: people }, async (_, nth) => {
      const one = person(nth)
      for (let n = 0; n < each; n++) {
        const kind = kindAt(((nth * 31 + n * 17) % 100) / 100)
        const from = milliseconds()
        await one[kind](instances[(nth + n) % instances.length], about)
        times[kind].push(milliseconds() - from)
      }
    }),
  )
  const seconds = (milliseconds() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const cpuEach = (user + system) / 1000 / (people * each)
  return { times, seconds, cpuEach }
}

async function report(store, instances, rows) {
  const size = { people: 100, each: 20 }
  await together(instances, { people: 20, each: 10 })
  const { times, seconds, cpuEach } = await together(instances, size)
  for (const [kind, all] of Object.entries(times)) {
    rows.push({
      store,
      what: kind,
      count: all.length,
      'p50 ms': round(share(all, 0.5)),
      'p95 ms': round(share(all, 0.95)),
      'slowest ms': round(Math.max(...all)),
    })
  }
  rows.push({
    store,
    what: 'all of it',
    count: size.people * size.each,
    'acts/s': Math.round((size.people * size.each) / seconds),
    'CPU ms each': round(cpuEach, 2),
    'RSS MB': Math.round(process.memoryUsage.rss() / 1e6),
  })
}

export async function benchMixed() {
  title(
    'A hundred people at once, twenty things each, none pauses: reading, saying, typing, pictures, files',
  )
  const rows = []
  const folder = await mkdtemp(join(tmpdir(), 'whatif-bench-'))
  const store = await openLowdbStore({ folder, logger: quiet })
  await report('lowdb', [applicationOver(store)], rows)
  await store.close()
  await rm(folder, { recursive: true, force: true })
  const url = process.env.BENCH_DATABASE_URL
  if (url) {
    const opened = []
    for (let n = 0; n < 3; n++) opened.push(await openPostgres({ url, migrations, logger: quiet }))
    const all = opened.map(({ store: one, sending }) => applicationOver(one, { sending }))
    await report('PostgreSQL, 1 instance', all.slice(0, 1), rows)
    await report('PostgreSQL, 3 instances', all, rows)
    for (const one of opened) await one.store.close()
  }
  table(rows)
}
