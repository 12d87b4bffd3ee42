import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { Appended, Channel, RecordChange, SendEntry, Sent } from '../../src/review/ports.ts'
import type { Address, RecordKey, ReviewRecord } from '../../src/review/record.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench, weak, words } from './bench.ts'
import { Bell } from './town.ts'

/** A platform that remembers what was put where, and fails when told to. */
class Wall implements Channel {
  readonly name = 'web'
  readonly pulls = false
  readonly pace: { readonly post: number; readonly update: number }
  readonly accounts: boolean = false
  readonly places: boolean = false
  readonly posted: { place: string; to: Address; text: string; repeat: boolean }[] = []
  readonly updated: { place: string; text: string }[] = []
  next: (() => Sent | Promise<Sent>)[] = []

  constructor(paceMs = 0) {
    this.pace = { post: paceMs, update: paceMs }
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
  notes = 0
  unreadable = ''

  override async load(key: RecordKey): Promise<ReviewRecord | undefined> {
    if (key.id === this.unreadable) throw new AppError('storage-failed', 'Reading failed: EIO.')
    return super.load(key)
  }

  override async append(key: RecordKey, change: RecordChange): Promise<Appended> {
    const isNote = change.events.length === 0
    // The first note says that a card is being put up, the second where it landed.
    if (isNote) this.notes += 1
    if (!isNote || this.failed || this.notes < 2) return super.append(key, change)
    this.failed = true
    throw new AppError('storage-failed', 'Keeping a change failed: EIO.')
  }
}

const until = (done: () => boolean): Promise<void> => expect.poll(done, { interval: 5 }).toBe(true)

/** Waits until it is noted that the first card could not be sent. */
const failedOnce = (bench: Bench, id: string): Promise<void> =>
  expect
    .poll(async () => (await bench.store.load({ workspace: 'local', id }))?.outbox[0]?.failures)
    .toBe(1)

describe('posting to a platform', () => {
  test('the greeting comes first, then the question; an answer shrinks its card and brings the next', async () => {
    const wall = new Wall()
    const bench = new Bench({ channel: wall })
    const review = await bench.start('Dana', 'Swim Booking')
    await until(() => wall.posted.length === 2)
    expect(wall.posted[0]?.text).toContain('Hi Dana')
    expect(wall.posted[1]?.text).toContain('from start to end')
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
    // Only the first was being put up when the process ended.
    expect(wall.posted.map(({ repeat }) => repeat)).toEqual([true, false])
    await after.reviews.resume()
    expect(wall.posted).toHaveLength(2)
  })

  test('a card that was sent but could not be noted is sent again as a repeat', async () => {
    const store = new Forgetful()
    const wall = new Wall()
    const bell = new Bell()
    const bench = new Bench({ store, channel: wall, scheduler: bell })
    const review = await bench.start('Dana', 'Swim Booking')
    await until(() => wall.posted.length === 1 && store.failed)
    await bench.act('Dana', { type: 'stop', review })
    await until(() => {
      bell.ring()
      return wall.posted.length === 4
    })
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
    await failedOnce(bench, await bench.start('Dana', 'Swim Booking'))
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
    await failedOnce(bench, await bench.start('Dana', 'Swim Booking'))
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

/** A platform with accounts and several places. */
class Town extends Wall {
  override readonly accounts = true
  override readonly places = true
  readonly roots: (string | undefined)[] = []
  override async post(to: Address, entry: SendEntry): Promise<Sent> {
    this.roots.push(entry.root)
    return super.post(to, entry)
  }
}

/** Dana's check in a town, ready to be posted. */
async function readyToPost(town: Town) {
  const bench = new Bench({ channel: town })
  const review = await bench.start('Dana', 'Swim Booking')
  await bench.answerAll('Dana', review, weak)
  await bench.act('Dana', { type: 'preview', review })
  const publish = (more: object) =>
    bench.act('Dana', { type: 'publish', review, how: 'all', ...more })
  const lastOf = async () => words(await bench.open('Dana', review))
  return { bench, review, publish, lastOf }
}

const inThreads = (town: Town) => town.posted.filter(({ to }) => to.kind === 'thread')

describe('posting to one of several places', () => {
  test('the preview asks where; the stories reply to the summary in that place', async () => {
    const town = new Town()
    const { bench, review, publish } = await readyToPost(town)
    const { form } = await bench.act('Dana', { type: 'openPublish', review, how: 'all' })
    expect(form?.elements[1]).toMatchObject({ field: { type: 'place', onlyPrivate: true } })
    expect((await publish({})).form?.title).toBe(form?.title)
    await publish({ to: 'C1', onlyPrivate: true })
    await until(() => inThreads(town).length > 7)
    const posts = town.posted.map(({ to, place }, n) => ({ to, place, root: town.roots[n] }))
    const thread = posts.filter(({ to }) => to.kind === 'thread')
    expect(thread[0]).toMatchObject({ to: { thread: 'C1' }, root: undefined })
    expect(thread.slice(1).every(({ root }) => root === thread[0]?.place)).toBe(true)
    const again = await publish({ to: 'C2', sure: true })
    expect(again.replies).toHaveLength(1)
  })

  test('who can read it is said before weak spots go to many', async () => {
    const town = new Town()
    const audience = { name: '#swim', kind: 'public', readers: 42, guests: 3 } as const
    Object.assign(town, { audience: async () => audience })
    const { publish } = await readyToPost(town)
    const warned = words((await publish({ to: 'C1' })).replies[0])
    expect(warned).toContain(
      '42 people are in #swim, and everyone here can open it. 3 of them are guests.',
    )
    expect(inThreads(town)).toEqual([])
    await publish({ to: 'C1', sure: true, until: '2026-11-28' })
    await until(() => inThreads(town).length > 0)
    expect(inThreads(town)[0]?.text).toContain('Please talk it through by 28 Nov')
  })

  test('where that cannot be seen, it says so', async () => {
    const { publish } = await readyToPost(new Town())
    expect(words((await publish({ to: 'C1' })).replies[0])).toContain('cannot see who reads')
  })

  test('what could not be posted waits, says why, and is posted once it can be', async () => {
    const town = new Town()
    const { bench, review, publish, lastOf } = await readyToPost(town)
    await until(() => town.next.length === 0)
    const outside: Sent = { ok: false, retry: 'never', why: 'not-in-place' }
    const whenThread = town.post.bind(town)
    let isIn = false
    town.post = async (to, entry) =>
      to.kind === 'thread' && !isIn ? outside : whenThread(to, entry)
    await publish({ to: 'C1', onlyPrivate: true })
    await expect.poll(lastOf).toContain('Add me there')
    expect(inThreads(town)).toEqual([])
    isIn = true
    await bench.act('Dana', { type: 'postAgain', review })
    await until(() => inThreads(town).length > 7)
    await expect.poll(lastOf).toContain('Posted.')
  })

  test('an answer lost on the way never posts twice by itself', async () => {
    const town = new Town()
    const { bench, review, publish, lastOf } = await readyToPost(town)
    const post = town.post.bind(town)
    let tries = 0
    town.post = async (to, entry) => {
      if (to.kind !== 'thread') return post(to, entry)
      if (entry.repeat) return { ok: false, retry: 'never', why: 'maybe-posted' }
      tries += 1
      if (tries > 1) return post(to, entry)
      return { ok: false, retry: 'later', why: 'http-500', maybe: true, afterSeconds: 0 }
    }
    await publish({ to: 'C1', onlyPrivate: true })
    await expect.poll(lastOf).toContain('cannot tell whether')
    expect(tries).toBe(1)
    await bench.act('Dana', { type: 'lookOver', review })
    expect(inThreads(town)).toEqual([])
    await bench.act('Dana', { type: 'postAgain', review })
    await until(() => inThreads(town).length > 7)
  })
})

test('where people have accounts, a picked person is kept by id and shown by name', async () => {
  const town = new Town()
  const bench = new Bench({ channel: town })
  const review = await bench.start('Dana', 'Swim Booking')
  const ravi = { id: 'U7RAVI', name: 'Ravi' }
  const on = { review, question: 'about.what' }
  const typed = await bench.act('Dana', { type: 'handOver', ...on, to: 'Ravi' })
  expect(words(typed.replies[0])).toContain('do not know Ravi')
  await bench.act('Dana', { type: 'handOver', ...on, to: ravi.id }, undefined, [ravi])
  await until(() => town.posted.some(({ to }) => to.kind === 'person' && to.person === ravi.id))
  const other = { id: 'U8RAVI', name: 'ravi' }
  const next = { review, question: (await bench.asked('Dana', review)) ?? '' }
  const sent = await bench.act('Dana', { type: 'handOver', ...next, to: other.id }, undefined, [
    other,
  ])
  expect(words(sent.replies[0])).toContain('ravi (2)')
})
