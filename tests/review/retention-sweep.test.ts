import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/domain/working-days.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, words } from './bench.ts'
import { postedCheck } from './posted-check.ts'

const retention = { months: 6, since: '2026-01-01T00:00:00.000Z' }
const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

/** A posted check in a program that deletes closed ones. */
async function kept(more: Partial<typeof retention> = {}) {
  const { bench: posted, review } = await postedCheck()
  const bench = new Bench({
    shelf: new MemoryShelf(),
    scheduler: { after() {} },
    retention: { ...retention, ...more },
  })
  bench.clock.pass(3600)
  await bench.copy(posted, review)
  const record = async (id = review) => bench.store.load({ workspace: 'local', id })
  const isDeleted = async () => (await record())?.heading.phase === 'deleted'
  const on = async (day: string) => {
    bench.clock.to(`${day}T09:00:00.000Z`)
    await bench.reviews.resume()
    return isDeleted()
  }
  return { bench, review, record, on, close: () => close(bench, review) }
}

const close = (bench: Bench, review: string) =>
  bench.act('Dana', { type: 'close', review, sure: true })

describe('a closed check', () => {
  test('is deleted after so many months, and leaves what deleting leaves', async () => {
    const { on, close, record } = await kept()
    await close()
    expect(await on('2027-05-21')).toBe(false)
    expect(await on('2027-05-22')).toBe(true)
    const stub = await record()
    expect(stub?.events.map(({ type, by }) => [type, by])).toEqual([
      ['deleted', 'Whatif: by itself'],
    ])
    expect(stub?.heading).toMatchObject({ title: '', people: [] })
  })

  test('says until when it is kept when it is closed, and in the list', async () => {
    const { bench, close } = await kept()
    const { replies } = await close()
    expect(replies.map(words).join('\n')).toContain('kept at least until 21 May 2027, and then')
    const [listed] = await bench.reviews.overview(dana)
    expect(listed?.state).toContain(' · kept at least until 21 May 2027')
  })

  test('is kept longer by whatever somebody does in it', async () => {
    const { bench, review, on, close } = await kept()
    await close()
    bench.clock.to('2027-03-01T09:00:00.000Z')
    await bench.act('Dana', { type: 'setNextLook', review, rhythm: 'none' })
    expect(await on('2027-05-22')).toBe(false)
    expect(await on('2027-09-02')).toBe(true)
  })

  test('is kept while it is held, and counted anew from the day on which it is let go', async () => {
    const { bench, review, on, close } = await kept()
    await close()
    await bench.reviews.hold(review, 'held')
    expect(await on('2027-08-01')).toBe(false)
    await bench.reviews.hold(review, 'released')
    expect(await on('2027-08-02')).toBe(false)
    expect(await on('2028-02-02')).toBe(true)
  })

  test('is kept while a check that follows it is open', async () => {
    const { bench, review, on, close } = await kept()
    await close()
    bench.clock.to('2027-02-01T09:00:00.000Z')
    const next = await bench.act('Dana', { type: 'lookAgain', review, how: 'again' })
    expect(await on('2028-08-01')).toBe(false)
    await bench.act('Dana', {
      type: 'delete',
      review: next.review ?? '',
      confirm: 'Clinic Booking',
    })
    expect(await on('2028-08-02')).toBe(true)
  })

  test('stays for thirty days after the setting was made, however old it is', async () => {
    const { on, close } = await kept({ since: '2027-12-01T09:00:00.000Z' })
    await close()
    expect(await on('2027-12-31')).toBe(false)
    expect(await on('2028-01-01')).toBe(true)
  })

  test('is deleted where people are told nothing by themselves as well', async () => {
    const { bench: posted, review } = await postedCheck()
    const bench = new Bench({ scheduler: { after() {} }, retention })
    await bench.copy(posted, review)
    await close(bench, review)
    bench.clock.to('2027-06-01T09:00:00.000Z')
    await bench.reviews.resume()
    expect((await bench.store.load({ workspace: 'local', id: review }))?.events).toHaveLength(1)
  })
})

test('its facilitator hears of it before, also where it was closed before the setting was made', async () => {
  const { bench: posted, review } = await postedCheck()
  const before = new Bench({ shelf: new MemoryShelf(), scheduler: { after() {} } })
  before.clock.pass(3600)
  await before.copy(posted, review)
  await close(before, review)
  const { store, clock } = before
  const more = { store, clock, shelf: new MemoryShelf(), scheduler: { after() {} } }
  const bench = new Bench({ ...more, retention })
  const days: string[] = []
  for (let day = '2027-05-01'; day < '2027-05-22'; day = addDays(day, 1)) {
    clock.to(`${day}T10:00:00.000Z`)
    await bench.reviews.resume()
    const record = await store.load({ workspace: 'local', id: review })
    const told = (record?.events ?? []).filter(({ type, at }) => type === 'reminded' && at > day)
    if (told.length > 0) days.push(day)
  }
  expect(days).toEqual(['2027-05-07', '2027-05-20'])
  const { own } = await bench.feed('Dana', review)
  const card = own.map(({ message }) => words(message)).join('\n')
  expect(card).toContain('Clinic Booking is closed, and is deleted after 21 May. Take along')
  expect(card).toContain('[Take along]')
})

test('a check that nobody closed is kept for ever', async () => {
  const { on } = await kept()
  expect(await on('2036-01-01')).toBe(false)
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-12-15', 1, '2028-01-15'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-05-31', 600, '2076-05-31'],
])('%s and %d months is %s', (day, months, then) => {
  expect(addMonths(day, months)).toBe(then)
})
