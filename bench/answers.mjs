// Whole answers per second: validate, drop repeats, load, step, rate, save durably.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { incomingSchema } from '../dist/domain/action.js'
import { openLowdbStore } from '../dist/storage/lowdb-store.js'
import { bareAppends } from './bare-appends.mjs'
import { median, milliseconds, round, share, table, title } from './figures.mjs'
import { analyser, applicationOver, walk } from './product.mjs'

const quiet = { info() {}, warn() {}, error() {} }

async function inFolder(run) {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-bench-'))
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

let deliveries = 0
const who = { id: 'dana', name: 'Dana' }
const deliver = (reviews, action) =>
  reviews.handle(
    incomingSchema.parse({
      id: `d${++deliveries}`,
      workspace: 'local',
      channel: 'web',
      who,
      action,
    }),
  )

/** One answer as a channel sends it, and the whole catalogue rated on what is known after it. */
async function wholeAnswer(reviews, given, { review, question, value }) {
  const start = milliseconds()
  await deliver(reviews, { type: 'answer', review, question, version: 0, value })
  given.push({ question, value, by: 'dana', at: '2026-11-21T09:00:00.000Z' })
  analyser.judge(analyser.read(given))
  return milliseconds() - start
}

/** So many people at once, each answering question after question in a check of their own. */
async function answering(reviews, people, answers) {
  const each = answers.slice(0, Math.max(4, Math.ceil(400 / people)))
  const started = await Promise.all(
    Array.from({ length: people }, () =>
      deliver(reviews, { type: 'start', product: 'Bench', depth: 'full' }),
    ),
  )
  const start = milliseconds()
  const times = await Promise.all(
    started.map(async ({ review }) => {
      const own = []
      const given = []
      for (const { question, value } of each) {
        own.push(await wholeAnswer(reviews, given, { review, question, value }))
      }
      return own
    }),
  )
  return { seconds: (milliseconds() - start) / 1000, times: times.flat() }
}

async function sizeOfRecords(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    name.endsWith('.journal'),
  )
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length)
}

export async function benchAnswers() {
  const answers = walk()
  title('Whole answers: parse, drop repeats, load, step, rate all stories, save durably')
  const rows = []
  await inFolder(async (folder) => {
    const store = await openLowdbStore({ folder, logger: quiet })
    const reviews = applicationOver(store)
    const { times } = await answering(reviews, 20, answers)
    const bytes = Math.round((await sizeOfRecords(folder)) / (times.length / 20))
    for (const people of [1, 20, 100, 1, 20, 100]) {
      const bare = await bareAppends(folder, bytes, 200)
      const { seconds, times } = await answering(reviews, people, answers)
      rows.push({
        'at once': people,
        'answers/s': Math.round(times.length / seconds),
        'p50 ms': round(share(times, 0.5), 1),
        'p99 ms': round(share(times, 0.99), 1),
        'p99 / p50': round(share(times, 0.99) / share(times, 0.5), 2),
        [`bare appends/s (${bytes} bytes, as many as an answer)`]: Math.round(bare),
        'share of bare': round(times.length / seconds / bare, 2),
      })
    }
    await store.close()
  })
  table(rows)
}

/** Where one answer's time goes, measured part by part on the same answers. */
export async function benchParts() {
  const answers = walk()
  title('Where one whole answer’s time goes (one person, medians)')
  await inFolder(async (folder) => {
    const store = await openLowdbStore({ folder, logger: quiet })
    const saving = []
    const timed = {
      ...store,
      load: (key) => store.load(key),
      list: (workspace) => store.list(workspace),
      due: (at) => store.due(at),
      async append(key, change) {
        const start = milliseconds()
        const kept = await store.append(key, change)
        saving.push(milliseconds() - start)
        return kept
      },
    }
    const reviews = applicationOver(timed)
    const { review } = await deliver(reviews, { type: 'start', product: 'Bench', depth: 'full' })
    const whole = []
    const rating = []
    const given = []
    for (const { question, value } of answers) {
      whole.push(await wholeAnswer(reviews, given, { review, question, value }))
      const start = milliseconds()
      analyser.judge(analyser.read([...given]))
      rating.push(milliseconds() - start)
    }
    const parts = { saving: share(saving, 0.5), rating: share(rating, 0.5), all: share(whole, 0.5) }
    table([
      {
        'whole answer ms': round(parts.all, 2),
        'durable save ms': round(parts.saving, 2),
        'rating ms': round(parts.rating, 2),
        'parse, load, fold, step, cards ms': round(parts.all - parts.saving - parts.rating, 2),
      },
    ])
    await store.close()
  })
}

const sizes = [10, 100, 1000, 10_000]

/** The cost of an answer when many reviews are stored already: the four folders are measured in turn. */
export async function benchGrowth() {
  const answers = walk()
  title('Growth: a whole answer beside so many stored reviews')
  await inFolder(async (folder) => {
    const stocked = []
    for (const size of sizes) stocked.push(await stock(join(folder, String(size)), size))
    const times = new Map(sizes.map((size) => [size, []]))
    for (let turn = 0; turn < 6; turn++) {
      for (const [n, { reviews }] of stocked.entries()) {
        const { times: own } = await answering(reviews, 1, answers)
        if (turn > 0) times.get(sizes[n]).push(...own)
      }
    }
    const first = median(times.get(sizes[0]))
    table(
      sizes.map((size) => ({
        stored: size,
        'median ms': round(median(times.get(size)), 2),
        'times that at 10': round(median(times.get(size)) / first, 2),
      })),
    )
    for (const { store } of stocked) await store.close()
  })
}

async function stock(folder, size) {
  const store = await openLowdbStore({ folder, logger: quiet })
  const reviews = applicationOver(store)
  for (let stored = 0; stored < size; stored += 50) {
    const some = Array.from({ length: Math.min(50, size - stored) })
    await Promise.all(
      some.map(() => deliver(reviews, { type: 'start', product: 'Bench', depth: 'full' })),
    )
  }
  return { store, reviews }
}
