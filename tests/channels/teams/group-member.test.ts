import { expect, test } from 'vitest'
import { isInTeam } from '../../../src/channels/teams/group-member.ts'
import type { ConversationReference } from '../../../src/channels/teams/reference.ts'
import { type Membership, membersOf } from '../../../src/channels/teams/roster.ts'

const place = (more: Partial<ConversationReference>): ConversationReference => ({
  kind: 'channel',
  serviceUrl: 'https://smba.trafficmanager.net/',
  tenantId: 'acme',
  conversationId: '19:channel@thread.tacv2',
  botId: 'bot',
  ...more,
})

/** Teams with these places, in which it says this of everybody. */
function teams(places: readonly ConversationReference[], said: Membership['is']) {
  const asked: string[] = []
  const context = {
    conversations: { places: async () => places },
    roster: {
      member: async (of: ConversationReference) => {
        asked.push(membersOf(of))
        return { is: said }
      },
    },
  } as unknown as Parameters<typeof isInTeam>[0]
  const isIn = (group: string) => isInTeam(context, { tenantId: 'acme', group, person: 'mei' })
  return { asked, isIn }
}

const team = '19:team@thread.tacv2'
const chat = '19:leads@unq.gbl.spaces'

test('everybody of a team is asked about by the team, whichever of its channels the app is in', async () => {
  const { asked, isIn } = teams([place({ teamId: team, privacy: 'private' })], 'member')
  expect(await isIn(team)).toBe(true)
  expect(asked).toEqual([team])
})

test('a group chat is a group too', async () => {
  const { asked, isIn } = teams([place({ kind: 'groupChat', conversationId: chat })], 'none')
  expect(await isIn(chat)).toBe(false)
  expect(asked).toEqual([chat])
})

test('what Teams does not say, and a team that the app is not in, is not known', async () => {
  expect(await teams([place({ teamId: team })], 'unknown').isIn(team)).toBeUndefined()
  expect(await teams([], 'member').isIn(team)).toBeUndefined()
})

test('a group of another platform is none here', async () => {
  const { asked, isIn } = teams([place({ teamId: team })], 'member')
  expect(await isIn('S024BE7LH')).toBe(false)
  expect(asked).toEqual([])
})
