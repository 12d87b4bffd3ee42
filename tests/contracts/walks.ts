import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelUnderTest, Seat } from './channel.ts'
import { coveringWalks, walkOn } from './covering-walks.ts'
import { flows } from './standing-check.ts'

/** Walks through every questionnaire, which together reach everything that there is to ask and to pick. */
export function describeEveryChoice(name: string, make: () => Promise<ChannelUnderTest>): void {
  describe.each([...flows])(`${name}: every question and every choice in %s`, (_id, flow) => {
    const { walks, unreached } = coveringWalks(flow.compiled)
    let channel: ChannelUnderTest
    let dana: Seat

    beforeAll(async () => {
      channel = await make()
      dana = await channel.seat('Dana')
    })
    afterAll(() => channel.stop())

    test('the walks leave nothing out', () => {
      expect(unreached).toEqual([])
      expect(walks.length).toBeGreaterThan(1)
    })

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
