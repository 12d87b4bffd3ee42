import { expect, test } from 'vitest'
import { createLoneSending } from '../../src/domain/lone-sending.ts'
import type { Claim, Sending } from '../../src/domain/sending.ts'
import { AppError } from '../../src/errors.ts'
import type { Sent } from '../../src/review/ports.ts'
import type { RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench } from './bench.ts'
import { Town } from './town.ts'

const until = (done: () => boolean): Promise<void> => expect.poll(done, { interval: 5 }).toBe(true)
/** Nothing is looked at again by itself. */
const never = { after: () => undefined }

/** What instances share, where a test decides how claims on records end. */
function sharing(claim: (lone: () => Promise<Claim | undefined>) => Promise<Claim | undefined>) {
  const lone = createLoneSending(() => 0)
  const sending: Sending = {
    ...lone,
    claim: (name) => {
      const own = () => lone.claim(name)
      return name.startsWith('record ') ? claim(own) : own()
    },
  }
  return sending
}

test('a change that comes while a claim is being refused is made known to whoever holds it', async () => {
  const asked: ((claim: undefined) => void)[] = []
  const town = new Town()
  const sending = sharing((own) =>
    asked.length > 0 ? own() : new Promise((resolve) => asked.push(resolve)),
  )
  const bench = new Bench({ channel: town, sending, scheduler: never })
  const review = await bench.start('Dana', 'Swim Booking')
  await until(() => asked.length === 1)
  await bench.act('Dana', { type: 'stop', review })
  asked[0]?.(undefined)
  await until(() => town.posted.length > 0)
})

test('a claim is kept until what is on its way has ended, also where the record cannot be read any more', async () => {
  class Failing extends MemoryStore {
    isAway = false
    refused = 0
    override async load(key: RecordKey): Promise<ReviewRecord | undefined> {
      if (!this.isAway) return super.load(key)
      this.refused += 1
      throw new AppError('storage-failed', 'The database failed: lost.')
    }
  }
  const store = new Failing()
  const sends: ((sent: Sent) => void)[] = []
  class SlowTown extends Town {
    override post() {
      return new Promise<Sent>((resolve) => sends.push(resolve))
    }
  }
  let released = 0
  const sending = sharing(async (own) => {
    const claim = await own()
    const release = () => {
      released += 1
      return claim?.release() ?? Promise.resolve(false)
    }
    return claim && { ...claim, release }
  })
  const bench = new Bench({ store, channel: new SlowTown(), sending, scheduler: never })
  await bench.start('Dana', 'Swim Booking')
  await until(() => sends.length === 1)
  store.isAway = true
  bench.reviews.resume().catch(() => undefined)
  await until(() => store.refused > 0)
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
  expect(released).toBe(0)
  store.isAway = false
  sends[0]?.({ ok: true, place: 'p1' })
  await until(() => released > 0)
})
