import { expect, test } from 'vitest'
import type { SlackContext } from '../../../src/channels/slack/context.ts'
import { replyPrivately } from '../../../src/channels/slack/private-reply.ts'
import type { Workspace } from '../../../src/channels/slack/workspaces.ts'
import { message, text } from '../../../src/message/build.ts'
import { words } from './whatif.ts'

test('a reply in somebody’s own conversation is counted with the cards, one where they pressed is not', async () => {
  const counted: string[] = []
  const context = {
    say: words,
    postedBeside: (team: string) => counted.push(team),
  } as unknown as SlackContext
  const chat = { postMessage: async () => ({}), postEphemeral: async () => ({}) }
  const origin = {
    workspace: { team: 'T1', client: { chat } } as unknown as Workspace,
    sender: { workspace: 'slack:T1', channel: 'slack', who: { id: 'U1', name: 'Dana' } },
  }
  await replyPrivately(context, { ...origin, channel: 'C1' }, [message(text('Hello'))])
  expect(counted).toEqual([])
  await replyPrivately(context, origin, [message(text('Hello')), message(text('Again'))])
  expect(counted).toEqual(['T1', 'T1'])
})
