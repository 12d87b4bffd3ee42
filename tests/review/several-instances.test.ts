import { beforeEach, describe, expect, test } from 'vitest'
import { createLoneSending } from '../../src/domain/lone-sending.ts'
import type { Notice } from '../../src/domain/notice.ts'
import { usualPolicy } from '../../src/domain/policy.ts'
import type { Sending } from '../../src/domain/sending.ts'
import { openAwayBook } from '../../src/review/away-book.ts'
import { createNoticeSender } from '../../src/review/notice-sender.ts'
import type { SendEntry, Shelf } from '../../src/review/ports.ts'
import type { Address } from '../../src/review/record.ts'
import { createReminderLedger, datesActSince } from '../../src/review/reminder-ledger.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench, HandClock, silent, weak } from './bench.ts'
import { MemoryTracker } from './memory-tracker.ts'
import { copyOfPreviewed } from './posted-check.ts'
import { settled, Town } from './town.ts'
import { key, step, waitingCheck } from './waiting-check.ts'

/** What every instance of the program has in common, and the platform that they all write to. */
interface Shared {
  readonly store: MemoryStore
  readonly shelf: Shelf
  readonly clock: HandClock
  readonly channel: Town
  readonly sending: Sending
}

/** A town in which each card is on its way for a while. */
class SlowTown extends Town {
  override async post(to: Address, entry: SendEntry) {
    await new Promise(setImmediate)
    return super.post(to, entry)
  }
}

const loneSending = (clock: HandClock): Sending => createLoneSending(() => Date.parse(clock.now()))

function begin(): Shared {
  const clock = new HandClock()
  const audience = { name: 'square', kind: 'public' } as const
  return {
    store: new MemoryStore(),
    shelf: new MemoryShelf(),
    clock,
    channel: new SlowTown({ audience }),
    sending: loneSending(clock),
  }
}

/** Three instances; with `alone` each believes that it is the only one. */
const three = (shared: Shared, more: ConstructorParameters<typeof Bench>[0] = {}, alone = false) =>
  [1, 2, 3].map(
    () =>
      new Bench({
        ...shared,
        scheduler: { after: () => {} },
        ...more,
        ...(alone && { sending: loneSending(shared.clock) }),
      }),
  )

const all = (benches: readonly Bench[]): Promise<unknown> =>
  Promise.all(benches.map(({ reviews }) => reviews.resume()))

/** So often each thing was posted that was posted more than once. */
function doubled(town: Town): readonly string[] {
  const names = town.posted.map(({ entry, to }) => JSON.stringify([entry, to]))
  return names.filter((name, n) => names.indexOf(name) !== n)
}

describe.each([
  ['that know of each other', false],
  ['of which each believes that it is alone: the control', true],
])('three instances %s', (_, alone) => {
  let shared: Shared
  beforeEach(() => {
    shared = begin()
  })

  test('post each card of a thread once', async () => {
    const { bench: looked, review } = await copyOfPreviewed()
    const benches = three(shared, {}, alone)
    const [one, two] = benches
    if (!one || !two) throw new Error('there are three')
    await one.copy(looked, review)
    // What stands elsewhere is posted anew in the town.
    shared.clock.pass(3600)
    await two.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    await all(benches)
    for (const bench of benches) await settled(bench, review)
    expect(shared.channel.posted.length).toBeGreaterThan(3)
    if (alone) expect(doubled(shared.channel)).not.toEqual([])
    else expect(doubled(shared.channel)).toEqual([])
  })

  test('read an item of the tracker once', async () => {
    const tracker = new MemoryTracker()
    const { bench, review, finding } = await waitingCheck({
      ...shared,
      tracker: tracker.parts(),
    })
    await bench.act('Ravi', { ...step, review, finding, owner: 'Ravi', due: '2027-06-30' })
    await bench.act('Ravi', { type: 'putItem', review, finding })
    await expect.poll(() => tracker.items.length).toBe(1)
    await settled(bench, review)
    tracker.reads = 0
    shared.clock.pass(1800)
    await all(three(shared, { tracker: tracker.parts() }, alone))
    expect(tracker.reads).toBe(alone ? 3 : 1)
  })

  test('tell another system each thing once', async () => {
    const { bench, review, finding } = await waitingCheck({ ...shared })
    const heard: Notice[] = []
    const port = {
      tell: async (notice: Notice) => {
        await new Promise(setImmediate)
        heard.push(notice)
        return { ok: true } as const
      },
    }
    const senders = [1, 2, 3].map(() => {
      const sending = alone ? loneSending(shared.clock) : shared.sending
      const { store, shelf, clock } = shared
      return createNoticeSender({
        port,
        store,
        shelf,
        clock,
        sending,
        ids: bench.parts.ids,
        logger: silent,
      })
    })
    const sweepAll = () => Promise.all(senders.map((one) => one.sweep()))
    await sweepAll()
    await bench.act('Dana', { ...step, review, finding, owner: 'Dana', due: '2026-12-08' })
    await Promise.all(senders.map((one) => one.look(key(review))))
    await sweepAll()
    expect(heard.map(({ kind }) => kind)).toEqual(Array(alone ? 3 : 1).fill('decided'))
  })

  test('tell somebody once a week what is new', async () => {
    const more = { policy: { ...usualPolicy, leads: ['lena'] } }
    const benches = three(shared, more, alone)
    const [one] = benches
    if (!one) throw new Error('there are three')
    const review = await one.start('Dana', 'Swim Booking')
    await one.answerAll('Dana', review, weak)
    await one.act('Dana', { type: 'preview', review })
    await one.act('Lena', { type: 'weeklyLine', on: true })
    await one.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    await settled(one, review)
    shared.clock.to('2026-11-30T10:00:00.000Z')
    await all(benches)
    const lines = shared.channel.privately('lena').filter((text) => text.includes('this week'))
    expect(lines).toHaveLength(alone ? 3 : 1)
  })
})

describe('an instance that is told to stop', () => {
  test('ends what it has begun to post, begins nothing more, and leaves the rest to another at once', async () => {
    const shared = begin()
    const { bench: looked, review } = await copyOfPreviewed()
    const [one, other] = three(shared)
    if (!one || !other) throw new Error('there are three')
    await one.copy(looked, review)
    const { begun, land } = shared.channel.hold()
    await one.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    await begun
    const stopped = one.reviews.stop()
    land()
    await stopped
    const posted = shared.channel.posted.filter(({ to }) => to.kind === 'thread')
    expect(posted.map(({ entry }) => entry)).toEqual(['summary'])
    expect(await shared.sending.claim(`record ${JSON.stringify(['local', review])}`)).toBeDefined()
    await one.reviews.resume()
    expect(shared.channel.posted.filter(({ to }) => to.kind === 'thread')).toHaveLength(1)
  })
})

describe('what one instance has kept holds in every other one', () => {
  let shelf: MemoryShelf
  beforeEach(() => {
    shelf = new MemoryShelf()
  })

  test('somebody hears one line, however many checks at how many instances have one for them', async () => {
    const ledgers = [1, 2, 3].map(() => createReminderLedger(shelf))
    const line = {
      workspace: 'w',
      person: 'dana',
      at: '2026-11-23T09:00:00.000Z',
      isFree: () => false,
    }
    const claims = ledgers.map((ledger, n) => ledger.claim({ ...line, id: `line ${n}` }))
    const got = (await Promise.all(claims)).filter((stands) => stands === undefined)
    expect(got).toHaveLength(1)
    const asked = ledgers.map((ledger, n) =>
      ledger.askedIn({ workspace: 'w', person: 'dana' }, `r${n}`),
    )
    expect(new Set(await Promise.all(asked)).size).toBe(1)
    const since = [1, 2, 3].map((n) => datesActSince(shelf, `2026-11-2${n}T09:00:00.000Z`))
    expect(new Set(await Promise.all(since)).size).toBe(1)
  })

  test('who is away is known once the next look begins', async () => {
    const [one, other] = [await openAwayBook(shelf), await openAwayBook(shelf)]
    await one.set({ workspace: 'w', person: 'dana' }, '2026-12-24')
    await other.refresh()
    expect(other.in('w').get('dana')).toBe('2026-12-24')
    const before = other.in('w')
    await other.refresh()
    // The same map, so that nothing is worked out anew.
    expect(other.in('w')).toBe(before)
    await other.set({ workspace: 'w', person: 'dana' })
    await one.refresh()
    expect(one.in('w').has('dana')).toBe(true)
    expect(one.in('w').get('dana')).toBeUndefined()
  })
})
