import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { createUserGroups } from '../../../src/channels/slack/user-groups.ts'
import type { Workspace } from '../../../src/channels/slack/workspaces.ts'

/** A workspace in which Slack answers what a test says. */
function workspace(answer: (group: string) => unknown, granted = true) {
  const asked: string[] = []
  const lacking = new Set<string>()
  const list = async ({ usergroup }: { usergroup: string }) => {
    asked.push(usergroup)
    return answer(usergroup)
  }
  const client = { usergroups: { users: { list } } }
  const known = {
    team: 'T1',
    client,
    may: (scope: string) => granted && !lacking.has(scope),
    lacks: (scope: string) => void lacking.add(scope),
  }
  return { asked, workspace: known as unknown as Workspace }
}

function refusal(error: string, more: object = {}): never {
  throw new webApi.WebAPIPlatformError({ ok: false, error, ...more } as never)
}

test('who is in a user group is asked once in some minutes, and anew after that', async () => {
  let now = 0
  let users = ['U1']
  const { asked, workspace: acme } = workspace(() => ({ ok: true, users }))
  const groups = createUserGroups(() => now)
  expect(await groups.has(acme, 'S024', 'U1')).toBe(true)
  expect(await groups.has(acme, 'S024', 'U2')).toBe(false)
  expect(asked).toEqual(['S024'])
  users = ['U2']
  now += 6 * 60_000
  expect(await groups.has(acme, 'S024', 'U1')).toBe(false)
  expect(await groups.has(acme, 'S024', 'U2')).toBe(true)
})

test('a group of another platform is none here, and asks nobody', async () => {
  const { asked, workspace: acme } = workspace(() => ({ ok: true, users: ['U1'] }))
  expect(await createUserGroups(() => 0).has(acme, '19:abc@thread.tacv2', 'U1')).toBe(false)
  expect(asked).toEqual([])
})

test('one that Slack does not know has nobody in it', async () => {
  const { workspace: acme } = workspace(() => refusal('no_such_subteam'))
  expect(await createUserGroups(() => 0).has(acme, 'S024', 'U1')).toBe(false)
})

test('what Slack does not say is not known, and asked again the next time', async () => {
  let isUp = false
  const { workspace: acme } = workspace(() => (isUp ? { users: ['U1'] } : refusal('fatal_error')))
  const groups = createUserGroups(() => 0)
  expect(await groups.has(acme, 'S024', 'U1')).toBeUndefined()
  isUp = true
  expect(await groups.has(acme, 'S024', 'U1')).toBe(true)
})

test('without the scope nobody is asked again', async () => {
  const { asked, workspace: acme } = workspace(() =>
    refusal('missing_scope', { needed: 'usergroups:read' }),
  )
  const groups = createUserGroups(() => 0)
  expect(await groups.has(acme, 'S024', 'U1')).toBeUndefined()
  expect(await groups.has(acme, 'S024', 'U1')).toBeUndefined()
  expect(asked).toEqual(['S024'])
})
