import { describe, expect, test } from 'vitest'
import { createLimiter, type Limiter } from '../../../src/channels/teams/limiter.ts'
import { createLoneSending } from '../../../src/domain/lone-sending.ts'

/** A limiter, with a clock that a test moves by hand. */
function start() {
  let at = 1_763_715_600_000
  const limiter = createLimiter(createLoneSending(() => at))
  return {
    limiter,
    pass: (milliseconds: number) => {
      at += milliseconds
    },
  }
}

const takes = (limiter: Limiter, count: number, conversation = 'a'): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => limiter.take(conversation)))
const free = (count: number): number[] => Array(count).fill(0)

describe('a conversation takes', () => {
  test('seven messages in a second, and the eighth a second after the first', async () => {
    const { limiter, pass } = start()
    expect(await takes(limiter, 8)).toEqual([...free(7), 1000])
    pass(999)
    expect(await limiter.take('a')).toBe(1)
    pass(1)
    expect(await limiter.take('a')).toBe(0)
  })

  test('eight in two seconds', async () => {
    const { limiter, pass } = start()
    await takes(limiter, 7)
    pass(1000)
    expect(await takes(limiter, 2)).toEqual([0, 1000])
    pass(1000)
    expect(await takes(limiter, 8)).toEqual([...free(7), 1000])
  })

  test('sixty in thirty seconds', async () => {
    const { limiter, pass } = start()
    const waits: number[] = []
    for (let n = 0; n < 61; n++) {
      waits.push(await limiter.take('a'))
      pass(400)
    }
    expect(waits).toEqual([...free(60), 30_000 - 60 * 400])
  })

  test('1,800 in an hour', async () => {
    const { limiter, pass } = start()
    let sent = 0
    for (let n = 0; n < 3600; n++) {
      if ((await limiter.take('a')) === 0) sent++
      pass(999)
    }
    expect(sent).toBe(1800)
  })

  test('as many as another one besides', async () => {
    const { limiter } = start()
    await takes(limiter, 7, 'a')
    expect(await takes(limiter, 7, 'b')).toEqual(free(7))
    expect(await limiter.take('a')).toBe(1000)
  })

  test('what did not get a turn takes none', async () => {
    const { limiter, pass } = start()
    await takes(limiter, 50)
    pass(2000)
    expect(await takes(limiter, 7)).toEqual(free(7))
  })

  test('never more than any of these, whenever somebody asks', async () => {
    const { limiter, pass } = start()
    const sent: number[] = []
    let now = 0
    for (let n = 0; n < 5000; n++) {
      if ((await limiter.take('a')) === 0) sent.push(now)
      const step = (n * 7919) % 311
      pass(step)
      now += step
    }
    const most = (window: number) =>
      Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + window).length))
    expect([most(1000), most(2000), most(30_000)]).toEqual([7, 8, 60])
  })
})

describe('a pause that Teams asks for', () => {
  test('holds for the whole conversation, and for no other', async () => {
    const { limiter, pass } = start()
    await limiter.pause('a', 7)
    expect(await limiter.take('a')).toBe(7000)
    expect(await limiter.take('b')).toBe(0)
    pass(6999)
    expect(await limiter.take('a')).toBe(1)
    pass(1)
    expect(await takes(limiter, 7)).toEqual(free(7))
  })

  test('is not shortened by a shorter one', async () => {
    const { limiter } = start()
    await limiter.pause('a', 30)
    await limiter.pause('a', 1)
    expect(await limiter.take('a')).toBe(30_000)
  })

  test('is over even if nobody asked in a long time, and quiet conversations are forgotten', async () => {
    const { limiter, pass } = start()
    for (let n = 0; n < 3000; n++) await limiter.take(`c${n}`)
    await limiter.pause('a', 30)
    pass(3 * 3_600_000)
    expect(await takes(limiter, 8)).toEqual([...free(7), 1000])
  })
})
