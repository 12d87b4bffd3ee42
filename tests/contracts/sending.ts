import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Sending, SendLine } from '../../src/domain/sending.ts'

/** Two instances of the program that share what they send, as the suite sees them. */
export interface SendingUnderTest {
  readonly one: Sending
  readonly other: Sending
  readonly discard: () => Promise<void>
}

/** A window so long that no test outlasts it. */
const minute = 60_000
const line = (name: string, most = 2): SendLine => ({
  name,
  windows: [{ milliseconds: minute, most }],
})

/** What whoever shares sends among instances promises, whatever it is made of. */
export function sendingContract(name: string, open: () => Promise<SendingUnderTest>): void {
  describe(`${name} shares sends among instances`, () => {
    let under: SendingUnderTest
    beforeEach(async () => {
      under = await open()
    })
    afterEach(() => under.discard())

    test('what one has claimed nobody else gets until it is given up', async () => {
      const { one, other } = under
      const claim = await one.claim('a')
      expect(await claim?.sure()).toBe(true)
      expect(await one.claim('a')).toBeUndefined()
      expect(await (await other.claim('b'))?.release()).toBe(false)
      await claim?.release()
      expect(await claim?.sure()).toBe(false)
      const next = await other.claim('a')
      expect(await next?.sure()).toBe(true)
      // Whoever gave it up gives up nothing of anybody else's.
      await claim?.release()
      expect(await next?.sure()).toBe(true)
    })

    test('whoever gives it up hears that somebody else wanted it meanwhile', async () => {
      const { one, other } = under
      const claim = await one.claim('a')
      expect(await other.claim('a')).toBeUndefined()
      expect(await claim?.release()).toBe(true)
      const next = await other.claim('a')
      expect(await next?.release()).toBe(false)
    })

    test('of many who want it at once exactly one gets it', async () => {
      const { one, other } = under
      const wanted = Array.from({ length: 20 }, (_, n) => (n % 2 ? one : other).claim('a'))
      const got = (await Promise.all(wanted)).filter((claim) => claim !== undefined)
      expect(got).toHaveLength(1)
    })

    test('a line takes so many in its window over all instances, and then says how long to wait', async () => {
      const { one, other } = under
      expect(await one.take([line('a')])).toBe(0)
      expect(await other.take([line('a')])).toBe(0)
      for (const each of [one, other]) {
        const wait = await each.take([line('a')])
        expect(wait).toBeGreaterThan(minute / 2)
        expect(wait).toBeLessThanOrEqual(minute)
      }
      expect(await one.take([line('b')])).toBe(0)
      expect(await one.take([line('a', 3)])).toBe(0)
    })

    test('many at once take no more turns than there are', async () => {
      const { one, other } = under
      const takes = Array.from({ length: 40 }, (_, n) => (n % 2 ? one : other).take([line('a', 7)]))
      expect((await Promise.all(takes)).filter((wait) => wait === 0)).toHaveLength(7)
    })

    test('a turn in several lines is taken in all or in none', async () => {
      const { one, other } = under
      await one.take([line('full', 1)])
      expect(await other.take([line('a', 1), line('full', 1)])).toBeGreaterThan(0)
      expect(await other.take([line('a', 1)])).toBe(0)
      expect(await one.take([])).toBe(0)
    })

    test('the tightest of several windows counts', async () => {
      const windows = [
        { milliseconds: 1, most: 1000 },
        { milliseconds: minute, most: 1 },
      ]
      expect(await under.one.take([{ name: 'a', windows }])).toBe(0)
      expect(await under.other.take([{ name: 'a', windows }])).toBeGreaterThan(minute / 2)
    })

    test('a pause holds for the whole line and no other, and a shorter one does not end it', async () => {
      const { one, other } = under
      await one.pause('a', minute)
      await other.pause('a', 1)
      const wait = await other.take([{ name: 'a', windows: [] }])
      expect(wait).toBeGreaterThan(minute / 2)
      expect(wait).toBeLessThanOrEqual(minute)
      expect(await one.take([line('b')])).toBe(0)
    })

    test('a call that went out of turn counts as one', async () => {
      const { one, other } = under
      await one.count('a')
      expect(await other.take([line('a', 1)])).toBeGreaterThan(0)
      expect(await other.take([line('a', 2)])).toBe(0)
    })
  })
}
