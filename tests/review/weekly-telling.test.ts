import { beforeEach, describe, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import { portfolioOf } from '../../src/review/portfolio.ts'
import { weeklyLine, weeklyNotesOf } from '../../src/review/weekly-line.ts'
import { say } from '../own-content.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { Bench, weak } from './bench.ts'
import { actFirst, listedCheck, told } from './listed-check.ts'
import { Bell, settled, Town } from './town.ts'

describe('the weekly line', () => {
  const portfolio = (today: string, ...facts: Parameters<typeof listedCheck>[1][]) =>
    portfolioOf({
      listed: facts.map((one, n) => listedCheck(`p${n}`, one)),
      reader: { isLead: true },
      today,
      stepsOf: () => [],
    })
  const steps = [{ finding: 'x', due: '2026-12-03' }]

  test('is none where nothing is new', () => {
    const before = portfolio('2026-12-01', { told: told({ steps }) })
    expect(weeklyLine(say, before, weeklyNotesOf(before))).toBeUndefined()
    const done = portfolio('2026-12-08', { told: told() })
    expect(weeklyLine(say, done, weeklyNotesOf(before))).toBeUndefined()
  })

  test('tells what became late, and names no product and no story', () => {
    const before = portfolio('2026-12-01', { told: told({ steps }) })
    const line = weeklyLine(
      say,
      portfolio('2026-12-08', { told: told({ steps }) }),
      weeklyNotesOf(before),
    )
    expect(line).toBe('All products, this week: 1 more step is late')
  })

  test('tells what ran out, what was posted, what is due, better and worse', () => {
    const accepted = [{ finding: 'y', until: '2026-12-05', band: 'planSoon' as const }]
    const before = portfolio(
      '2026-12-01',
      { told: told({ accepted }), nextLook: '2026-12-07' },
      { told: told({ now: actFirst(2) }) },
      { told: told() },
    )
    const now = portfolio(
      '2026-12-08',
      { told: told({ accepted }), nextLook: '2026-12-07' },
      { told: told(), posted: '2026-12-04' },
      { told: told({ now: actFirst(1) }) },
    )
    expect(weeklyLine(say, now, weeklyNotesOf(before))).toBe(
      'All products, this week: 1 more story is open again, as its day has passed, 1 product is to be looked at again, 1 more product has something to act on first, 1 check was posted and 1 product has nothing left to act on first',
    )
  })
})

describe('telling it', () => {
  let town: Town
  let bell: Bell
  let bench: Bench
  let review: string

  beforeEach(async () => {
    town = new Town({ audience: { name: 'square', kind: 'public' } })
    bell = new Bell()
    bench = new Bench({
      channel: town,
      scheduler: bell,
      shelf: new MemoryShelf(),
      policy: { ...usualPolicy, leads: ['lena'] },
    })
    review = await bench.start('Dana', 'Swim Booking')
    await bench.answerAll('Dana', review, weak)
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Lena', { type: 'weeklyLine', on: true })
    await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    await settled(bench, review)
  })

  const lines = () => town.privately('lena').filter((text) => text.includes('this week'))
  /** Another day comes, and the program looks at what is due. */
  async function day(date: string): Promise<void> {
    bench.clock.to(`${date}T10:00:00.000Z`)
    await bench.reviews.resume()
  }

  test('comes a week after it was wished, once, and again only with news', async () => {
    await day('2026-11-24')
    expect(lines()).toEqual([])
    await day('2026-11-30')
    expect(lines()).toHaveLength(1)
    expect(lines()[0]).toContain('1 check was posted')
    await day('2026-11-30')
    await day('2026-12-07')
    await day('2026-12-14')
    expect(lines()).toHaveLength(1)
  })

  test('waits where it is night, and is not lost', async () => {
    town.night = true
    await day('2026-11-30')
    expect(lines()).toEqual([])
    town.night = false
    await day('2026-12-01')
    expect(lines()).toHaveLength(1)
  })

  test('does not come to who wishes it no more', async () => {
    await bench.act('Lena', { type: 'weeklyLine', on: false })
    await day('2026-11-30')
    expect(lines()).toEqual([])
  })
})
