import { expect, test } from 'vitest'
import { createInstallations } from '../../../src/channels/slack/installations.ts'
import { manyWorkspaces } from '../../../src/channels/slack/workspaces.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'

/** Two instances that workspaces install the app at. */
function two() {
  const shelf = new MemoryShelf()
  const time = { now: 1_763_715_600_000 }
  const seal = { seal: (words: string) => `*${words}`, open: (sealed: string) => sealed.slice(1) }
  const open = () => {
    const installations = createInstallations({ shelf, seal, now: () => new Date(time.now) })
    return { installations, workspaces: manyWorkspaces(installations, { now: () => time.now }) }
  }
  const install = ({ installations }: ReturnType<typeof open>, token: string) =>
    installations.storeInstallation({
      team: { id: 'T1', name: 'Acme' },
      enterprise: undefined,
      user: { id: 'U1', token: undefined, scopes: undefined },
      bot: { token, userId: 'B1', id: 'B2', scopes: ['chat:write'] },
    })
  return { time, install, one: open(), other: open() }
}

test('a token that another instance was given is used a minute later, or once Slack refuses the old one', async () => {
  const { time, install, one, other } = two()
  const token = async () => (await other.workspaces.of('T1'))?.token
  await install(one, 'xoxb-1')
  expect(await token()).toBe('xoxb-1')
  await install(one, 'xoxb-2')
  time.now += 60_000
  expect(await token()).toBe('xoxb-2')
  await install(one, 'xoxb-3')
  other.workspaces.doubt('T1')
  expect(await token()).toBe('xoxb-3')
})

test('an app that was removed at another instance is used no more; what Slack refused stays known', async () => {
  const { time, install, one, other } = two()
  await install(one, 'xoxb-1')
  ;(await other.workspaces.of('T1'))?.lacks('files:write')
  time.now += 60_000
  expect((await other.workspaces.of('T1'))?.may('files:write')).toBe(false)
  await one.workspaces.forget('T1')
  time.now += 60_000
  expect(await other.workspaces.of('T1')).toBeUndefined()
})
