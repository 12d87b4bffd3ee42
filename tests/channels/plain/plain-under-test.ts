import type { Channel } from '../../../src/review/ports.ts'
import type { ChannelUnderTest } from '../../contracts/channel.ts'
import { LivingProgram } from '../../contracts/living-program.ts'
import { say } from '../../own-content.ts'
import { silent } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryChat, type Shown } from './memory-chat.ts'
import { createPlain, type Plain } from './plain.ts'
import { PlainSeat } from './plain-seat.ts'

const room = 'Leads'
const names = ['Dana', 'Ravi', 'Mei'] as const

/** The real program in two workspaces of a chat that knows words alone. */
export async function plainUnderTest(): Promise<ChannelUnderTest> {
  const chat = new MemoryChat()
  const people = (where: string) => names.map((name) => ({ id: `${where}.${name}`, name }))
  for (const where of ['here', 'elsewhere']) chat.moveIn(where, people(where), room)
  const shelf = new MemoryShelf()
  const cards = new Set<string>()
  const isCard = ({ id }: Shown): boolean => cards.has(id)
  let plain: Plain
  const open = (): Plain =>
    createPlain({ chat, shelf, say, logger: silent, now: () => Date.parse(program.clock.now()) })
  const begin = (): void => {
    plain = open()
    plain.start(program.bench.reviews)
  }
  /** Notes which messages are cards: the chat tells nobody. */
  const noting: Channel = {
    ...createPlain({ chat, shelf, say, logger: silent, now: () => 0 }).channel,
    async post(...card) {
      const sent = await plain.channel.post(...card)
      if (sent.ok) cards.add(sent.place.split('/')[1] ?? '')
      return sent
    },
  }
  const program = new LivingProgram(['here.Mei'], noting)
  begin()
  return {
    room,
    seat: async (name, elsewhere) => {
      const where = elsewhere ?? 'here'
      const person = { id: `${where}.${name}`, name }
      const own = chat.own(where, person.id)
      if (!own) throw new Error(`${name} is not here`)
      return new PlainSeat(name, {
        own: () => chat.read(own.id),
        room: () => chat.read(`${where}-room`),
        isCard,
        type: async (text) => {
          program.clock.pass(1)
          await plain.receive(chat.typed(person, own, text))
          await program.settle()
        },
      })
    },
    restart: async () => {
      program.restart()
      begin()
    },
    settle: () => program.settle(),
    to: (instant) => program.to(instant),
    stop: async () => undefined,
  }
}
