import { expect, test } from 'vitest'
import { deepLink } from '../../../src/channels/teams/deep-link.ts'
import { createConversations } from '../../../src/channels/teams/reference.ts'
import { teamsPlaceOf } from '../../../src/channels/teams/send-result.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

const tenantId = 'tenant-1'
const place = { serviceUrl: 'https://smba.example/', tenantId, botId: '28:bot' }
const channel = '19:abc@thread.tacv2'

async function link(at: string): Promise<string | undefined> {
  const conversations = createConversations(new MemoryShelf())
  await conversations.remember({
    ...place,
    kind: 'channel',
    conversationId: channel,
    teamId: 'group-1',
  })
  return deepLink({ conversations }, tenantId, at)
}

test('a message in a channel opens in its thread and its team', async () => {
  const at = teamsPlaceOf({ c: `${channel};messageid=100`, a: '200' })
  expect(await link(at)).toBe(
    'https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/200?tenantId=tenant-1&groupId=group-1&parentMessageId=100',
  )
})

test('a message in a chat opens in that chat', async () => {
  const address = new URL((await link(teamsPlaceOf({ c: '19:chat@thread.v2', a: '300' }))) ?? '')
  expect(address.pathname).toBe('/l/message/19%3Achat%40thread.v2/300')
  expect(address.searchParams.get('context')).toBe('{"contextType":"chat"}')
})

test.each(['C1/100.2', teamsPlaceOf({ c: channel })])('%s has no address', async (at) => {
  expect(await link(at)).toBeUndefined()
})
