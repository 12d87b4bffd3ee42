import { describe, expect, test } from 'vitest'
import { typedPlaceStart } from '../../../src/channels/adaptive-card/inputs.ts'
import type { TeamsContext } from '../../../src/channels/teams/context.ts'
import { drawForm } from '../../../src/channels/teams/draw.ts'
import { withPicks } from '../../../src/channels/teams/picks.ts'
import {
  type ConversationReference,
  createConversations,
} from '../../../src/channels/teams/reference.ts'
import type { Membership, Roster } from '../../../src/channels/teams/roster.ts'
import type { Form } from '../../../src/message/message.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { seenCard } from '../adaptive-card/seen.ts'
import { words } from './whatif.ts'

const reader = { tenantId: 'acme', person: '29:me' }
const chat = (n: number): ConversationReference => ({
  kind: 'groupChat',
  serviceUrl: 'https://teams.example/',
  tenantId: 'acme',
  botId: '28:bot',
  conversationId: `19:chat-${n}`,
  name: `Chat ${n}`,
})
const form: Form = {
  title: 'Post it',
  elements: [
    { type: 'field', field: { type: 'place', id: 'to', label: 'Where', onlyPrivate: false } },
  ],
  submit: {
    label: 'Post',
    action: { type: 'publish', review: 'r1', how: 'all', onlyPrivate: false },
    collects: true,
  },
}

/** Group chats of this many, and what Teams says of each to whoever asks. */
async function deskWith(
  count: number,
  says: (place: ConversationReference) => Membership,
): Promise<TeamsContext> {
  const conversations = createConversations(new MemoryShelf())
  for (let n = 0; n < count; n++) await conversations.remember(chat(n))
  const roster: Roster = {
    member: async (place) => says(place),
    members: async () => [],
    channels: async () => [],
  }
  const pause = () => new Promise<void>(() => undefined)
  return { say: words, conversations, roster, pause } as unknown as TeamsContext
}

const member: Membership = { is: 'member', name: 'Me' }
const shown = async (context: TeamsContext, data?: Readonly<Record<string, unknown>>) => {
  const back = data && { replies: [], data }
  return seenCard((await drawForm(context, reader, form, back)).attachments[0].content)
}

describe('the form that asks where', () => {
  test('lists every place, and nothing is typed', async () => {
    const { fields } = await shown(await deskWith(3, () => member))
    expect(fields).toMatchObject([{ label: 'Where', options: ['Chat 0', 'Chat 1', 'Chat 2'] }])
  })

  test('takes the name of a place that is not among the first hundred', async () => {
    const context = await deskWith(130, () => member)
    const { fields, text } = await shown(context)
    expect(fields.map(({ label }) => label)).toEqual(['Where', words('teams.place.typed')])
    expect(text).not.toContain(words('teams.place.unsure'))
    const { data } = await withPicks(context, reader, {
      to: '',
      [`${typedPlaceStart}to`]: 'chat 129',
    })
    expect(data).toEqual({ to: '19:chat-129' })
  })

  test('shows the place that was found by its name when it comes back', async () => {
    const context = await deskWith(130, () => member)
    const { inputs } = await shown(context, { to: '19:chat-129' })
    expect(inputs[0]).toMatchObject({ value: '19:chat-129' })
  })

  test('says that it does not know of every place, and takes a name', async () => {
    const context = await deskWith(3, ({ name }) =>
      name === 'Chat 1' ? { is: 'unknown' } : member,
    )
    const { fields, text } = await shown(context)
    expect(text).toContain(words('teams.place.unsure'))
    expect(fields[0]).toMatchObject({ options: ['Chat 0', 'Chat 2'] })
  })

  test('with nothing known it still takes a name, and with nothing there it says so', async () => {
    const busy = await shown(await deskWith(2, () => ({ is: 'unknown' })))
    expect(busy.fields).toMatchObject([{ label: 'Where', kind: 'words' }])
    const none = await shown(await deskWith(2, () => ({ is: 'none' })))
    expect(none.fields).toEqual([])
    expect(none.text).toContain(words('teams.place.none'))
  })

  test('a name that is not found stays as it was typed, to be told so; a picked place wins', async () => {
    const context = await deskWith(2, () => member)
    const typed = { [`${typedPlaceStart}to`]: ' Nowhere ' }
    expect((await withPicks(context, reader, typed)).data).toEqual({ to: 'Nowhere' })
    const both = { to: '19:chat-0', [`${typedPlaceStart}to`]: 'Chat 1' }
    expect((await withPicks(context, reader, both)).data).toEqual({ to: '19:chat-0' })
  })
})
