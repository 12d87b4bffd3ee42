import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { ReviewRecord } from '../../../src/review/record.ts'
import { openLowdbStore } from '../../../src/storage/lowdb-store.ts'
import { run } from '../../cli/running.ts'
import { silent } from '../../review/bench.ts'
import type { Crowd, Stage } from './workshop.ts'

/** What came of a backup that was made, verified and restored while people acted. */
export interface BackedUp {
  /** How `backup`, `verify` of the file, and `verify` of what was restored from it ended. */
  readonly codes: readonly (number | null)[]
  readonly checks: number
  /** Checks that end in the middle of an act. */
  readonly torn: readonly string[]
  /** Checks that were never as they are in it. */
  readonly unlike: readonly string[]
  /** What was acknowledged before the backup began and is not in it. */
  readonly missing: readonly string[]
}

/** Makes a backup now, restores it into a folder of its own, and compares each check with what the database says of it. */
export async function backedUp({ databaseUrl }: Stage, crowd: Crowd): Promise<BackedUp> {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-backup-'))
  const file = join(folder, 'now.whatif')
  const data = join(folder, 'data')
  const before = [...crowd.kept]
  try {
    const environment = { WHATIF_DATABASE_URL: databaseUrl }
    const made = await run(['backup', file], { environment })
    const verified = await run(['verify', file])
    await run(['restore', file, '--data', data])
    const restored = await run(['verify', '--data', data])
    const store = await openLowdbStore({ folder: data, logger: silent })
    const records: ReviewRecord[] = []
    for (const listed of await store.all()) {
      const record = await store.load(listed)
      if (record) records.push(record)
    }
    await store.close()
    const reasons = records.flatMap(reasonsIn)
    return {
      codes: [made.code, verified.code, restored.code],
      checks: records.length,
      torn: records.filter(isTorn).map(({ id }) => id),
      unlike: await unlike(databaseUrl, records),
      missing: before.filter((reason) => !reasons.includes(reason)),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const reasonsIn = ({ events }: ReviewRecord): readonly string[] =>
  events.flatMap((event) => (event.type === 'stanceTaken' ? (event.reason ?? []) : []))

/** The deliveries of these acts begin with the reason that was given: each is there with its event, or not at all. */
function isTorn(record: ReviewRecord): boolean {
  const reasons = reasonsIn(record)
  return record.seen
    .map(({ delivery }) => /R\w+n\d+e/.exec(delivery)?.[0])
    .some((reason) => reason !== undefined && !reasons.includes(reason))
}

/** Those whose events are not, to the letter, the ones that the database has up to the same rev. */
async function unlike(url: string, records: readonly ReviewRecord[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found: string[] = []
  for (const { id, rev, events } of records) {
    const { rows } = await client.query(
      `select e.body from whatif.event e join whatif.record r on r.no = e.record
        where r.id = $1 and e.rev <= $2 order by e.rev, e.n`,
      [id, rev],
    )
    const kept = rows.map(({ body }) => sorted(body))
    if (JSON.stringify(events.map(sorted)) !== JSON.stringify(kept)) found.push(id)
  }
  await client.end()
  return found
}

/** The same whatever the order of its names is. */
const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
