import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/working-days.ts'
import type { Listed } from '../../src/review/ports.ts'
import { keepRetention, type RetentionBook, readRetention } from '../../src/review/retention.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { Bench } from './bench.ts'
import { postedCheck } from './posted-check.ts'
import { recorded } from './waiting-check.ts'

const closedOn = '2026-11-23T10:00:00.000Z'

/** A check that Dana closed in November 2026, in a program that deletes closed ones after six months. */
async function closed(store = new MemoryStore()) {
  const shelf = new MemoryShelf()
  const book = await keepRetention(shelf, 6, closedOn)
  const { bench: posted, review } = await postedCheck()
  const bench = new Bench({ store, shelf, scheduler: { after() {} }, retention: book })
  bench.clock.to(closedOn)
  await bench.copy(posted, review)
  await bench.act('Dana', { type: 'close', review, sure: true })
  const record = (id = review) => store.load({ workspace: 'local', id })
  const on = async (day: string): Promise<boolean> => {
    bench.clock.to(`${day}T10:00:00.000Z`)
    await bench.reviews.resume()
    return (await record())?.heading.phase === 'deleted'
  }
  /** The first day on which it is gone, where somebody looks every so many days from the first to the last. */
  const goneOn = async (first: string, last: string, step = 1): Promise<string> => {
    for (let day = first; day <= last; day = addDays(day, step)) if (await on(day)) return day
    return ''
  }
  const told = async () =>
    ((await record())?.events ?? []).flatMap((event) =>
      event.type === 'reminded' && event.matters.some(({ kind }) => kind === 'deletion')
        ? [event.at.slice(0, 10)]
        : [],
    )
  return { bench, shelf, store, review, record, on, goneOn, told }
}

describe('a closed check whose time is over', () => {
  test('is deleted on its day where the program has looked every week', async () => {
    const { goneOn } = await closed()
    expect(await goneOn('2026-11-23', '2027-06-30', 7)).toBe('2027-05-24')
  })

  test('is told and has thirty days more after the program was off, or its clock jumped ahead', async () => {
    const { on, goneOn, told } = await closed()
    await on('2026-11-24')
    expect(await goneOn('2027-06-01', '2027-06-30')).toBe('')
    expect(await told()).not.toEqual([])
    expect(await goneOn('2027-07-01', '2027-08-30')).toBe('2027-07-02')
  })

  test('is kept while a check of its product, or of one that is not known, cannot be read', async () => {
    const aside: Listed[] = []
    class Damaged extends MemoryStore {
      async setAside() {
        return aside
      }
    }
    const { on, record, review } = await closed(new Damaged())
    const heading = (await record())?.heading
    if (!heading?.facts) throw new Error('it has a heading')
    for (let day = '2026-11-24'; day < '2027-05-23'; day = addDays(day, 5)) await on(day)
    aside.push({ workspace: 'local', id: 'next', rev: 3, heading: { ...heading, phase: 'setup' } })
    expect(await on('2027-05-25')).toBe(false)
    const { facts: _, ...unknown } = heading
    aside.splice(0, 1, { workspace: 'local', id: 'next', rev: 3, heading: unknown })
    expect(await on('2027-05-26')).toBe(false)
    const facts = { ...heading.facts, product: `${review}other` }
    aside.splice(
      0,
      1,
      { workspace: 'local', id: 'other', rev: 3, heading: { ...heading, facts } },
      { workspace: 'local', id: 'gone', rev: 3, heading: { ...unknown, phase: 'deleted' } },
    )
    expect(await on('2027-05-27')).toBe(true)
  })

  test('is told also where a later look followed it', async () => {
    const { bench, review, goneOn, told } = await closed()
    const at = bench.clock.now()
    await recorded(
      { bench, review },
      { type: 'followed', at, by: 'dana', review: 'next', items: [] },
    )
    await goneOn('2026-11-24', '2027-05-10', 5)
    expect(await goneOn('2027-05-10', '2027-05-22')).toBe('')
    expect(await told()).toEqual(['2027-05-10', '2027-05-21'])
  })

  test('is not written anew each day where nobody is left who could hear', async () => {
    const { bench, on, record } = await closed()
    const secret = 'letters-that-nobody-can-guess'
    const dana = { workspace: 'local', person: 'dana', isSure: true, secret }
    await bench.reviews.erasePerson(dana)
    for (let day = '2026-11-24'; day < '2027-05-10'; day = addDays(day, 5)) await on(day)
    await on('2027-05-12')
    const before = (await record())?.rev
    await on('2027-05-13')
    await on('2027-05-14')
    expect((await record())?.rev).toBe(before)
  })

  test('is kept where another instance keeps it for longer since', async () => {
    const { on, goneOn, shelf } = await closed()
    await goneOn('2026-11-24', '2027-05-20', 5)
    await keepRetention(shelf, 24, '2027-05-21T08:00:00.000Z')
    expect(await on('2027-05-24')).toBe(false)
    await keepRetention(shelf, undefined, '2027-05-25T08:00:00.000Z')
    expect(await on('2028-12-24')).toBe(false)
  })
})

describe('how long closed checks are kept', () => {
  const since = (book: RetentionBook) => book.current()?.since
  const then = '2026-01-01T09:00:00.000Z'
  const later = '2026-01-05T09:00:00.000Z'

  test('counts from the first start with the setting, through other starts', async () => {
    const shelf = new MemoryShelf()
    await keepRetention(shelf, 24, then)
    expect(since(await keepRetention(shelf, 24, later))).toBe(then)
    expect(since(await keepRetention(shelf, 12, later))).toBe(later)
  })

  test('counts anew once it was taken away and is set once more', async () => {
    const shelf = new MemoryShelf()
    await keepRetention(shelf, 24, then)
    expect((await keepRetention(shelf, undefined, then)).current()).toBeUndefined()
    expect(since(await keepRetention(shelf, 24, later))).toBe(later)
  })

  test('counts anew where an older version noted no day on which it looked', async () => {
    const shelf = new MemoryShelf()
    await shelf.put('retention', { months: 24, since: then })
    const book = await keepRetention(shelf, 24, later)
    expect((await book.look?.(later))?.since).toBe(later)
  })

  test('begins anew after a week without a look, and after the clock went back', async () => {
    const book = await keepRetention(new MemoryShelf(), 24, then)
    expect((await book.look?.('2026-01-08T09:00:00.000Z'))?.since).toBe(then)
    const jumped = '2027-01-08T09:00:00.000Z'
    expect((await book.look?.(jumped))?.since).toBe(jumped)
    expect((await book.look?.(later))?.since).toBe(later)
  })

  test('does not begin anew because the clocks of two instances differ around midnight', async () => {
    const shelf = new MemoryShelf()
    const book = await keepRetention(shelf, 24, then)
    await book.look?.('2026-01-02T00:00:01.000Z')
    expect((await book.look?.('2026-01-01T23:59:59.000Z'))?.since).toBe(then)
  })

  test('is only read by whoever is not the service, who deletes nothing', async () => {
    const shelf = new MemoryShelf()
    expect((await readRetention(shelf)).current()).toBeUndefined()
    await keepRetention(shelf, 24, then)
    const reader = await readRetention(shelf)
    expect(reader.current()).toMatchObject({ months: 24, since: then })
    expect(reader.look).toBeUndefined()
  })
})
