import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLoneSending } from '../../../src/domain/lone-sending.ts'
import type { Channel, Store } from '../../../src/review/ports.ts'
import { Bench, HandClock } from '../../review/bench.ts'
import { copyOfPosted } from '../../review/posted-check.ts'
import { Town } from '../../review/town.ts'
import { give, waitingCheck } from '../../review/waiting-check.ts'
import { MemoryShelf } from '../memory-shelf.ts'
import { isWithout, makeDatabase, type TestDatabase } from './databases.ts'

const workspace = 'local'
const file = { format: 'json', order: 'late', isHere: false } as const

/** A store that never looks whether what it read is still so: the control for everything that is remembered of records. */
function forgettingNothing(store: Store): Store {
  const loaded = new Map<string, ReturnType<Store['load']>>()
  const listed = new Map<string, ReturnType<Store['list']>>()
  const once = <T>(known: Map<string, T>, name: string, read: () => T): T => {
    const before = known.get(name) ?? read()
    known.set(name, before)
    return before
  }
  return {
    load: (key) => once(loaded, key.id, () => store.load(key)),
    list: (which, more) =>
      once(listed, JSON.stringify([which, more]), () => store.list(which, more)),
    all: () => once(listed, 'all', () => store.all()),
    due: (at) => store.due(at),
    append: (key, change) => store.append(key, change),
    close: () => store.close(),
  }
}

describe.skipIf(isWithout)('of three instances', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await makeDatabase()
    await database.open()
  })
  beforeEach(() => database.empty())
  afterAll(() => database.drop())

  /** Three instances with a check of another bench; `how` makes each other than it is in truth. */
  async function three(
    from: Bench,
    review: string,
    how: (one: { store: Store; n: number }) => ConstructorParameters<typeof Bench>[0] = () => ({}),
  ) {
    const benches: Bench[] = []
    for (const n of [0, 1, 2]) {
      const { store, shelf, sending, taker } = await database.open()
      const record = await from.store.load({ workspace, id: review })
      if (n === 0 && record) await taker.check(record)
      const same = { store, shelf, sending, clock: from.clock, scheduler: { after: () => {} } }
      benches.push(new Bench({ ...same, ...how({ store, n }) }))
    }
    return benches as [Bench, Bench, Bench]
  }

  test.each([
    ['each shows what another one kept', false],
    ['not so where one believes what it remembers', true],
  ])('%s: in threads, on lists and on the page of all products', async (_, isControl) => {
    const { bench: posted, review, finding } = await copyOfPosted()
    const [one, other, third] = await three(posted, review, ({ store }) =>
      isControl ? { store: forgettingNothing(store) } : {},
    )
    const seen = async (bench: Bench) => {
      const ravi = { workspace, channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
      const { thread } = await bench.feed('Ravi', review)
      const all = await bench.reviews.portfolio('operator', file)
      return [thread, await bench.reviews.checks(ravi), all].map((each) => JSON.stringify(each))
    }
    const before = await Promise.all([one, other, third].map(seen))
    const decision = { type: 'decide', treatment: 'mitigate', own: 'Lock it' }
    const { store } = await database.open()
    const writer = new Bench({ store, clock: posted.clock, scheduler: { after: () => {} } })
    const given = { review, finding, owner: 'Ravi', due: '2027-06-30' }
    await writer.act('Dana', { ...decision, ...given })
    const after = await Promise.all([one, other, third].map(seen))
    const isNew = after.map((now, n) => now.map((each, part) => each !== before[n]?.[part]))
    const wanted = [!isControl, !isControl, !isControl]
    expect(isNew).toEqual([wanted, wanted, wanted])
  })

  test.each([
    ['one asks the platform about people, and tells them', false],
    ['each does where it claims nothing', true],
  ])('%s, when a day has come', async (_, isControl) => {
    const check = await waitingCheck()
    await give(check, check.finding, '2027-03-01')
    check.bench.clock.to('2026-11-23T09:41:00.000Z')
    const town = new Town()
    const asked = new Set<number>()
    let ended = 0
    let answer = (): void => undefined
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const channelOf = (n: number): Channel => ({
      ...{ name: 'web', pulls: false, pace: town.pace, accounts: true, places: true },
      post: (...sent) => town.post(...sent),
      update: (...sent) => town.update(...sent),
      async zone() {
        asked.add(n)
        await answered
        return 'UTC'
      },
    })
    const benches = await three(check.bench, check.review, ({ n }) => ({
      channel: channelOf(n),
      ...(isControl && { sending: createLoneSending(Date.now) }),
    }))
    const sweeps = benches.map(({ reviews }) => reviews.resume().then(() => ended++))
    // Whoever does not ask has ended while the others still wait for an answer.
    await expect.poll(() => asked.size + ended).toBe(3)
    answer()
    await Promise.all(sweeps)
    expect(asked.size).toBe(isControl ? 3 : 1)
    await expect.poll(() => town.privately('ravi').length).toBeGreaterThan(0)
    await Promise.all(benches.map(({ reviews }) => reviews.resume()))
    if (!isControl) expect(town.privately('ravi')).toHaveLength(1)
  })

  test.each([
    ['one check is started where a platform tells all of them the same', ['d', 'd', 'd'], 1],
    ['three are where each takes it for something else', ['d1', 'd2', 'd3'], 3],
  ])('%s', async (_, deliveries, count) => {
    const benches: Bench[] = []
    for (const _ of deliveries) {
      const { store, sending } = await database.open()
      benches.push(new Bench({ store, sending, clock: new HandClock(), shelf: new MemoryShelf() }))
    }
    const start = { type: 'start', product: 'Swim Booking' }
    await Promise.all(benches.map((bench, n) => bench.act('Dana', start, deliveries[n])))
    expect(await (await database.open()).store.list(workspace)).toHaveLength(count)
  })
})
