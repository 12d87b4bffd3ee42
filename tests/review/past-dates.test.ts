import { describe, expect, test } from 'vitest'
import { mattersOf } from '../../src/review/matters.ts'
import { lookAt } from '../../src/review/review-context.ts'
import {
  anotherCheck,
  asBefore,
  give,
  key,
  passDays,
  shownTo,
  toldIn,
  type WaitingCheck,
  waitingCheck,
  waits,
  wake,
} from './waiting-check.ts'

describe('the first start on checks of before dates acted', () => {
  const actsSince = '2027-01-11T09:00:00.000Z'

  async function older(): Promise<WaitingCheck & { readonly second: string }> {
    const check = await waitingCheck({ actsSince })
    await waits.questions(check)
    await waits.step(check)
    const second = await anotherCheck(check)
    await waits.step({ ...check, review: second })
    for (const review of [check.review, second]) await asBefore(check, review)
    return { ...check, second }
  }

  test('tells nobody; the facilitator of both gets one card', async () => {
    const check = await older()
    const { bench, second } = check
    await wake(check, '2027-01-11T10:00:00.000Z')
    await passDays(check, '2027-02-12')
    const lines = [...(await toldIn(check)), ...(await toldIn({ bench, review: second }))]
    expect(lines).toEqual(['01-11 dana past dates'])
    const cards = [
      ...(await shownTo(check, 'Dana', 'pastDates')),
      ...(await shownTo({ ...check, review: second }, 'Dana', 'pastDates')),
    ]
    expect(cards).toHaveLength(1)
    expect(cards[0]).toMatch(/: Ravi, by 8 Dec 2026\n.*\n\[Tell them\] \[Leave it\]$/)
  })

  test('what is late is marked all the same', async () => {
    const check = await older()
    await wake(check, '2027-01-11T10:00:00.000Z')
    const record = await check.bench.store.load(key(check.review))
    const context = record && lookAt(check.bench.parts, record)
    expect(context && mattersOf(context)).toContainEqual(
      expect.objectContaining({ kind: 'step', person: 'ravi', due: '2026-12-08' }),
    )
  })

  test('“Tell them” tells the owners of every older check, each once and in time', async () => {
    const check = await older()
    const { bench, second } = check
    await wake(check, '2027-01-11T10:00:00.000Z')
    const asked = (await toldIn(check)).length > 0 ? check.review : second
    await bench.act('Dana', { type: 'settlePastDates', review: asked, tell: true })
    await passDays(check, '2027-02-12')
    const lines = [...(await toldIn(check)), ...(await toldIn({ bench, review: second }))]
    expect(lines.filter((line) => line.includes('ravi step'))).toHaveLength(2)
    expect(lines.filter((line) => line.includes('questions'))).toEqual([])
  })

  test('“Leave it” leaves it, and what comes to wait from then on is told as ever', async () => {
    const check = await older()
    const { bench, second, other } = check
    await wake(check, '2027-01-11T10:00:00.000Z')
    const asked = (await toldIn(check)).length > 0 ? check.review : second
    await bench.act('Dana', { type: 'settlePastDates', review: asked, tell: false })
    await give(check, other, '2027-01-20')
    await passDays(check, '2027-01-19')
    const lines = [...(await toldIn(check)), ...(await toldIn({ bench, review: second }))]
    expect(lines.filter((line) => line.includes('ravi'))).toEqual([
      '01-12 ravi owner',
      '01-19 ravi step',
    ])
  })
})
