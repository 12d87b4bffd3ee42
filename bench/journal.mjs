// What one act writes and takes in a check of so many events, beside bare synced appends of as many bytes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskFileSystem } from '../dist/storage/file-system.js'
import { openLowdbStore } from '../dist/storage/lowdb-store.js'
import { bareAppends } from './bare-appends.mjs'
import { deliver, posted } from './burst.mjs'
import { median, milliseconds, round, share, table, title } from './figures.mjs'
import { applicationOver } from './product.mjs'

const quiet = { info() {}, warn() {}, error() {} }
/** How many events the check has, and how many acts are measured from there. */
const windows = [
  { events: 100, acts: 200 },
  { events: 1000, acts: 200 },
  { events: 5000, acts: 1000 },
]
const people = 60

/** The computer's file system, and how many bytes were written through it. */
function countingDisk() {
  const disk = { written: 0 }
  const counted = (file) => ({
    ...file,
    writeFile(content) {
      disk.written += Buffer.byteLength(content)
      return file.writeFile(content)
    },
  })
  const fs = {
    ...diskFileSystem,
    create: async (path) => counted(await diskFileSystem.create(path)),
    append: async (path) => counted(await diskFileSystem.append(path)),
  }
  return Object.assign(disk, { fs })
}

const stances = ['yes', 'partly', 'no', 'happened']

/** One person after another says something else about one story after another. */
async function act(reviews, { review, findings }, nth) {
  await deliver(reviews, `Person ${nth % people}`, {
    type: 'takeStance',
    review,
    finding: findings[Math.floor(nth / people) % findings.length],
    stance: stances[Math.floor(nth / people / findings.length) % stances.length],
    reason: `I have seen it happen at the other site, number ${nth}`,
    shareReason: true,
  })
}

const recordOf = (store, review) => store.load({ workspace: 'local', id: review })

/** A posted check in which people can say something. */
async function begun(reviews, store) {
  const review = await posted(reviews)
  const published = (await recordOf(store, review)).events.findLast(
    ({ type }) => type === 'published',
  )
  return { review, findings: published.analysis.findings.map(({ id }) => id), nth: 0 }
}

/** People say so much at once that the check has so many events. */
async function grow(reviews, store, { about, events }) {
  while ((await recordOf(store, about.review)).events.length < events) {
    const some = Array.from({ length: people }, () => act(reviews, about, about.nth++))
    await Promise.all(some)
  }
}

/** What each of so many acts took, one after another. */
async function measured(reviews, disk, { about, acts }) {
  const bytes = []
  const times = []
  for (let n = 0; n < acts; n++) {
    const before = disk.written
    const start = milliseconds()
    await act(reviews, about, about.nth++)
    times.push(milliseconds() - start)
    bytes.push(disk.written - before)
  }
  return { bytes, times }
}

const sum = (values) => values.reduce((all, one) => all + one, 0)

export async function benchJournal() {
  title('What one act writes and takes in a check that grows: acts one after another, on disk')
  const folder = await mkdtemp(join(tmpdir(), 'whatif-bench-'))
  const disk = countingDisk()
  const store = await openLowdbStore({ folder, logger: quiet, fs: disk.fs })
  const reviews = applicationOver(store)
  const about = await begun(reviews, store)
  const rows = []
  for (const { events, acts } of windows) {
    await grow(reviews, store, { about, events })
    const from = (await recordOf(store, about.review)).events.length
    const { bytes, times } = await measured(reviews, disk, { about, acts })
    rows.push({
      'events from': from,
      acts,
      'median bytes': median(bytes),
      'mean bytes, all that was written': Math.round(sum(bytes) / acts),
      'most bytes': Math.max(...bytes),
      'p50 ms': round(share(times, 0.5), 2),
      'p95 ms': round(share(times, 0.95), 2),
      'acts/s': Math.round((acts * 1000) / sum(times)),
      'bare appends of as many bytes/s': Math.round(await bareAppends(folder, median(bytes), 200)),
    })
  }
  table(rows)
  await store.close()
  await rm(folder, { recursive: true, force: true })
}
