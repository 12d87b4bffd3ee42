import { describe, expect, test } from 'vitest'
import type { Channel, RecordChange, Sent, Store } from '../../src/review/ports.ts'
import { fold } from '../../src/review/state.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench, HandClock, words } from './bench.ts'
import { postedCheck } from './posted-check.ts'

const { bench: posted, review, finding } = await postedCheck()

/** A store whose loads and appends can be counted, and held up for one review. */
class WatchedStore extends MemoryStore {
  readonly appended: string[] = []
  loads = 0
  held: string | undefined
  release = (): void => undefined
  readonly #released = new Promise<void>((resolve) => {
    this.release = resolve
  })

  override async load(key: Parameters<Store['load']>[0]) {
    this.loads += 1
    if (key.id === this.held) await this.#released
    return super.load(key)
  }

  override async append(key: Parameters<Store['append']>[0], change: RecordChange) {
    const appended = await super.append(key, change)
    this.appended.push(appended.status)
    return appended
  }
}

const opinion = (nth: number, about = review) => ({
  type: 'takeStance',
  review: about,
  finding,
  stance: 'partly',
  reason: `Reason ${nth}`,
  shareReason: true,
})

const everybody = Array.from({ length: 200 }, (_, nth) => nth)

const reasonsIn = async (bench: Bench, about = review) => {
  const record = await bench.store.load({ workspace: 'local', id: about })
  return (record?.events ?? []).flatMap((event) =>
    event.type === 'stanceTaken' ? [event.reason] : [],
  )
}

describe('people who act on one check at the same moment', () => {
  test('are all kept, in the order they came, each decided once', async () => {
    const store = new WatchedStore()
    const bench = new Bench({ store })
    await bench.copy(posted, review)
    store.appended.length = 0
    const outcomes = await Promise.all(
      everybody.map((nth) => bench.act(`Person ${nth}`, opinion(nth))),
    )
    expect(outcomes.every(({ replies }) => replies.length === 1)).toBe(true)
    expect(await reasonsIn(bench)).toEqual(everybody.map((nth) => `Reason ${nth}`))
    expect(new Set(store.appended)).toEqual(new Set(['appended']))
  })

  test('share the waiting for the disk: a crowd is kept in few writes', async () => {
    const store = new WatchedStore()
    const bench = new Bench({ store })
    await bench.copy(posted, review)
    store.appended.length = 0
    await Promise.all(everybody.map((nth) => bench.act(`Person ${nth}`, opinion(nth))))
    expect(store.appended.length).toBeLessThan(everybody.length / 10)
    expect(await reasonsIn(bench)).toHaveLength(everybody.length)
  })

  test('see what those before them did, as if each had waited for the other', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    const on = { review, finding }
    const no = { type: 'takeStance', ...on, stance: 'no', reason: 'We test it', shareReason: true }
    const [, agreed, again] = await Promise.all([
      bench.act('Mei', no),
      bench.act('Jo', { type: 'secondNo', ...on, claimBy: 'mei' }),
      bench.act('Mei', { ...no, stance: 'yes' }),
      bench.act('Ravi', { type: 'addStory', review, words: 'Someone could park here' }),
      bench.act('Jo', { type: 'addStory', review, words: 'Someone could sleep here' }),
    ])
    expect(words(agreed.replies[0])).toContain('You agree with Mei')
    expect(words(again.replies[0])).toContain('Thank you')
    const record = await bench.store.load({ workspace: 'local', id: review })
    const own = record?.events.filter(({ type }) => type === 'storyAdded')
    expect(own).toMatchObject([{ finding: 'own-1' }, { finding: 'own-2' }])
    expect(record && fold(record)).toEqual(record && fold(structuredClone(record)))
  })

  test('with somebody who deletes it among them: what came after finds nothing, and no word stays', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    const acts = [
      bench.act('Mei', opinion(1)),
      bench.act('Dana', { type: 'delete', review, confirm: 'Clinic Booking' }),
      bench.act('Jo', opinion(2)),
    ]
    const said = (await Promise.all(acts)).map(({ replies }) => words(replies[0]))
    expect(said[0]).toContain('Thank you')
    expect(said[1]).toContain(bench.say('conversation.delete.done'))
    expect(said[2]).toBe(bench.say('conversation.gentle.gone'))
    const record = await bench.store.load({ workspace: 'local', id: review })
    expect(record?.events.map(({ type }) => type)).toEqual(['deleted'])
    expect(JSON.stringify(record)).not.toContain('Reason')
  })

  test('a delivery that comes twice, at once or later, is kept once', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    const same = [1, 2, 3].map(() => bench.act('Mei', opinion(1), 'the same'))
    await Promise.all([...same, bench.act('Jo', opinion(2), 'another')])
    await bench.act('Mei', opinion(1), 'the same')
    await bench.act('Jo', opinion(2), 'another')
    expect(await reasonsIn(bench)).toEqual(['Reason 1', 'Reason 2'])
  })

  test('an action that fails costs only itself', async () => {
    const store = new WatchedStore()
    const bench = new Bench({ store })
    await bench.copy(posted, review)
    const append = store.append.bind(store)
    store.append = async (key, change) => {
      const deliveries = [change.delivery, ...(change.also ?? []).map(({ delivery }) => delivery)]
      if (deliveries.includes('full disk')) throw new Error('ENOSPC')
      return append(key, change)
    }
    const all = [
      bench.act('Mei', opinion(1)),
      bench.act('Jo', opinion(2), 'full disk'),
      bench.act('Ravi', opinion(3)),
    ]
    const ends = await Promise.allSettled(all)
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await reasonsIn(bench)).toEqual(['Reason 1', 'Reason 3'])
  })

  test('a check that is held up holds up no other', async () => {
    const store = new WatchedStore()
    const bench = new Bench({ store })
    await bench.copy(posted, review)
    const other = await bench.start('Jo', 'Lockers')
    store.held = review
    const waiting = bench.act('Mei', opinion(1))
    const { replies } = await bench.act('Jo', { type: 'whoSees', review: other })
    expect(replies).toHaveLength(1)
    expect(await bench.asked('Jo', other)).toBeDefined()
    store.release()
    expect((await waiting).replies).toHaveLength(1)
  })
})

/** A platform on which a card is posted while people go on acting; each send can be held. */
class SlowPlatform implements Channel {
  readonly name = 'web'
  readonly pulls = false
  readonly pace = { post: 0, update: 0 }
  readonly accounts = false
  readonly places = true
  audienceAsked = 0
  land = (): void => undefined
  readonly #landed = new Promise<void>((resolve) => {
    this.land = resolve
  })
  held = false

  async post(_to: unknown, { entry }: { entry: string }): Promise<Sent> {
    return { ok: true, place: entry }
  }
  async update(place: string): Promise<Sent> {
    return { ok: true, place }
  }
  async audience() {
    this.audienceAsked += 1
    if (this.held) await this.#landed
    return undefined
  }
}

describe('what is sent and what people do', () => {
  test('never get in each other’s way: nothing of either is decided twice', async () => {
    const store = new WatchedStore()
    const bench = new Bench({ store, channel: new SlowPlatform(), clock: new HandClock() })
    await bench.copy(posted, review)
    await Promise.all(everybody.slice(0, 40).map((nth) => bench.act(`Person ${nth}`, opinion(nth))))
    const isDone = async () => {
      const record = await store.load({ workspace: 'local', id: review })
      return record?.outbox.every(({ wanted, sent }) => wanted === sent)
    }
    await expect.poll(isDone).toBe(true)
    expect(store.appended).not.toContain('conflict')
    expect(await reasonsIn(bench)).toHaveLength(40)
  })

  test('a platform that is slow to say who reads a place holds up nobody’s action', async () => {
    const platform = new SlowPlatform()
    const bench = new Bench({ channel: platform })
    const check = await bench.start('Dana', 'Lockers')
    platform.held = true
    const asking = bench.act('Dana', { type: 'publish', review: check, how: 'all', to: 'C1' })
    await expect.poll(() => platform.audienceAsked).toBe(1)
    const { replies } = await bench.act('Dana', { type: 'whoSees', review: check })
    expect(replies).toHaveLength(1)
    platform.land()
    await asking
  })
})

describe('another process that writes as well', () => {
  test('is noticed: the action is decided anew on what it wrote', async () => {
    const store = new WatchedStore()
    const [here, there] = [new Bench({ store }), new Bench({ store })]
    await here.copy(posted, review)
    const acts = everybody
      .slice(0, 10)
      .flatMap((nth) => [
        here.act(`Here ${nth}`, opinion(nth), `here ${nth}`),
        there.act(`There ${nth}`, opinion(100 + nth), `there ${nth}`),
      ])
    await Promise.all(acts)
    expect(new Set(await reasonsIn(here)).size).toBe(20)
  })
})

describe('the state that is kept between actions', () => {
  const key = () => ({ workspace: 'local', id: review })
  const anew = async (bench: Bench) => {
    const record = await bench.store.load(key())
    if (!record) throw new Error('there is no record')
    return { kept: fold(record), whole: fold(structuredClone(record)) }
  }

  test('is what all events together say, after each of many actions', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    for (const nth of everybody.slice(0, 12)) {
      await bench.act(`Person ${nth % 5}`, opinion(nth))
      const { kept, whole } = await anew(bench)
      expect(kept).toEqual(whole)
    }
  })

  test('is the same object while nothing was added, so that what hangs on it is kept too', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    const [first, again] = [await anew(bench), await anew(bench)]
    expect(again.kept).toBe(first.kept)
    expect(again.whole).not.toBe(first.whole)
  })

  test('forgets what was erased', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    await bench.act('Mei', opinion(1))
    await anew(bench)
    await bench.act('Dana', { type: 'delete', review, confirm: 'Clinic Booking' })
    const { kept } = await anew(bench)
    expect(kept).toMatchObject({ deleted: true, product: { name: '' } })
    expect(kept.stories.size).toBe(0)
  })

  test('is not taken for a record that only begins like it', async () => {
    const bench = new Bench()
    await bench.copy(posted, review)
    const record = await bench.store.load(key())
    if (!record) throw new Error('there is no record')
    fold(record)
    const shorter = { ...record, events: record.events.slice(0, 3) }
    expect(fold(shorter)).toEqual(fold(structuredClone(shorter)))
    const others = record.events.filter(({ type }) => type !== 'published')
    const other = { ...record, events: others }
    expect(fold(other)).toEqual(fold(structuredClone(other)))
    expect(fold({ ...record, id: 'another' }).id).toBe('another')
    expect(fold({ ...record, workspace: 'another' }).workspace).toBe('another')
  })
})
