import { describe } from 'vitest'
import type { ChannelUnderTest } from './channel.ts'
import { describeAsking } from './contract-asking.ts'
import { describeLeading } from './contract-leading.ts'
import { describeLooking } from './contract-looking.ts'
import { describeOwning } from './contract-owning.ts'
import { describeTalking } from './contract-talking.ts'
import { describeTogether } from './contract-together.ts'
import { describeWays } from './contract-ways.ts'
import { describeWords } from './contract-words.ts'
import { describeScenario } from './scenario.ts'

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
}
