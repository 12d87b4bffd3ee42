import { expect, test } from 'vitest'
import { slackChannel } from '../../../src/channels/slack/channel.ts'
import type { SlackContext } from '../../../src/channels/slack/context.ts'
import { createDirectory } from '../../../src/channels/slack/directory.ts'
import { say } from '../../own-content.ts'
import { silent } from '../../review/bench.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

/** A workspace in which Slack says of everybody that they live in Vienna; it counts how often it is asked. */
function vienna() {
  const directory = createDirectory({
    shelf: new MemoryShelf(),
    say,
    logger: silent,
    now: () => 86_400_000 * 365,
    within: (_, work) => work,
  })
  let asked = 0
  const workspace = {
    team: 'T1',
    may: () => true,
    client: {
      users: {
        info: async () => {
          asked += 1
          return { user: { name: 'ravi', tz: 'Europe/Vienna' } }
        },
      },
    },
  }
  const workspaces = { of: async (team: string) => (team === 'T1' ? workspace : undefined) }
  const channel = slackChannel({ directory, workspaces } as unknown as SlackContext)
  return { zone: (of: string) => channel.zone?.(of, 'U1'), asked: () => asked }
}

test('somebody who never talked with the app lives where Slack says, which is asked once', async () => {
  const { zone, asked } = vienna()
  expect(await zone('slack:T1')).toBe('Europe/Vienna')
  expect(await zone('slack:T1')).toBe('Europe/Vienna')
  expect(asked()).toBe(1)
})

test('where the app is not installed any more, nobody lives anywhere', async () => {
  expect(await vienna().zone('slack:T2')).toBeUndefined()
})
