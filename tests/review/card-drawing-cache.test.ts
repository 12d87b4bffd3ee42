import { beforeEach, describe, expect, test } from 'vitest'
import type { Bench } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let review: string
let bench: Bench

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted())
})

const thread = async (name: string) => (await bench.feed(name, review)).thread

describe('cards that many people read', () => {
  test('are drawn once while nothing changes', async () => {
    const [dana, ravi] = [await thread('Dana'), await thread('Ravi')]
    expect(ravi.length).toBeGreaterThan(5)
    for (const [n, card] of ravi.entries()) expect(card.message).toBe(dana[n]?.message)
  })

  test('are drawn anew after anybody did anything, and say it', async () => {
    const finding = await bench.firstStory('Dana', review)
    const before = await bench.threadCard('Ravi', review, `story/${finding}`)
    await bench.act('Mei', { type: 'takeStance', review, finding, stance: 'happened' })
    const after = await bench.threadCard('Ravi', review, `story/${finding}`)
    expect(after).not.toBe(before)
    expect(after).toMatch(/happened/i)
  })

  test('are drawn anew when time has passed, because they may speak of days', async () => {
    const before = await thread('Ravi')
    bench.clock.pass(60)
    expect((await thread('Ravi'))[0]?.message).not.toBe(before[0]?.message)
  })

  test('of two checks are never taken for each other', async () => {
    const other = await bench.posted('Jo', 'Locker Rental')
    const [clinic] = await thread('Ravi')
    const [lockers] = (await bench.feed('Ravi', other)).thread
    expect(JSON.stringify(clinic?.message)).toContain('Clinic Booking')
    expect(JSON.stringify(lockers?.message)).toContain('Locker Rental')
    expect(JSON.stringify(lockers?.message)).not.toContain('Clinic Booking')
  })
})
