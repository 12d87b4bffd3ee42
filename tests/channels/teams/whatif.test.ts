import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { question } from '../../contracts/standing-check.ts'
import { type Claims, type Keys, type Signer, startKeys } from './keys.ts'
import type { Json } from './shapes.ts'
import { startTeams, type Teams } from './tenant.ts'
import { asApp, type RunningWhatif, startWhatif } from './whatif.ts'

let keys: Keys
let teams: Teams
let whatif: RunningWhatif
const { poll } = expect

beforeAll(async () => {
  keys = await startKeys()
  teams = await startTeams({ bearer: 'ours', sign: (serviceUrl) => keys.mint(serviceUrl) })
  whatif = await startWhatif(teams, asApp(teams, keys, 'ours'))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await whatif.stop()
  await teams.stop()
  await keys.stop()
})

describe('the app in Teams', () => {
  test('says hello once, though Teams tells twice that it was added', async () => {
    const { dana } = teams.acme.people
    await dana.adds()
    await poll(() => dana.read()).toContain('Hello. I am Whatif.')
    await whatif.reviews.resume()
    expect(dana.messages()).toHaveLength(1)
  })

  test('asks one question at a time, and a settled answer stays as a line', async () => {
    const { dana, mei } = teams.acme.people
    await dana.says('start Swim Booking')
    await poll(() => dana.read()).toContain('Question 1 of about')
    await dana.sends({ 'Your words': 'It sells swimming lessons' })
    await poll(() => dana.read()).toContain('Question 2 of about')
    expect(dana.read()).toContain('It sells swimming lessons')
    expect(mei.read()).toBe('')
  })

  test('takes a press that is sent again once, and one of an older program', async () => {
    const { dana } = teams.acme.people
    const press = () => dana.presses('Yes, people use it')
    const { body } = await press()
    expect(await teams.again(teams.sent.at(-1))).toMatchObject({ status: 200, body })
    await poll(() => dana.read()).toContain('How do people use it?')
    await dana.says('what can you do')
    await teams.again(teams.sent.at(-1))
    await poll(() => dana.read()).toContain('What I can do')
    await dana.sends({ 'Pick all that fit': ['A website'] }, { as: 'submit', legacy: true })
    await poll(() => dana.read()).toContain(question('about.features').ask)
    expect(dana.read().match(/Question 4 of/g)).toHaveLength(1)
    expect(dana.read().match(/What I can do/g)).toHaveLength(1)
  })
})

describe('the address that Teams calls', () => {
  const call = async (body: unknown, authorization?: string) => {
    const response = await fetch(`${whatif.address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, text: await response.text() }
  }
  const activity = (): Json => ({ ...teams.sent.at(-1), id: `f:${Math.random()}` })
  const bearer = (claims?: Claims, signer?: Signer) =>
    `Bearer ${keys.mint(teams.acme.serviceUrl, claims, signer)}`

  test('refuses what is not Microsoft’s, without a word about itself', async () => {
    const before = whatif.log.length
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const calls = [
      await call(activity()),
      await call(activity(), 'Bearer x'),
      await call(activity(), bearer({ audience: 'other' })),
      await call(activity(), bearer({ serviceUrl: teams.umbrella.serviceUrl })),
      await call(activity(), bearer({}, 'notEndorsed')),
      await call(activity(), bearer({}, 'forger')),
    ]
    for (const { status, text } of calls) {
      expect(status).toBe(401)
      expect(text).not.toMatch(/ at |\.ts|node_modules/)
    }
    expect(printed).not.toHaveBeenCalled()
    expect(whatif.log.slice(before)).toEqual(calls.map(() => 'warn teams-caller-refused {}'))
  })

  test.each<[string, unknown, number]>([
    ['no JSON', '{', 400],
    ['a list', [], 400],
    ['no type', {}, 400],
    ['far too much', { type: 'message', text: 'x'.repeat(300_000) }, 413],
  ])('answers %s shortly', async (_what, body, expected) => {
    const { status, text } = await call(body, bearer())
    expect(status).toBe(expected)
    expect(text).not.toMatch(/ at |\.ts|node_modules/)
  })

  test('has no answer to what it does not know', async () => {
    const { status } = await call({ ...activity(), type: 'invoke', name: 'x/y' }, bearer())
    expect(status).toBe(501)
    expect(await call({ ...activity(), type: 'typing' }, bearer())).toMatchObject({ status: 200 })
  })
})
