// Opening a data folder of so many checks: after a clean stop, and where no headings were written down.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeText } from '../dist/storage/journal-text.js'
import { openLowdbStore } from '../dist/storage/lowdb-store.js'
import { milliseconds, round, table, title } from './figures.mjs'

const quiet = { info() {}, warn() {}, error() {} }
const sizes = [100, 10_000, 100_000]
const atOnce = 100
const at = '2026-11-21T09:00:00.000Z'

/** A check that was just started. */
export const record = (id) => ({
  schema: 1,
  id,
  workspace: 'local',
  rev: 1,
  flow: 'check',
  flowVersion: 1,
  heading: { title: `Product ${id}`, phase: 'asking', people: ['dana', 'ravi'], updatedAt: at },
  events: [
    {
      type: 'started',
      at,
      by: 'dana',
      product: { name: `Product ${id}` },
      depth: 'full',
      channel: 'web',
    },
  ],
  outbox: [],
  seen: [{ delivery: `d${id}`, at }],
})

/** A data folder of so many checks. */
export async function stocked(size) {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-bench-'))
  await mkdir(join(folder, 'local'))
  for (let from = 0; from < size; from += atOnce) {
    const some = Array.from({ length: atOnce }, (_, n) => record(`r${from + n}`))
    await Promise.all(
      some.map((one) => writeFile(join(folder, 'local', `${one.id}.journal`), wholeText(one).text)),
    )
  }
  return folder
}

async function opening(folder) {
  const start = milliseconds()
  const store = await openLowdbStore({ folder, logger: quiet })
  const ms = milliseconds() - start
  const closing = milliseconds()
  await store.close()
  return { ms, closeMs: milliseconds() - closing }
}

export async function benchOpening() {
  title('Opening a data folder of so many checks, and closing it again')
  const rows = []
  for (const size of sizes) {
    const folder = await stocked(size)
    const first = await opening(folder)
    const again = await opening(folder)
    rows.push({
      checks: size,
      'every journal read ms': round(first.ms, 0),
      'headings read ms': round(again.ms, 0),
      'closing ms': round(again.closeMs, 0),
    })
    await rm(folder, { recursive: true, force: true })
  }
  table(rows)
}
