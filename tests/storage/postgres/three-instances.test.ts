import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLoneSending } from '../../../src/domain/lone-sending.ts'
import type { SendEntry, Sent } from '../../../src/review/ports.ts'
import type { Address } from '../../../src/review/record.ts'
import type { OpenPostgres } from '../../../src/storage/postgres/open-postgres.ts'
import { Bench } from '../../review/bench.ts'
import { copyOfPosted, copyOfPreviewed } from '../../review/posted-check.ts'
import { Town } from '../../review/town.ts'
import { isWithout, makeDatabase, type TestDatabase } from './databases.ts'

/** A town that finds what stands in it, and in which whoever posts can die before they hear of it. */
class MortalTown extends Town {
  /** What was posted and nobody heard of. */
  readonly unheard: string[] = []
  /** So many posts land without an answer. */
  deaths = 0
  /** What is on its way while the town lets nobody in. */
  readonly onTheWay: string[] = []
  #gate: Promise<void> = Promise.resolve()

  /** Lets nobody in until what it returns is called. */
  close(): () => void {
    let open = (): void => {}
    this.#gate = new Promise((done) => {
      open = done
    })
    return open
  }

  override async post(to: Address, entry: SendEntry): Promise<Sent> {
    await new Promise(setImmediate)
    const stands = this.posted.find((one) => one.entry === entry.entry)
    if (entry.repeat && stands) return { ok: true, place: entry.entry }
    this.onTheWay.push(entry.entry)
    await this.#gate
    const sent = await super.post(to, entry)
    if (this.deaths <= 0) return sent
    this.deaths -= 1
    this.unheard.push(entry.entry)
    return new Promise(() => undefined)
  }
}

const square = () => new MortalTown({ audience: { name: 'square', kind: 'public' } })

function doubled(town: Town): readonly string[] {
  const names = town.posted.map(({ entry, to }) => JSON.stringify([entry, to]))
  return names.filter((name, n) => names.indexOf(name) !== n)
}

describe.skipIf(isWithout)('three instances on one database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await makeDatabase()
    await database.open()
  })
  afterAll(() => database.drop())

  const key = (review: string) => ({ workspace: 'local', id: review })

  /** One instance; `alone` is the control, which claims nothing. */
  async function instance(channel: Town, clock: Bench['clock'], alone = false) {
    const opened = await database.open({ patience: 5000 })
    const sending = alone ? createLoneSending(() => Date.now()) : opened.sending
    const { store, shelf } = opened
    const bench = new Bench({
      store,
      shelf,
      sending,
      channel,
      clock,
      scheduler: { after: () => {} },
    })
    return { bench, opened }
  }

  /** Brings a check of another bench into the database, as it is. */
  async function copied(from: Bench, review: string, { taker }: OpenPostgres): Promise<void> {
    const record = await from.store.load(key(review))
    if (record) await taker.check(record)
  }

  /** Three instances, and a check that is ready to be posted, in the database. */
  async function begin(channel: Town, alone = false) {
    await database.empty()
    const { bench: looked, review } = await copyOfPreviewed()
    const clock = looked.clock
    const all = [
      await instance(channel, clock, alone),
      await instance(channel, clock, alone),
      await instance(channel, clock, alone),
    ]
    const [first] = all
    if (!first) throw new Error('there are three')
    await copied(looked, review, first.opened)
    const publish = { type: 'publish', review, how: 'all', to: 'square', sure: true }
    return { all, review, clock, publish: () => first.bench.act('Dana', publish, 'publish') }
  }

  const owed = async ({ store }: OpenPostgres, review: string): Promise<number> =>
    (await store.load(key(review)))?.outbox.filter(
      ({ to, wanted, sent, parked }) =>
        to.kind === 'thread' && wanted > sent && parked === undefined,
    ).length ?? 0

  /** All of them look at what is owed until nothing is. */
  async function settle(all: Awaited<ReturnType<typeof begin>>['all'], review: string) {
    await expect
      .poll(async () => {
        await Promise.all(all.map(({ bench }) => bench.reviews.resume()))
        return all[0] ? owed(all[0].opened, review) : -1
      })
      .toBe(0)
  }

  test('a thread is posted once', async () => {
    const town = square()
    const { all, review, publish } = await begin(town)
    await Promise.all([publish(), ...all.map(({ bench }) => bench.reviews.resume())])
    await settle(all, review)
    expect(new Set(town.posted.map(({ entry }) => entry)).size).toBeGreaterThan(5)
    expect(doubled(town)).toEqual([])
  })

  test('the control, which claims nothing, doubles it', async () => {
    const town = square()
    const { all, review, publish } = await begin(town, true)
    const open = town.close()
    const acted = publish()
    await expect.poll(() => town.onTheWay.length).toBeGreaterThan(0)
    const [, ...others] = all
    const looked = others.map(({ bench }) => bench.reviews.resume())
    const twice = () => town.onTheWay.filter((one, n, all) => all.indexOf(one) !== n)
    await expect.poll(twice).not.toEqual([])
    open()
    await Promise.all([acted, ...looked])
    await settle(all, review)
    expect(doubled(town)).not.toEqual([])
  })

  test('what instances that died in the middle of it have left is found and gone on with, nothing twice', async () => {
    const town = square()
    const { all, review, publish, clock } = await begin(town)
    await publish()
    const survivor = await instance(town, clock)
    for (const { bench, opened } of all) {
      town.deaths = 1
      // It posts something, hears nothing of it, and is gone.
      bench.reviews.resume().catch(() => undefined)
      await expect.poll(() => town.deaths).toBe(0)
      await opened.store.close().catch(() => undefined)
      // Its lease ends.
      await database.query("update whatif.claim set until = now() - interval '1 second'")
    }
    await settle([survivor], review)
    expect(town.unheard).toHaveLength(3)
    expect(doubled(town)).toEqual([])
  })

  test('of 60 votes at one moment on three instances, each sent twice, every one is kept once', async () => {
    await database.empty()
    const town = square()
    const { bench: posted, review, finding } = await copyOfPosted()
    const all = [
      await instance(town, posted.clock),
      await instance(town, posted.clock),
      await instance(town, posted.clock),
    ]
    if (all[0]) await copied(posted, review, all[0].opened)
    const votes = Array.from({ length: 60 }, (_, n) => n)
    const vote = (at: number, n: number) =>
      all[at % 3]?.bench.act(
        `V${n}`,
        { type: 'takeStance', review, finding, stance: 'yes' },
        `v${n}`,
      )
    await Promise.all([...votes.map((n) => vote(n, n)), ...votes.map((n) => vote(n + 1, n))])
    const { store } = await database.open()
    const kept = (await store.load(key(review)))?.events ?? []
    const voters = kept.flatMap((event) =>
      event.type === 'stanceTaken' && event.by.startsWith('v') ? [event.by] : [],
    )
    expect(voters.toSorted()).toEqual(votes.map((n) => `v${n}`).toSorted())
  })
})
