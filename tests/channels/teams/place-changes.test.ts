import { describe, expect, test } from 'vitest'
import type { TeamsTurn } from '../../../src/channels/teams/context.ts'
import { placeChanged } from '../../../src/channels/teams/place-changes.ts'
import type { PlaceChange } from '../../../src/channels/teams/read-activity.ts'
import {
  type ConversationReference,
  createConversations,
} from '../../../src/channels/teams/reference.ts'
import type { InboundContext } from '../../../src/channels/teams/turn-context.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

const at = { serviceUrl: 'https://teams.example/', tenantId: 'acme', botId: '28:bot' }
const general: ConversationReference = {
  ...at,
  kind: 'channel',
  conversationId: '19:pool@thread.tacv2',
  teamId: '19:pool@thread.tacv2',
  teamName: 'Pool',
}
const leads: ConversationReference = {
  ...general,
  conversationId: '19:leads@thread.tacv2',
  name: 'Leads',
}
const other: ConversationReference = {
  ...general,
  conversationId: '19:shop@thread.tacv2',
  teamId: '19:shop@thread.tacv2',
  teamName: 'Shop',
}

async function placesAfter(
  ...changes: readonly PlaceChange[]
): Promise<readonly ConversationReference[]> {
  const conversations = createConversations(new MemoryShelf())
  for (const one of [general, leads, other]) await conversations.remember(one)
  const turn = { tenantId: at.tenantId, here: general } as TeamsTurn
  for (const change of changes)
    await placeChanged({ conversations } as InboundContext, turn, change)
  return conversations.places(at.tenantId)
}

const team = general.teamId ?? ''

describe('what became of a place', () => {
  test('a channel goes by its new name', async () => {
    const places = await placesAfter({
      kind: 'renamed',
      place: leads.conversationId,
      name: 'Bosses',
    })
    expect(places).toContainEqual({ ...leads, name: 'Bosses' })
    expect(places).toContainEqual(general)
  })

  test('every channel of a team goes by the team’s new name, and no other', async () => {
    const places = await placesAfter({ kind: 'teamRenamed', team, name: 'Water' })
    expect(places).toContainEqual({ ...general, teamName: 'Water' })
    expect(places).toContainEqual({ ...leads, teamName: 'Water' })
    expect(places).toContainEqual(other)
  })

  test('a deleted channel is gone, and so is a deleted team with all its channels', async () => {
    expect(await placesAfter({ kind: 'deleted', place: leads.conversationId })).toEqual([
      general,
      other,
    ])
    expect(await placesAfter({ kind: 'teamDeleted', team })).toEqual([other])
  })

  test('an archived team is known to be so until it is opened again', async () => {
    const archive = { kind: 'teamArchived', team, archived: true } as const
    expect((await placesAfter(archive)).filter(({ archived }) => archived)).toHaveLength(2)
    const places = await placesAfter(archive, { ...archive, archived: false })
    expect(places.filter(({ archived }) => archived)).toEqual([])
  })

  test('what is not known stays so', async () => {
    expect(await placesAfter({ kind: 'renamed', place: '19:x', name: 'X' })).toHaveLength(3)
  })
})
