import { App, MemoryInstallationStore, webApi } from '@slack/bolt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from './faulty-fetch.ts'
import { oneTry, quiet, startSmallApp } from './small-app.ts'
import { neededScopes, type Slack, startSlack } from './workspace.ts'

let slack: Slack
let small: Awaited<ReturnType<typeof startSmallApp>>

beforeAll(async () => {
  slack = await startSlack()
  small = await startSmallApp(slack)
})
afterAll(async () => {
  await small.stop()
  await slack.stop()
})

const { poll } = expect

describe('a person in our Slack', () => {
  test('types a command, ticks, saves, and sees the card replaced', async () => {
    const { dana } = slack.acme.people
    expect(await dana.command('Swim Booking')).toMatchObject({ status: 200 })
    await poll(() => dana.read()).toContain('Who uses it & why?\n(Staff | Customers) [Save] [Why?]')
    await dana.choose('who', ['Customers'])
    expect(await dana.press('Save')).toMatchObject({ status: 200 })
    await poll(() => dana.read()).toBe('Saved')
    expect(JSON.parse(small.heard.find((one) => one.startsWith('{')) ?? '')).toMatchObject({
      values: { a: { who: { selected_options: [{ value: 'Customers' }] } } },
    })
    expect(await slack.acme.people.ravi.read()).toBe('')
  })

  test('fills in a form, is told what is missing in it, and sends or closes it', async () => {
    const { dana } = slack.acme.people
    await dana.command('Swim Booking')
    await dana.press('Why?')
    await expect(dana.submit()).rejects.toThrow('Your words')
    expect(await dana.submit({ 'Your words': 'no' })).toMatchObject({ errors: { b: 'More' } })
    expect(await dana.submit({ 'Your words': 'because' })).toMatchObject({ errors: {}, body: '' })
    expect(dana.form()).toBeUndefined()
    await dana.press('Why?')
    await dana.close()
    await poll(() => small.heard).toContain('closed')
    await dana.press('Why?', { late: true })
    await poll(() => small.heard).toContain('expired_trigger_id')
  })

  test('writes to the app, and a resend says that it is one', async () => {
    const { mei } = slack.acme.people
    await mei.say('hello')
    await slack.again(slack.sent.at(-1), 2)
    await poll(() => mei.read()).toContain('retry 0\n\nretry 2')
    await poll(() => small.heard).toContain('of my own')
  })

  test('calls the app in a channel: it can answer once it is a member', async () => {
    const { ravi } = slack.acme.people
    const { open, closed } = slack.acme.channels
    await ravi.mention('start', open)
    await poll(() => small.heard).toContain('not_in_channel')
    await ravi.mention('start', closed)
    await poll(() => small.heard).toContain('channel_not_found')
    await ravi.invite(closed)
    await ravi.mention('start', closed)
    await poll(() => ravi.read(closed)).toContain('@whatif start\n\nHello @ravi')
  })

  test('turns a message into a story, and the answer is a whisper', async () => {
    const { ravi, mei } = slack.acme.people
    const { open } = slack.acme.channels
    await ravi.messageShortcut('add_story', await mei.write('A key got lost', open))
    await poll(() => ravi.read(open)).toContain('(only you can see this)\nAdded: A key got lost')
    expect(await mei.read(open)).not.toContain('Added')
    await expect(ravi.shortcut('unknown')).rejects.toThrow('manifest.json does not ask')
  })

  test('opens a file that the app sent', async () => {
    const { dana } = slack.acme.people
    const client = new webApi.WebClient(slack.acme.botToken, { slackApiUrl: slack.apiUrl })
    const file = {
      channel_id: await dana.dm(),
      filename: 'report.md',
      file: Buffer.from('# Hello'),
    }
    await client.filesUploadV2({ ...file, title: 'Report' })
    expect(await dana.read()).toContain('{file: Report}')
    expect(Buffer.from(await dana.openFile('report.md')).toString()).toBe('# Hello')
  })

  test('has a home page with things to press', async () => {
    const { dana } = slack.acme.people
    await dana.openHome()
    await poll(() => dana.readHome()).toContain('[Save]')
    expect(await dana.press('Why?', { on: 'home' })).toMatchObject({ status: 200 })
  })
})

describe('our Slack is as strict as Slack', () => {
  const client = (token: string) =>
    new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet, ...oneTry })
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => 'allowed',
      (error) => error.data?.error ?? error.message,
    )

  test('a wrong signature, an old one and a wrong content type do not get in', async () => {
    await slack.acme.people.dana.say('hello')
    const delivery = slack.sent.at(-1)
    if (!delivery) throw new Error('nothing sent')
    expect(await slack.deliver(delivery, { secret: 'wrong' })).toMatchObject({ status: 401 })
    expect(await slack.deliver(delivery, { agedSeconds: 400 })).toMatchObject({ status: 401 })
    await slack.acme.people.dana.command('x')
    const command = slack.sent.at(-1)
    if (!command) throw new Error('nothing sent')
    const contentType = 'application/x-www-form-urlencoded; charset=utf-8'
    expect(await slack.deliver(command, { contentType })).toMatchObject({ status: 400 })
  })

  test('unknown tokens, missing scopes and another workspace’s people are refused', async () => {
    const acme = client(slack.acme.botToken)
    const { id: dana } = slack.acme.people.dana
    const { open } = slack.acme.channels
    expect(await refusal(client('xoxb-guess').auth.test())).toBe('invalid_auth')
    expect(await refusal(acme.conversations.history({ channel: open }))).toBe('missing_scope')
    expect(await refusal(acme.users.info({ user: slack.umbrella.people.dana.id }))).toBe(
      'user_not_found',
    )
    slack.addFacts(dana, { tz: 'Europe/Vienna' })
    expect(await acme.users.info({ user: dana })).toMatchObject({ user: { tz: 'Europe/Vienna' } })
    const { team_id, response_metadata } = await acme.auth.test()
    expect(team_id).toBe(slack.acme.team)
    expect(response_metadata?.scopes).toEqual(expect.arrayContaining([...neededScopes]))
  })

  test.each([
    ['a button of 76 letters', { type: 'actions', elements: [button('x'.repeat(76))] }],
    ['a section of 3,001', { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }],
    ['a picture without words', { type: 'image', image_url: 'https://x.invalid/a.png' }],
    ['26 buttons in a row', { type: 'actions', elements: Array(26).fill(button('x')) }],
    ['an unknown block', { type: 'hologram' }],
  ])('%s is an invalid block', async (_, block) => {
    const channel = slack.acme.people.dana.id
    const posted = client(slack.acme.botToken).chat.postMessage({
      channel,
      text: 'x',
      blocks: [block as never],
    })
    expect(await refusal(posted)).toBe('invalid_blocks')
  })

  test('a response address works five times, for half an hour', async () => {
    const { dana } = slack.acme.people
    await dana.command('x')
    const { response_url: address } = slack.sent.at(-1)?.payload ?? {}
    const respond = async () =>
      (await fetch(String(address), { method: 'POST', body: '{"text":"hi"}' })).text()
    const told = [...'12345'].map(() => 'ok')
    for (const words of [...told, '{"ok":false,"error":"used_url"}']) {
      expect(await respond()).toBe(words)
    }
    slack.age(31 * 60_000)
    expect(await respond()).toBe('{"ok":false,"error":"expired_url"}')
  })

  test('after the app is removed its token is worth nothing', async () => {
    const { botToken } = slack.umbrella
    expect(await slack.umbrella.uninstall()).toHaveLength(2)
    expect(await refusal(client(botToken).auth.test())).toBe('token_revoked')
    expect(await refusal(client(slack.acme.botToken).auth.test())).toBe('allowed')
  })
})

describe('what goes wrong on the way', () => {
  test.each([
    ['too many calls', faults.rateLimited(7), 0],
    ['Slack broken', faults.broken(), 0],
    ['Slack broken after posting', faults.brokenAfter(), 1],
    ['connection lost', faults.dropped(), 0],
    ['connection lost after posting', faults.droppedAfter(), 1],
    ['blocks that Slack does not know yet', faults.invalidBlocks(), 0],
  ])('%s', async (what, fault, landed) => {
    const { ravi } = slack.acme.people
    small.plan('chat.postMessage', fault)
    const before = slack.calls.filter(({ method }) => method === 'chat.postMessage').length
    await ravi.command(what)
    await poll(() => small.left()).toBe(0)
    await ravi.command(`again: ${what}`)
    await poll(() => ravi.messages()).toContainEqual(
      expect.objectContaining({ text: `again: ${what}` }),
    )
    const posted = slack.calls.filter(({ method }) => method === 'chat.postMessage').length
    expect(posted - before).toBe(landed + 1)
  })
})

test('the same app works through Socket Mode', async () => {
  const other = await startSlack()
  const app = await startSmallApp(other, true)
  const { dana } = other.acme.people
  expect(await dana.command('Swim Booking')).toMatchObject({ status: 200 })
  await poll(() => dana.read()).toContain('Who uses it')
  await dana.press('Why?')
  expect(await dana.submit({ 'Your words': 'no' })).toMatchObject({ errors: { b: 'More' } })
  await app.stop()
  await other.stop()
})

test('each workspace installs an app by agreeing to it, and gets a token of its own', async () => {
  const store = new MemoryInstallationStore()
  const app = new App({
    signingSecret: slack.app.signingSecret,
    clientId: slack.app.clientId,
    clientSecret: slack.app.clientSecret,
    stateSecret: 'a-state-secret',
    scopes: [...neededScopes],
    installationStore: store,
    convoStore: false,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl, ...oneTry },
  })
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  const where = 'address' in server ? server.address() : null
  const page = `http://127.0.0.1:${typeof where === 'object' && where?.port}/slack/install`
  const { status, callback } = await slack.umbrella.install(page, 'mei')
  expect(status).toBe(200)
  const { team } = slack.umbrella
  const query = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false }
  const { bot } = await store.fetchInstallation(query)
  expect(bot?.scopes).toEqual([...neededScopes])
  const client = new webApi.WebClient(bot?.token, { slackApiUrl: slack.apiUrl, ...oneTry })
  expect(await client.auth.test()).toMatchObject({ team: 'Umbrella', team_id: team })
  expect(await fetch(callback)).toMatchObject({ status: 400 })
  await app.stop()
})

function button(text: string) {
  return { type: 'button', action_id: text, text: { type: 'plain_text', text } }
}
