import { expect, test, vi } from 'vitest'
import { permalink } from '../../../src/channels/slack/permalink.ts'
import type { Workspace, Workspaces } from '../../../src/channels/slack/workspaces.ts'

const at = 'C0TEAM/1763700000.000100'
const address = 'https://clinic.slack.com/archives/C0TEAM/p1763700000000100'

/** A Slack that tells addresses, and counts how often it was asked. */
function slack(url?: string) {
  const getPermalink = vi.fn(async () => ({ ok: true, permalink: address }))
  const workspace = {
    ...(url && { url }),
    client: { chat: { getPermalink } },
  } as unknown as Workspace
  const workspaces = { of: async (team: string) => (team === 'T1' ? workspace : undefined) }
  return { workspaces: workspaces as Workspaces, getPermalink }
}

test('the address of a message follows from that of its workspace, and Slack is not asked', async () => {
  const { workspaces, getPermalink } = slack('https://clinic.slack.com/')
  expect(await permalink({ workspaces }, 'T1', { place: at })).toBe(address)
  expect(getPermalink).not.toHaveBeenCalled()
})

test('where Slack has never said that one, it is asked once for each message', async () => {
  const { workspaces, getPermalink } = slack()
  expect(await permalink({ workspaces }, 'T1', { place: at })).toBe(address)
  expect(await permalink({ workspaces }, 'T1', { place: at })).toBe(address)
  expect(getPermalink).toHaveBeenCalledOnce()
})

test('a place of another channel, or a workspace without the app, has none', async () => {
  const { workspaces } = slack('https://clinic.slack.com/')
  expect(await permalink({ workspaces }, 'T1', { place: 'story/one' })).toBeUndefined()
  expect(await permalink({ workspaces }, 'T2', { place: at })).toBeUndefined()
})

test('the address of a reply opens it in its thread', async () => {
  const { workspaces } = slack('https://clinic.slack.com/')
  const root = 'C0TEAM/1763600000.000200'
  expect(await permalink({ workspaces }, 'T1', { place: at, root })).toBe(
    `${address}?thread_ts=1763600000.000200&cid=C0TEAM`,
  )
  for (const none of [at, 'D0DANA/1763600000.000200', 'summary']) {
    expect(await permalink({ workspaces }, 'T1', { place: at, root: none })).toBe(address)
  }
})
