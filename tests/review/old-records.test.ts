import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ReportFormat, reportFormats } from '../../src/domain/report-format.ts'
import { createReviews } from '../../src/review/create-reviews.ts'
import { reviewEventSchema } from '../../src/review/event.ts'
import type { Channel, Store } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { fold, type ReviewState } from '../../src/review/state.ts'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { outcomeOf } from '../records/outcome.ts'
import { KeptLog } from '../storage/data-folder.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, HandClock, words } from './bench.ts'

const records = fileURLToPath(new URL('../fixtures/records', import.meta.url))
const versions = (await readdir(records)).filter((name) => /^\d/.test(name))

/** The kinds of events that were read. */
const kept = new Set<string>()

/** Shapes of records that were reported in every format. */
const reported = new Set<string>()

const platform = (name: string): Channel => ({
  name,
  pulls: false,
  pace: { post: 0, update: 0 },
  accounts: true,
  places: true,
  post: async (_to, { entry }) => ({ ok: true, place: entry }),
  update: async (place) => ({ ok: true, place }),
})

/** Long after: every date of these records has passed. */
function later(): HandClock {
  const clock = new HandClock()
  clock.pass(3 * 365 * 24 * 3600)
  return clock
}

describe.each(versions)('records of version %s', async (version) => {
  const outcomes: Readonly<Record<string, object>> = JSON.parse(
    await readFile(join(records, version, 'outcomes.json'), 'utf8'),
  )
  const keys = Object.keys(outcomes).map((name): RecordKey => {
    const [, workspace = '', id = ''] = /^(.*)\/([^/]*)$/.exec(name) ?? []
    return { workspace, id }
  })

  /** The real store on a copy of the folder, and how it ends. */
  async function opened() {
    const folder = await mkdtemp(join(tmpdir(), 'whatif-'))
    await cp(join(records, version, 'data'), folder, { recursive: true })
    const store = await openLowdbStore({ folder, logger: new KeptLog() })
    const end = async () => {
      await store.close()
      await rm(folder, { recursive: true })
    }
    return { store, end }
  }

  async function loaded(store: Store, key: RecordKey): Promise<ReviewRecord> {
    const record = await store.load(key)
    if (!record) throw new Error(`${key.id} is not there`)
    return record
  }

  /** One copy for all that only reads, and for what goes on with each in the end. */
  let store: Store
  beforeAll(async () => {
    const copy = await opened()
    store = copy.store
    return copy.end
  })

  test('all are listed, and nothing more', async () => {
    const workspaces = [...new Set(keys.map(({ workspace }) => workspace))]
    const listed = (await Promise.all(workspaces.map((one) => store.list(one)))).flat()
    const sorted = (ids: readonly string[]) => ids.toSorted()
    expect(sorted(listed.map(({ id }) => id))).toEqual(sorted(keys.map(({ id }) => id)))
  })

  test('each comes to what it came to then', async () => {
    for (const key of keys) {
      const now = JSON.parse(JSON.stringify(outcomeOf(await loaded(store, key))))
      // What was read then is read now; later versions may read more out of the same events.
      expect(now, key.id).toMatchObject({ ...outcomes[`${key.workspace}/${key.id}`] })
    }
  })

  test('each is shown to everybody, reported in every format and gone on with', async () => {
    for (const key of keys) {
      const record = await loaded(store, key)
      for (const { type } of record.events) kept.add(type)
      if (fold(record).deleted) continue
      const bench = programFor(store, record)
      await lookAtAll(bench, record)
      const shape = shapeOf(record)
      // The same life on another channel, or of another version that kept it alike, is written by the same code.
      await reportIn(reported.has(shape) ? ['md'] : reportFormats, bench, record)
      reported.add(shape)
      const { action, comes } = nextAction(record)
      await bench.reviews.handle({ id: 'next', ...facilitatorOf(record), action })
      expect((await loaded(store, key)).events.at(-1)?.type, key.id).toBe(comes)
    }
  })

  test('the first start that reminds people tells nobody; each facilitator is asked once at most', async () => {
    const { store: fresh, end } = await opened()
    const clock = later()
    clock.to('2029-11-21T09:00:00.000Z')
    const channels = new Map(
      ['web', 'terminal', 'slack', 'teams'].map((name) => [
        name,
        { ...platform(name), pulls: true },
      ]),
    )
    const { parts } = new Bench({
      store: fresh,
      clock,
      shelf: new MemoryShelf(),
      scheduler: { after() {} },
    })
    const reviews = createReviews({ ...parts, channels, actsSince: clock.now() })
    const before = new Map<string, number>()
    for (const key of keys) before.set(key.id, (await loaded(fresh, key)).events.length)
    for (let day = 0; day < 10; day++) {
      await reviews.resume()
      clock.pass(24 * 3600)
    }
    const asked: string[] = []
    let askedBefore = 0
    for (const key of keys) {
      const { events, heading } = await loaded(fresh, key)
      const { facilitator, deleted } = fold(await loaded(fresh, key))
      const since = events.slice(before.get(key.id))
      const earlier = events.slice(0, before.get(key.id))
      askedBefore += earlier.filter(
        (event) => event.type === 'reminded' && event.matters.length === 0,
      ).length
      const told = since.filter((event) => event.type === 'reminded')
      expect(told.filter(({ matters }) => matters.length > 0)).toEqual([])
      expect(told.every(({ person }) => person === facilitator)).toBe(true)
      asked.push(...told.map(({ person }) => `${key.workspace} ${person}`))
      if (!deleted) expect(heading.rules).toBe(1)
    }
    expect(asked).toEqual([...new Set(asked)])
    expect(asked.length + askedBefore).toBeGreaterThan(0)
    await end()
  })

  test('a deleted one stays gone', async () => {
    const all = await Promise.all(keys.map((key) => loaded(store, key)))
    const gone = all.filter((record) => fold(record).deleted)
    expect(gone.length).toBeGreaterThan(0)
    for (const record of gone) {
      const feed = programFor(store, record).reviews.feed(facilitatorOf(record), record.id)
      await expect(feed).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

test('every kind of event stands in some of these records', () => {
  const kinds = reviewEventSchema.options.map(({ shape }) => shape.type.value)
  expect(kinds.filter((kind) => !kept.has(kind))).toEqual([])
})

const channelOf = ({ outbox }: ReviewRecord, { channel }: ReviewState): string =>
  channel || (outbox[0]?.to.channel ?? 'web')

/** The program on the channel that a record came from. */
function programFor(store: Store, record: ReviewRecord): Bench {
  const name = channelOf(record, fold(record))
  const isPlatform = name === 'slack' || name === 'teams'
  return new Bench({ store, clock: later(), ...(isPlatform && { channel: platform(name) }) })
}

function facilitatorOf(record: ReviewRecord) {
  const state = fold(record)
  const who = { id: state.facilitator || 'dana', name: 'Dana' }
  return { workspace: record.workspace, channel: channelOf(record, state), who }
}

async function lookAtAll({ reviews }: Bench, record: ReviewRecord): Promise<void> {
  const sender = facilitatorOf(record)
  for (const who of fold(record).people.values()) {
    const { own, thread } = await reviews.feed({ ...sender, who }, record.id)
    const shown = [...own, ...thread].map(({ message }) => words(message))
    expect(shown.length, `${record.id} for ${who.name}`).toBeGreaterThan(0)
    for (const text of shown) expect(text).not.toMatch(/undefined|\{\w+\}|\[object/)
    expect(words(await reviews.home({ ...sender, who }))).toContain('Swim Booking')
  }
}

const isText: ReadonlySet<string> = new Set(['md', 'html', 'json', 'brief'])

/** Which fields its events have and which stories it tells, with no word of it: all that decides what is read of it. */
function shapeOf(record: ReviewRecord): string {
  const fields = record.events.map((event) => {
    const names = JSON.stringify(event).match(/"\w+":/g) ?? []
    return [event.type, ...new Set(names.toSorted())].join(' ')
  })
  const told = fold(record).published?.analysis.findings.map(({ id }) => id) ?? []
  return [record.flowVersion, ...told.toSorted(), ...new Set(fields.toSorted())].join('\n')
}

async function reportIn(
  formats: readonly ReportFormat[],
  { reviews }: Bench,
  record: ReviewRecord,
): Promise<void> {
  if (!fold(record).published) return
  for (const format of formats) {
    const { body } = await reviews.report(facilitatorOf(record), record.id, format)
    // A list of steps is empty where none was decided.
    if (isText.has(format)) expect(body).toContain('Swim Booking')
    else expect(body).not.toMatch(/undefined|\[object/)
  }
}

/** What the facilitator does next, and what that comes to. */
function nextAction(record: ReviewRecord) {
  const { id: review } = record
  const { phase, published } = fold(record)
  if (phase === 'closed') return { action: { type: 'reopen', review }, comes: 'reopened' } as const
  if (published?.how === 'headline')
    return {
      action: { type: 'publish', review, how: 'all', onlyPrivate: false, sure: true },
      comes: 'published',
    } as const
  if (published) {
    const finding = published.analysis.findings[0]?.id ?? ''
    const action = {
      type: 'takeStance',
      review,
      finding,
      stance: 'yes',
      shareReason: false,
    } as const
    return { action, comes: 'stanceTaken' } as const
  }
  return { action: { type: 'stop', review }, comes: 'stopped' } as const
}
