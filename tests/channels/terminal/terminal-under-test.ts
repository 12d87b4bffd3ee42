import { randomUUID } from 'node:crypto'
import { terminalChannel } from '../../../src/channels/terminal/channel.ts'
import { Talk } from '../../../src/channels/terminal/session.ts'
import { textForm } from '../../../src/channels/terminal/text-form.ts'
import { plainName } from '../../../src/review/plain-name.ts'
import type { ChannelUnderTest } from '../../contracts/channel.ts'
import { inWorkspace, LivingProgram } from '../../contracts/living-program.ts'
import type { Bench } from '../../review/bench.ts'
import { TerminalSeat } from './terminal-seat.ts'

/** Terminals in front of one program; a wrong workspace stands for another computer. */
export async function terminalUnderTest(): Promise<ChannelUnderTest> {
  const program = new LivingProgram([], terminalChannel)
  const personNamed = (name: string) => ({ id: plainName(name), name })
  const began = new WeakMap<Talk, Bench>()
  return {
    seat: async (name, where) => {
      const sitDown = (): Talk => {
        program.clock.pass(1)
        const { reviews } = program.bench
        const here = where === undefined ? reviews : inWorkspace(reviews, where)
        const parts = { reviews: here, personNamed, newId: randomUUID, text: textForm }
        const talk = new Talk(parts, name)
        began.set(talk, program.bench)
        return talk
      }
      const isLive = (talk: Talk) => began.get(talk) === program.bench
      return new TerminalSeat(name, { sitDown, isLive, say: program.bench.say })
    },
    restart: async () => program.restart(),
    settle: () => program.settle(),
    to: (instant) => program.to(instant),
    hasOverview: false,
    stop: async () => undefined,
  }
}
