import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelUnderTest, Seat } from './channel.ts'
import { describeAsking } from './contract-asking.ts'
import { describeLeading } from './contract-leading.ts'
import { describeLooking } from './contract-looking.ts'
import { describeOwning } from './contract-owning.ts'
import { describeTalking } from './contract-talking.ts'
import { describeTogether } from './contract-together.ts'
import { describeWays } from './contract-ways.ts'
import { describeWords } from './contract-words.ts'
import { coveringWalks, walkOn } from './covering-walks.ts'
import { describeScenario } from './scenario.ts'
import { flows } from './standing-check.ts'

/** What every channel does for people, in human terms; each part runs in a workspace of its own. */
export function describeChannel(name: string, make: () => Promise<ChannelUnderTest>): void {
  describe(`${name}: one person is asked`, () => describeAsking(make))
  describe(`${name}: a teammate helps, others see nothing`, () => describeTogether(make))
  describe(`${name}: a team talks it through`, () => describeTalking(make))
  describe(`${name}: how could that happen here`, () => describeWays(make))
  describe(`${name}: a team looks again`, () => describeLooking(make))
  describe(`${name}: somebody is made owner`, () => describeOwning(make))
  describe(`${name}: somebody leads`, () => describeLeading(make))
  describe(`${name}: typed words mean the same everywhere`, () => describeWords(make))
  describe(`${name}: one conversation`, () => describeScenario(make))
  describe(`${name}: every question and every choice`, () => describeWalks(make))
}

/** All walks together reach everything that there is to ask and to pick; none may be left out. */
function describeWalks(make: () => Promise<ChannelUnderTest>): void {
  describe.each([...flows])('%s', (_id, { compiled }) => {
    const { walks, unreached } = coveringWalks(compiled)
    let channel: ChannelUnderTest
    let dana: Seat

    beforeAll(async () => {
      channel = await make()
      dana = await channel.seat('Dana')
    })
    afterAll(() => channel.stop())

    test('the walks reach all there is', () => {
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
