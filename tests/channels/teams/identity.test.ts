import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openIdentity, type TeamsIdentity } from '../../../src/channels/teams/identity.ts'
import { type Claims, type Keys, type Signer, startKeys } from './keys.ts'
import { teamsApp } from './shapes.ts'

const serviceUrl = 'https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/'
const activity = { type: 'message', channelId: 'msteams', serviceUrl }
const who: TeamsIdentity = {
  kind: 'app',
  appId: teamsApp.id,
  tenantId: '11111111-1111-4111-8111-111111111111',
  credentials: { kind: 'password', password: 'a secret' },
}

let keys: Keys
const trusting = ({ issuer, openIdMetadata }: Keys) =>
  openIdentity(who, { issuer, openIdMetadata, token: async () => 'ours' })

const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
beforeAll(async () => {
  keys = await startKeys()
})
afterEach(() => expect(printed).not.toHaveBeenCalled())
afterAll(async () => {
  vi.restoreAllMocks()
  await keys.stop()
})

describe('who may call', () => {
  test.each<[string, 'ours' | 'refused', Claims?, Signer?]>([
    ['a good token', 'ours'],
    ['a token for another app', 'refused', { audience: '33333333-3333-4333-8333-333333333333' }],
    ['a token from somebody else', 'refused', { issuer: 'https://sts.example' }],
    ['a token of an unknown key', 'refused', { keyId: 'unknown' }],
    ['a token of last night', 'refused', { agedSeconds: 12 * 3600 }],
    ['a token of tomorrow', 'refused', { agedSeconds: -12 * 3600 }],
    ['a token for another address', 'refused', { serviceUrl: 'https://evil.example/' }],
    ['a key that may not speak for Teams', 'refused', {}, 'notEndorsed'],
    ['a forged signature', 'refused', {}, 'forger'],
  ])('%s: %s', async (_what, expected, claims, signer) => {
    const token = keys.mint(serviceUrl, claims, signer)
    expect(await trusting(keys).verify(activity, `Bearer ${token}`)).toBe(expected)
  })

  test.each([
    ['nothing', ''],
    ['no token', 'Bearer'],
    ['an empty one', 'Bearer '],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['nonsense', 'Bearer nonsense'],
    ['three dots', 'Bearer a.b.c'],
    ['an unsigned token', `Bearer ${unsigned()}`],
  ])('%s is refused', async (_what, header) => {
    expect(await trusting(keys).verify(activity, header)).toBe('refused')
  })

  test('a good token for another channel or without an address is refused', async () => {
    const bearer = `Bearer ${keys.mint(serviceUrl)}`
    const { verify } = trusting(keys)
    expect(await verify({ ...activity, channelId: 'webchat' }, bearer)).toBe('refused')
    expect(await verify({ type: 'message', channelId: 'msteams' }, bearer)).toBe('refused')
    expect(await verify({ type: 'message', serviceUrl }, bearer)).toBe('refused')
    expect(await verify({ ...activity, serviceUrl: '' }, bearer)).toBe('refused')
  })

  test('a key for another channel does not pass by leaving the channel out', async () => {
    const bearer = `Bearer ${keys.mint(serviceUrl, {}, 'notEndorsed')}`
    expect(await trusting(keys).verify({ type: 'message', serviceUrl }, bearer)).toBe('refused')
  })

  test('where nobody answers for the keys, it is not the caller’s fault', async () => {
    const gone = await startKeys()
    const identity = trusting(gone)
    const bearer = `Bearer ${gone.mint(serviceUrl)}`
    await gone.stop()
    expect(await identity.verify(activity, bearer)).toBe('unavailable')
  })

  test('bad tokens print nothing, and what others print meanwhile is not lost', async () => {
    const old = keys.mint(serviceUrl, { agedSeconds: 12 * 3600 })
    const checking = trusting(keys).verify(activity, `Bearer ${old}`)
    // biome-ignore lint/suspicious/noConsole: what is printed by others is what this is about
    console.error('of somebody else')
    await checking
    expect(printed.mock.calls).toEqual([['of somebody else']])
    printed.mockClear()
  })

  test('nobody is checked only where that was asked for, and then nothing is shown either', async () => {
    const identity = openIdentity({ kind: 'anonymous' })
    expect(identity.anonymous).toBe(true)
    expect(await identity.verify(activity, '')).toBe('ours')
    expect(await identity.token()).toBeUndefined()
    expect(trusting(keys).anonymous).toBe(false)
    expect(await trusting(keys).token()).toBe('ours')
  })
})

function unsigned(): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  const claims = { aud: teamsApp.id, iss: 'https://api.botframework.com', serviceurl: serviceUrl }
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...claims, exp: 4102444800 })}.`
}
