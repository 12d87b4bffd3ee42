import { describe, expect, test } from 'vitest'
import { describeChannel } from '../../contracts/channel-contract.ts'
import { LivingProgram } from '../../contracts/living-program.ts'
import { say } from '../../own-content.ts'
import { silent } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import type { PlainChat } from './chat.ts'
import { MemoryChat } from './memory-chat.ts'
import { createPlain } from './plain.ts'
import { plainUnderTest } from './plain-under-test.ts'

describeChannel('plain', plainUnderTest)

const dana = { id: 'dana', name: 'Dana' }
const mei = { id: 'mei', name: 'Mei' }

/** One program in front of a chat that may lose what it is sent. */
function begin() {
  const chat = new MemoryChat()
  chat.moveIn('here', [dana, mei], 'Leads')
  let isLost = false
  const lossy: PlainChat = {
    own: (...asked) => chat.own(...asked),
    conversation: (id) => chat.conversation(id),
    rooms: (...asked) => chat.rooms(...asked),
    edit: (...sent) => chat.edit(...sent),
    send: (...sent) => (isLost ? Promise.reject(new Error('lost')) : chat.send(...sent)),
  }
  const now = () => Date.parse(program.clock.now())
  const plain = createPlain({ chat: lossy, shelf: new MemoryShelf(), say, logger: silent, now })
  const program = new LivingProgram([], plain.channel)
  plain.start(program.bench.reviews)
  const types = async (text: string, person = dana, where = `here-${person.id}`) => {
    program.clock.pass(1)
    const conversation = chat.conversation(where)
    if (conversation) await plain.receive(chat.typed(person, conversation, text))
    await program.settle()
  }
  const read = (where = 'here-dana') =>
    chat
      .read(where)
      .map(({ text }) => text)
      .join('\n')
  const presses = async (label: string) => {
    const number = read()
      .match(new RegExp(`^/\\d+(?= ${label}$)`, 'gm'))
      ?.at(-1)
    await types(number ?? label)
  }
  return { types, read, presses, lose: (lost: boolean) => (isLost = lost) }
}

describe('a channel of words alone', () => {
  test('keeps nothing of a check that was deleted, also of what was said beside its cards', async () => {
    const { types, read, presses } = begin()
    await types('start Swim Booking')
    await types('It books lessons')
    await presses('Change')
    await types('change')
    await types('my checks')
    expect(read()).toMatch(/Swim Booking[^$]*It books lessons/)
    await types('delete')
    await types('Swim Booking')
    expect(read()).toContain('It is deleted.')
    expect(read()).not.toMatch(/books lessons/)
  })

  test('answers in somebody’s own conversation what was typed where others read along', async () => {
    const { types, read } = begin()
    await types('start Swim Booking', dana, 'here-room')
    expect(read('here-room')).toBe('')
    expect(read()).toContain('Question 1 of about')
    await types('we talk about lunch', dana, 'here-room')
    expect(read()).not.toContain('lunch')
  })

  test('says that a number is none, and what became of a form that was left', async () => {
    const { types, read } = begin()
    await types('/999999')
    expect(read()).toContain('I could not make sense of that. Nothing was changed.')
    await types('start Swim Booking')
    await types('delete')
    await types('/cancel')
    await types('It books lessons')
    expect(read()).toContain('Nothing was sent.')
    expect(read()).toContain('What it does: It books lessons')
  })
})
