import { expect, test } from 'vitest'
import { createSeal } from '../src/channels/public/sealed.ts'
import type { TrackerSettings } from '../src/config/tracker.ts'
import type { Logger } from '../src/review/ports.ts'
import { createTrackerShelf, openTrackers } from '../src/workspace-trackers.ts'
import { silent } from './review/bench.ts'
import { MemoryShelf } from './storage/memory-shelf.ts'

const one: TrackerSettings = {
  ...{ name: 'github', target: 'acme/app', token: 'token-of-one', put: 'press' },
  shows: new Set(['story'] as const),
}
const shared: TrackerSettings = { ...one, name: 'linear', target: 'ENG', token: 'token-of-all' }
const now = () => '2026-11-30T09:00:00.000Z'

/** A shelf on which a workspace of Slack has a tracker of its own. */
async function kept(secret = 'a-key') {
  const shelf = new MemoryShelf()
  const seal = createSeal(secret)
  const trackers = createTrackerShelf({ shelf, seal, now })
  await trackers.set('slack:T1', one)
  const name = 'slack/T1/tracker'
  const open = async (key = secret, forAll?: TrackerSettings, logger: Logger = silent) => {
    const again = createTrackerShelf({ shelf, seal: createSeal(key), now })
    return openTrackers(again, forAll, logger)
  }
  return { shelf, trackers, name, open }
}

/** Where the steps of a workspace go. */
const targetOf = async (open: ReturnType<typeof openTrackers>, workspace: string) =>
  (await open)?.of(workspace)?.tracker.target

test('each workspace has its own, and any other the one of the settings, or none', async () => {
  const { trackers, open } = await kept()
  expect(await targetOf(open(), 'slack:T1')).toBe('acme/app')
  expect(await targetOf(open(), 'slack:T2')).toBeUndefined()
  expect(await targetOf(open('a-key', shared), 'slack:T1')).toBe('acme/app')
  expect(await targetOf(open('a-key', shared), 'local')).toBe('ENG')
  expect((await open())?.of('slack:T1')?.shows).toEqual(new Set(['story']))
  // The slowest of all: GitHub asks for a second.
  expect((await open('a-key', shared))?.pace.post).toBe(1000)
  await trackers.remove('slack:T1')
  expect(await open()).toBeUndefined()
})

test('the token stands nowhere in the clear, and goes with the other things of its workspace', async () => {
  const { shelf, name } = await kept()
  expect(await shelf.names('slack/T1/')).toEqual([name])
  expect(JSON.stringify(await shelf.get(name))).not.toContain('token-of-one')
})

test('all that was set comes back as it was, each in its workspace', async () => {
  const { trackers } = await kept()
  const { token, ...place }: TrackerSettings = {
    ...{ name: 'jira', target: 'SEC', token: 'token-of-two', put: 'decided' },
    ...{ account: 'a@acme.example', url: 'https://acme.example/', shows: new Set() },
  }
  await trackers.set('teams:0a0b', { ...place, token })
  await trackers.set('local', { ...place, token, target: 'OPS' })
  expect(await trackers.all()).toEqual([
    { workspace: 'local', setAt: now(), place: { ...place, target: 'OPS' }, token },
    expect.objectContaining({ workspace: 'slack:T1', token: 'token-of-one' }),
    { workspace: 'teams:0a0b', setAt: now(), place, token },
  ])
})

test('with another secret key it says so to whoever asks, and nothing goes anywhere', async () => {
  const { open } = await kept()
  const told: string[] = []
  const error: Logger['error'] = (event, facts) => told.push(`${event} ${JSON.stringify(facts)}`)
  const { tracker } = (await open('another', shared, { ...silent, error }))?.of('slack:T1') ?? {}
  expect(tracker).toMatchObject({ title: 'GitHub', target: 'acme/app' })
  const sealed = { ok: false, retry: 'never', why: 'tracker-sealed' }
  expect(await tracker?.readers()).toEqual(sealed)
  expect(await tracker?.put({ key: 'k', title: 't', parts: [] })).toEqual(sealed)
  expect(told).toEqual(['tracker-sealed {"workspace":"slack:T1"}'])
})

test.each([{ target: 'evil/app' }, { url: 'https://evil.example/' }, { name: 'linear' }])(
  'a file that was changed to %j does not open the token for it',
  async (change) => {
    const { shelf, name, open } = await kept()
    await shelf.put(name, { ...((await shelf.get(name)) as object), ...change })
    const { tracker } = (await open())?.of('slack:T1') ?? {}
    expect(await tracker?.readers()).toMatchObject({ why: 'tracker-sealed' })
  },
)

test('what makes no sense is no tracker, and gives way to no other', async () => {
  const { shelf, name, open } = await kept()
  await shelf.put(name, { sealed: 'x' })
  expect(await targetOf(open('a-key', shared), 'slack:T1')).toBeUndefined()
  expect(await targetOf(open('a-key', shared), 'slack:T2')).toBe('ENG')
})
