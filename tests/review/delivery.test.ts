import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { Appended, Change, Channel, SendEntry, Sent } from '../../src/review/ports.ts'
import type { Address, RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { MemoryStore } from '../../src/storage/memory-store.ts'
import { Bench, words } from './bench.ts'

/** A platform that remembers what was put where, and fails when told to. */
class Wall implements Channel {
  readonly name = 'web'
  readonly pulls = false
  readonly paceMs: number
  readonly posted: { place: string; to: Address; text: string; repeat: boolean }[] = []
  readonly updated: { place: string; text: string }[] = []
  next: (() => Sent | Promise<Sent>)[] = []

  constructor(paceMs = 0) {
    this.paceMs = paceMs
  }

  async post(to: Address, { message, repeat }: SendEntry): Promise<Sent> {
    const told = await this.next.shift()?.()
    if (told && !told.ok) return told
    const place = `p${this.posted.length + 1}`
    this.posted.push({ place, to, text: words(message), repeat })
    return { ok: true, place }
  }

  async update(place: string, _to: Address, { message }: SendEntry): Promise<Sent> {
    const told = await this.next.shift()?.()
    if (told && !told.ok) return told
    this.updated.push({ place, text: words(message) })
    return { ok: true, place }
  }
}

/** A store that once cannot note where a card landed, and cannot read one record. */
class Forgetful extends MemoryStore {
  failed = false
  unreadable = ''

  override async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    if (key.id === this.unreadable) throw new AppError('storage-failed', 'Reading failed: EIO.')
    return super.load(key)
  }

  override async append(key: RecordKey, change: Change): Promise<Appended> {
    if (change.events.length > 0 || this.failed) return super.append(key, change)
    this.failed = true
    throw new AppError('storage-failed', 'Keeping a change failed: EIO.')
  }
}

const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !done(); tries++) await new Promise((go) => setTimeout(go, 5))
  expect(done()).toBe(true)
}

describe('posting to a platform', () => {
  test('the greeting comes first, then the question; an answer shrinks its card and brings the next', async () => {
    const wall = new Wall()
    const bench = new Bench({ channel: wall })
    const review = await bench.start('Dana', 'Swim Booking')
    await until(() => wall.posted.length === 2)
    expect(wall.posted[0]?.text).toContain('Hi Dana')
    expect(wall.posted[1]?.text).toContain('In one sentence')
    const on = { review, question: 'about.what', version: 0 }
    await bench.act('Dana', { type: 'answer', ...on, value: 'Swimming lessons' })
    await until(() => wall.posted.length === 3)
    expect(wall.updated.map(({ place }) => place)).toEqual(['p2'])
    expect(wall.updated[0]?.text).toContain('Swimming lessons')
  })

  test('a process that ends between saving and sending posts when it starts again, marked as a repeat', async () => {
    const store = new MemoryStore()
    const dead = new Wall()
    dead.next = [() => new Promise<Sent>(() => {})]
    const before = new Bench({ store, channel: dead })
    await before.start('Dana', 'Swim Booking')
    expect(dead.posted).toEqual([])
    const wall = new Wall()
    const after = new Bench({ store, channel: wall })
    after.clock.pass(60)
    await after.reviews.resume()
    expect(wall.posted.map(({ repeat }) => repeat)).toEqual([true, true])
    await after.reviews.resume()
    expect(wall.posted).toHaveLength(2)
  })

  test('a card that was sent but could not be noted is sent again as a repeat', async () => {
    const store = new Forgetful()
    const wall = new Wall()
    const bench = new Bench({ store, channel: wall })
    const review = await bench.start('Dana', 'Swim Booking')
    await until(() => wall.posted.length === 1 && store.failed)
    await bench.act('Dana', { type: 'stop', review })
    await until(() => wall.posted.length === 4)
    expect(wall.posted.map(({ repeat }) => repeat)).toEqual([false, true, false, false])
    expect(wall.posted[1]?.text).toBe(wall.posted[0]?.text)
  })

  test('a record that cannot be read holds up no other', async () => {
    const store = new Forgetful()
    const dead = new Wall()
    dead.next = [() => new Promise<Sent>(() => {}), () => new Promise<Sent>(() => {})]
    const before = new Bench({ store, channel: dead })
    store.unreadable = await before.start('Dana', 'Swim Booking')
    await before.start('Mei', 'Clinic Booking')
    const wall = new Wall()
    const after = new Bench({ store, channel: wall })
    after.clock.pass(60)
    store.failed = true
    await after.reviews.resume()
    expect(wall.posted.map(({ text }) => text.slice(0, 6))).toEqual(['Hi Mei', 'Questi'])
  })

  test('a failure is tried again later, in order, and nothing is posted twice', async () => {
    const wall = new Wall()
    wall.next = [() => ({ ok: false, retry: 'later', why: 'busy' })]
    const bench = new Bench({ channel: wall })
    await bench.start('Dana', 'Swim Booking')
    await new Promise((go) => setTimeout(go, 20))
    expect(wall.posted).toEqual([])
    bench.clock.pass(5)
    await bench.reviews.resume()
    expect(wall.posted.map(({ text }) => text.slice(0, 7))).toEqual(['Hi Dana', 'Questio'])
  })

  test('a platform that throws is a failure, not the end', async () => {
    const wall = new Wall()
    wall.next = [
      () => {
        throw new Error('socket hang up')
      },
    ]
    const bench = new Bench({ channel: wall })
    await bench.start('Dana', 'Swim Booking')
    await new Promise((go) => setTimeout(go, 20))
    bench.clock.pass(5)
    await bench.reviews.resume()
    expect(wall.posted).toHaveLength(2)
  })

  test('deleting blanks every card that stands', async () => {
    const wall = new Wall()
    const bench = new Bench({ channel: wall })
    const review = await bench.start('Dana', 'Swim Booking')
    await until(() => wall.posted.length === 2)
    await bench.act('Dana', { type: 'delete', review, confirm: 'swim booking' })
    await until(() => wall.updated.length === 2)
    expect(wall.updated.map(({ text }) => text)).toEqual([
      'This check was deleted.',
      'This check was deleted.',
    ])
    const stored = await bench.store.load({ workspace: 'local', id: review })
    expect(stored?.events.map(({ type }) => type)).toEqual(['deleted'])
    expect(JSON.stringify(stored)).not.toMatch(/swim/i)
  })
})
