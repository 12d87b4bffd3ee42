import type { Conversation } from '../../../src/conversation/conversation.ts'
import type { Channel, Sent } from '../../../src/review/ports.ts'
import type { Address } from '../../../src/review/record.ts'
import type { PlainChat } from './chat.ts'
import { draw } from './draw.ts'
import type { Presses } from './presses.ts'

const notInPlace: Sent = { ok: false, retry: 'never', why: 'not-in-place' }

/** The channel as the application sees it. */
export function plainChannel(
  chat: PlainChat,
  conversation: Conversation,
  presses: Presses,
): Channel {
  const whereTo = (workspace: string, to: Address): string | undefined =>
    to.kind === 'person' ? chat.own(workspace, to.person)?.id : chat.conversation(to.thread)?.id
  return {
    name: 'plain',
    pulls: false,
    pace: { post: 0, update: 0 },
    accounts: true,
    places: true,
    post: (to, entry) =>
      conversation.deliver(
        { to, entry },
        {
          async send() {
            const where = whereTo(entry.key.workspace, to)
            if (where === undefined) return notInPlace
            const id = await chat.send(where, await draw(entry.message, presses))
            return { ok: true, place: `${where}/${id}` }
          },
        },
      ),
    async update(place, _to, { message }) {
      const [where = '', id = ''] = place.split('/')
      await chat.edit(where, id, await draw(message, presses))
      return { ok: true, place }
    },
    async audience(_workspace, place) {
      const room = chat.conversation(place)
      if (!room) return undefined
      const { name, isPrivate, members } = room
      return { name, kind: isPrivate ? 'private' : 'team', readers: members.length, guests: 0 }
    },
  }
}
