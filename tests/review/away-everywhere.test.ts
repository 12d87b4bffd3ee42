import { describe, expect, test } from 'vitest'
import { type AwayBook, openAwayBook } from '../../src/review/away-book.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'
import { words } from './bench.ts'
import { textsIn } from './pressing.ts'
import {
  anotherCheck,
  passDays,
  shownTo,
  toldIn,
  type WaitingCheck,
  waitingCheck,
} from './waiting-check.ts'

/** Two checks of one workspace; Ravi says something of being away in the first, and is asked in the second. */
async function twoChecks(): Promise<{
  first: WaitingCheck
  second: WaitingCheck
  shelf: MemoryShelf
}> {
  const shelf = new MemoryShelf()
  const first = await waitingCheck({ shelf, away: await openAwayBook(shelf) })
  const review = await anotherCheck(first)
  return { first, second: { ...first, review }, shelf }
}

const asks = ({ bench, review }: WaitingCheck) =>
  bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Ravi' })
const says = ({ bench, review }: WaitingCheck, until?: string) =>
  bench.act('Ravi', { type: 'setAway', review, until })

type Act = (checks: { first: WaitingCheck; second: WaitingCheck }) => Promise<unknown>

/** What is done on Monday 23 November and after, and on which days Ravi hears of his question in the other check. */
const table: readonly (readonly [string, readonly Act[], readonly string[]])[] = [
  ['never away', [({ second }) => asks(second)], ['11-24', '11-26', '11-30']],
  [
    'away before he was asked',
    [({ first }) => says(first, '2026-12-01'), ({ second }) => asks(second)],
    ['12-02'],
  ],
  [
    'away after he was asked',
    [({ second }) => asks(second), ({ first }) => says(first, '2026-12-01')],
    ['12-02'],
  ],
  [
    'away, and back in the other check',
    [
      ({ second }) => asks(second),
      ({ first }) => says(first, '2026-12-01'),
      ({ second }) => passDays(second, '2026-11-25'),
      ({ second }) => says(second),
    ],
    ['11-25', '11-27', '12-01'],
  ],
  [
    'away longer, said in the other check',
    [
      ({ second }) => asks(second),
      ({ first }) => says(first, '2026-11-27'),
      ({ second }) => says(second, '2026-12-04'),
    ],
    ['12-07'],
  ],
]

describe('whoever is away is away from all their checks', () => {
  test.each(table)('%s', async (_, acts, days) => {
    const checks = await twoChecks()
    for (const act of acts) await act(checks)
    await passDays(checks.second, '2026-12-08')
    const told = await toldIn(checks.second)
    const heard = told.flatMap((line) => /^(.*) ravi questions$/.exec(line)?.[1] ?? [])
    expect(heard).toEqual(days)
  })

  test('also after a restart, and nobody else is', async () => {
    const { first, shelf } = await twoChecks()
    await says(first, '2026-12-01')
    const opened: AwayBook = await openAwayBook(shelf)
    expect([...opened.in('local')]).toEqual([['ravi', '2026-12-01']])
    expect(opened.in('elsewhere').size).toBe(0)
  })

  test('a page of the book that cannot be read is left out', async () => {
    const shelf = new MemoryShelf()
    await shelf.put('away/local/mei', { until: 'soon' })
    expect((await openAwayBook(shelf)).in('local').size).toBe(0)
  })

  test('a day that has passed is refused and holds nowhere', async () => {
    const { first, second } = await twoChecks()
    await says(first, '2026-11-20')
    await asks(second)
    await passDays(second, '2026-11-24')
    expect(await toldIn(second)).toContain('11-24 ravi questions')
  })

  test('nobody may take a check over from whoever is away, wherever they said so', async () => {
    const { first, second } = await twoChecks()
    const { bench, review } = second
    await bench.act('Mei', { type: 'takeStance', review, finding: second.other, stance: 'yes' })
    await bench.act('Dana', { type: 'setNextLook', review, rhythm: 'date', on: '2026-12-01' })
    await bench.act('Dana', { type: 'setAway', review: first.review, until: '2026-12-31' })
    bench.clock.to('2027-01-04T10:00:00.000Z')
    const taken = async () =>
      (await bench.act('Mei', { type: 'takeOver', review })).replies.map(words)
    expect((await taken()).join()).toContain('Dana looks after this check')
  })
})

describe('whoever is away sees until when, in all their checks', () => {
  test('at home and on what waits for them, with one press to be back', async () => {
    const { first, second } = await twoChecks()
    const { bench } = first
    await asks(second)
    await passDays(second, '2026-11-24')
    await says(first, '2026-12-01')
    const line = 'You are away until 1 Dec. Until then you get no reminders.'
    const ravi = { workspace: 'local', channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
    const home = async () => textsIn(await bench.reviews.home(ravi)).join('\n')
    expect(await home()).toContain(line)
    expect((await bench.reviews.checks(ravi)).away).toBeDefined()
    expect((await shownTo(second, 'Ravi', 'waiting')).join()).toContain(`${line}\n[I am back]`)
    await says(second)
    expect(await home()).not.toContain('You are away')
    expect((await shownTo(second, 'Ravi', 'waiting')).join()).toContain('[I am away]')
  })

  test('until that day has passed', async () => {
    const { first } = await twoChecks()
    await says(first, '2026-12-01')
    const ravi = { workspace: 'local', channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
    first.bench.clock.to('2026-12-02T09:00:00.000Z')
    expect((await first.bench.reviews.checks(ravi)).away).toBeUndefined()
  })
})
