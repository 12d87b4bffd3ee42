// Many people who act on one posted check at the same moment, beside the same acts one after another.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { incomingSchema } from '../dist/domain/action.js'
import { openLowdbStore } from '../dist/storage/lowdb-store.js'
import { bareAppends } from './bare-appends.mjs'
import { milliseconds, round, share, table, title } from './figures.mjs'
import { applicationOver, walk } from './product.mjs'

const quiet = { info() {}, warn() {}, error() {} }
const crowds = [1, 30, 100, 200]

let deliveries = 0
export const deliver = (reviews, name, action) =>
  reviews.handle(
    incomingSchema.parse({
      id: `b${++deliveries}`,
      workspace: 'local',
      channel: 'web',
      who: { id: name.toLowerCase(), name },
      action,
    }),
  )

/** A check that is answered whole and posted with all its stories. */
export async function posted(reviews) {
  // What another check of the same person says would be asked about first.
  const start = { type: 'start', product: `Bench ${deliveries}`, depth: 'full' }
  const { review } = await deliver(reviews, 'Dana', start)
  for (const { question, value } of walk()) {
    await deliver(reviews, 'Dana', { type: 'answer', review, question, version: 0, value })
  }
  for (const type of ['lookOver', 'preview']) await deliver(reviews, 'Dana', { type, review })
  await deliver(reviews, 'Dana', { type: 'publish', review, how: 'all' })
  return review
}

/** One person says what they think, with a reason that everybody may read. */
const takesPart = async (reviews, about, nth) => {
  const start = milliseconds()
  await deliver(reviews, `Person ${nth}`, {
    type: 'takeStance',
    ...about,
    stance: 'partly',
    reason: `I have seen it happen at the other site, number ${nth}`,
    shareReason: true,
  })
  return milliseconds() - start
}

/** So many people, at once or each after the one before, at one instance or by turns at several. */
export async function crowd(reviews, about, { people, atOnce }) {
  const instances = [reviews].flat()
  const takes = (n) => takesPart(instances[n % instances.length], about, n)
  const cpu = process.cpuUsage()
  const start = milliseconds()
  const times = []
  const numbers = Array.from({ length: people }, (_, nth) => nth)
  if (atOnce) times.push(...(await Promise.all(numbers.map(takes))))
  else for (const n of numbers) times.push(await takes(n))
  const { user, system } = process.cpuUsage(cpu)
  return {
    p50: share(times, 0.5),
    p95: share(times, 0.95),
    slowest: Math.max(...times),
    seconds: (milliseconds() - start) / 1000,
    cpuEach: (user + system) / 1000 / people,
  }
}

async function sizeOf(folder, review) {
  const files = await readdir(folder, { recursive: true })
  const file = files.find((name) => name.endsWith(`${review}.journal`))
  return (await stat(join(folder, file))).size
}

/** How many bytes one act adds; a file that was written anew in between has shrunk, and tells nothing. */
async function grownBy(folder, review, grows) {
  for (;;) {
    const before = await sizeOf(folder, review)
    await grows()
    const bytes = (await sizeOf(folder, review)) - before
    if (bytes > 0) return bytes
  }
}

const keptOf = async (store, review) =>
  (await store.load({ workspace: 'local', id: review })).events.filter(
    ({ type }) => type === 'stanceTaken',
  ).length

export async function benchBurst() {
  title('So many people at once on one posted check: all kept, each in turn (lowdb, on disk)')
  const folder = await mkdtemp(join(tmpdir(), 'whatif-bench-'))
  const store = await openLowdbStore({ folder, logger: quiet })
  const reviews = applicationOver(store)
  const rows = []
  const warm = await posted(reviews)
  const [finding] = (await store.load({ workspace: 'local', id: warm })).events
    .findLast(({ type }) => type === 'published')
    .analysis.findings.map(({ id }) => id)
  for (let n = 0; n < 2; n++)
    await crowd(reviews, { review: warm, finding }, { people: 100, atOnce: true })
  for (const people of crowds) {
    const alone = { review: await posted(reviews), finding }
    const inTurn = await crowd(reviews, alone, { people, atOnce: false })
    const together = { review: await posted(reviews), finding }
    const burst = await crowd(reviews, together, { people, atOnce: true })
    const bytes = await sizeOf(folder, together.review)
    const kept = await keptOf(store, together.review)
    const grows = () => crowd(reviews, together, { people: 1, atOnce: false })
    const bare = await bareAppends(folder, await grownBy(folder, together.review, grows), people)
    rows.push({
      'at once': people,
      kept,
      'p50 ms': round(burst.p50),
      'p95 ms': round(burst.p95),
      'slowest ms': round(burst.slowest),
      'acts/s': Math.round(people / burst.seconds),
      'bare appends of as many bytes/s': Math.round(bare),
      'record KB': Math.round(bytes / 1024),
      'CPU ms each': round(burst.cpuEach, 2),
      'CPU ms each, one after another': round(inTurn.cpuEach, 2),
      'times that': round(burst.cpuEach / inTurn.cpuEach, 2),
    })
  }
  table(rows)
  await store.close()
  await rm(folder, { recursive: true, force: true })
}
