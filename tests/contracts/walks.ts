import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelUnderTest, Seat } from './channel.ts'
import { coveringWalks, walkOn } from './covering-walks.ts'
import { flows } from './standing-check.ts'

/** All walks together reach everything that there is to ask and to pick; none may be left out. */
export function describeEveryChoice(name: string, make: () => Promise<ChannelUnderTest>): void {
  describe(`${name}: every question and every choice`, () => {
    test.each([...flows])('the walks reach all there is in %s', (_id, { compiled }) => {
      const { walks, unreached } = coveringWalks(compiled)
      expect(unreached).toEqual([])
      expect(walks.length).toBeGreaterThan(1)
    })
    describeWalks(make)
  })
}

/** Walks through every questionnaire; the first two reach nearly every question, and two choices of three. */
export function describeWalks(make: () => Promise<ChannelUnderTest>, most?: number): void {
  describe.each([...flows])('%s', (_id, { compiled }) => {
    const { walks } = coveringWalks(compiled, most)
    let channel: ChannelUnderTest
    let dana: Seat

    beforeAll(async () => {
      channel = await make()
      dana = await channel.seat('Dana')
    })
    afterAll(() => channel.stop())

    test.each(walks.map((steps, n) => [n + 1, steps.length, steps] as const))(
      'walk %i, of %i steps',
      async (n, _steps, steps) => {
        await dana.starts(`Walk ${n}`)
        await walkOn(dana, steps)
        const last = steps.at(-1)
        if (last && last !== 'goDeeper') {
          expect((await dana.cards()).at(-2)?.text).toContain(last.question.short)
        }
      },
    )
  })
}
