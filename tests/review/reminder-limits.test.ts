import { describe, expect, test } from 'vitest'
import { usualPolicy } from '../../src/domain/policy.ts'
import { AppError } from '../../src/errors.ts'
import { createReviews } from '../../src/review/create-reviews.ts'
import type { Appended, RecordChange } from '../../src/review/ports.ts'
import type { RecordKey } from '../../src/review/record.ts'
import { MemoryStore } from '../storage/memory-store.ts'
import { anotherCheck, key, passDays, toldIn, waitingCheck, waits, wake } from './waiting-check.ts'

describe('limits', () => {
  test('over two checks of a workspace somebody gets one line in two working days', async () => {
    const check = await waitingCheck()
    const { bench } = check
    const second = await anotherCheck(check)
    await waits.questions(check)
    await waits.questions({ ...check, review: second })
    await passDays(check, '2026-12-02')
    const lines = [...(await toldIn(check)), ...(await toldIn({ bench, review: second }))].filter(
      (line) => line.includes('ravi'),
    )
    expect(lines.toSorted()).toEqual([
      '11-24 ravi questions',
      '11-26 ravi questions',
      '11-30 ravi questions',
      '12-02 ravi questions',
    ])
  })

  test('after a month in which the program was off, one card says what is true then', async () => {
    const check = await waitingCheck()
    await waits.questions(check)
    await waits.step(check)
    await passDays(check, '2026-11-23')
    await wake(check, '2026-12-28T10:00:00.000Z')
    await wake(check, '2026-12-28T11:00:00.000Z')
    expect(await toldIn(check)).toEqual(['12-28 dana questions+step', '12-28 ravi questions+step'])
  })

  test('two wakings at once, and a restart, tell once', async () => {
    const check = await waitingCheck()
    await waits.questions(check)
    check.bench.clock.to('2026-11-24T10:00:00.000Z')
    const again = createReviews(check.bench.parts)
    await Promise.all([check.bench.reviews, again].map((reviews) => reviews.resume()))
    await again.resume()
    expect(await toldIn(check)).toEqual(['11-24 ravi questions'])
  })

  test('a crash between taking the turn and keeping what is told loses nothing', async () => {
    const store = new Breaking()
    const check = await waitingCheck({ store })
    await waits.questions(check)
    store.breaks = true
    await wake(check, '2026-11-24T10:00:00.000Z')
    expect(await toldIn(check)).toEqual([])
    store.breaks = false
    await wake(check, '2026-11-24T10:01:00.000Z')
    expect(await toldIn(check)).toEqual(['11-24 ravi questions'])
  })

  test('one setting quiets everything that nobody asked for', async () => {
    const check = await waitingCheck({ policy: { ...usualPolicy, isQuiet: true } })
    await waits.step(check)
    await waits.owner({ ...check, finding: check.other })
    await waits.talk(check)
    await passDays(check, '2026-12-20')
    expect(await toldIn(check)).toEqual([])
  })

  test('people work when the operator says so', async () => {
    const week = { days: [7, 1, 2, 3, 4], firstHour: 10, lastHour: 16 }
    const check = await waitingCheck({ policy: { ...usualPolicy, week, zone: 'Asia/Jerusalem' } })
    check.bench.clock.to('2026-11-26T09:00:00.000Z')
    await waits.questions(check)
    for (const at of ['27T09:00', '28T09:00', '29T07:59', '29T08:01']) {
      await wake(check, `2026-11-${at}:00.000Z`)
      expect(await toldIn(check)).toEqual(at === '29T08:01' ? ['11-29 ravi questions'] : [])
    }
  })

  test('lists are not in another order because somebody was reminded', async () => {
    const check = await waitingCheck()
    await waits.questions(check)
    const before = (await check.bench.store.load(key(check.review)))?.heading.updatedAt
    await passDays(check, '2026-11-26')
    expect((await check.bench.store.load(key(check.review)))?.heading.updatedAt).toBe(before)
  })
})

/** A store that keeps nothing that people are told, as if the program died just then. */
class Breaking extends MemoryStore {
  breaks = false
  override async append(at: RecordKey, change: RecordChange): Promise<Appended> {
    if (this.breaks && change.events.some(({ type }) => type === 'reminded')) {
      throw new AppError('storage-failed', 'Keeping a change failed: EIO.')
    }
    return super.append(at, change)
  }
}
