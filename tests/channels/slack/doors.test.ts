import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { MemoryStore } from '../../storage/memory-store.ts'
import type { Delivery } from './sending.ts'
import type { Json } from './shapes.ts'
import { type RunningWhatif, startWhatif, words } from './whatif.ts'
import { type Slack, startSlack } from './workspace.ts'

let slack: Slack
let whatif: RunningWhatif
const store = new MemoryStore()
/** What Slack really sends, for each way that something arrives. */
const real = new Map<string, Delivery>()

beforeAll(async () => {
  slack = await startSlack()
  whatif = await startWhatif(slack, { store })
  const { dana } = slack.acme.people
  const last = (name: string) => real.set(name, slack.sent.at(-1) as Delivery)
  await dana.say('start Swim Booking')
  last('event')
  await dana.press('Skip')
  last('press')
  await dana.command('', await dana.dm())
  last('command')
  await dana.close()
  await dana.shortcut('start_check')
  last('shortcut')
  await dana.close()
  const { text, ...shown } = (await dana.messages())[0] ?? { channel: '', ts: '', text: '' }
  await dana.messageShortcut('add_story', { ...shown, text })
  last('messageShortcut')
  await quiet()
})
afterAll(async () => {
  await whatif.stop()
  await slack.stop()
})

/** Everything that is kept; nothing in this file may change it. */
async function kept(): Promise<string> {
  const workspaces = [slack.acme, slack.umbrella].map(({ team }) => `slack:${team}`)
  const lists = await Promise.all(workspaces.map((workspace) => store.list(workspace)))
  return JSON.stringify(await Promise.all(lists.flat().map((key) => store.load(key))))
}

const quiet = (): Promise<void> => slack.settled()

let before = ''
let asked = 0
beforeAll(async () => {
  before = await kept()
  asked = slack.calls.length
})
afterEach(async () => {
  await quiet()
  expect(await kept()).toBe(before)
  expect(whatif.log.filter((line) => line.startsWith('error'))).toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  asked = slack.calls.length
})

const form = 'application/x-www-form-urlencoded'

/** Sends any bytes, signed unless it is said otherwise. */
async function knock(
  body: string,
  type = 'application/json',
  more: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const time = String(Math.floor(Date.now() / 1000))
  const hash = createHmac('sha256', slack.app.signingSecret).update(`v0:${time}:${body}`)
  const answer = await fetch(`${whatif.address}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${hash.digest('hex')}`,
      ...more,
    },
  })
  return { status: answer.status, body: await answer.text() }
}

const sent = (name: string): Delivery => {
  const delivery = real.get(name)
  if (!delivery) throw new Error(`no ${name} was recorded`)
  return delivery
}

/** The same again, under another id, with parts of it changed. */
function changed(name: string, change: (payload: Json) => Json): Delivery {
  const { kind, payload } = sent(name)
  const copy: Json = JSON.parse(JSON.stringify(payload))
  const fresh = { trigger_id: `${Math.random()}`, event_id: `${Math.random()}` }
  return { kind, payload: { ...copy, ...fresh, ...change(copy) } }
}

const pressing = (action: Json, more: Json = {}): Delivery =>
  changed('press', ({ actions }) => {
    const [first] = actions as Json[]
    return { actions: [{ ...first, ...action }], ...more }
  })

describe('who gets in', () => {
  test.each(['event', 'press', 'command', 'shortcut'])(
    '%s: only signed, and in time',
    async (name) => {
      const delivery = sent(name)
      for (const how of [{ secret: 'wrong' }, { agedSeconds: 301 }, { agedSeconds: -400 }]) {
        expect(await slack.deliver(delivery, how)).toMatchObject({ status: 401, body: '' })
      }
      expect(slack.calls).toHaveLength(asked)
    },
  )

  test.each([
    ['without a signature', { 'x-slack-signature': '' }],
    ['with half a signature', { 'x-slack-signature': 'v0' }],
    ['without a time', { 'x-slack-request-timestamp': '' }],
    ['with a strange time', { 'x-slack-request-timestamp': 'now' }],
  ])('a call %s is turned away without a word', async (_, headers) => {
    const { status, body } = await knock('{}', 'application/json', headers)
    expect([status, body]).toEqual([401, ''])
  })

  test.each([
    ['a form with another content type', 'payload=%7B%7D', `${form}; charset=utf-8`, 400],
    ['text', 'hello', 'text/plain', 400],
    ['broken JSON', '{"type":', 'application/json', 400],
    ['a form whose payload is no JSON', 'payload=%7B', form, 400],
    ['more than half a megabyte', `{"a":"${'x'.repeat(530_000)}"}`, 'application/json', 413],
  ])('%s is refused, and nothing of the program shows', async (_, body, type, status) => {
    expect(await knock(body, type)).toEqual({ status, body: '' })
  })

  test.each([
    'null',
    '5',
    '"x"',
    '[]',
    '[{}]',
    '{"event":null}',
    '{"event":5}',
    '{"event":{"item":5}}',
  ])('JSON that says nothing: %s', async (body) => {
    const answer = await knock(`${body}`)
    expect(answer.body).toBe('')
  })

  test('Slack’s own two questions are answered', async () => {
    expect(await knock('ssl_check=1&token=x', form)).toEqual({ status: 200, body: '' })
    const asks = JSON.stringify({ type: 'url_verification', challenge: 'c-1', token: 'x' })
    expect(await knock(asks)).toEqual({ status: 200, body: '{"challenge":"c-1"}' })
    expect(await fetch(`${whatif.address}/slack/events`)).toMatchObject({ status: 404 })
  })
})

describe('what nobody knows', () => {
  const older = () => words('slack.older')

  test.each([
    ['without a value', { value: undefined }],
    ['of another app', { action_id: 'approve_42', value: 'deal-42' }],
    ['with JSON that is no action', { value: '[1,2]' }],
    ['with an action that has no name', { value: '{"review":"x"}' }],
  ])('a button %s is from an older message', async (_, action) => {
    expect(await slack.deliver(pressing(action))).toMatchObject({ status: 200, body: '' })
    await expect.poll(() => slack.acme.people.dana.read()).toContain(older())
  })

  test.each([
    '{"type":"selfDestruct"}',
    '{"type":"toString"}',
    '{"type":"answer","review":{"$ne":null},"question":"x","version":0,"value":"x"}',
    '{"type":"answer","review":"x","question":"x","version":-1,"value":"x"}',
    '{"type":"decide","review":"x","__proto__":{"polluted":1},"constructor":{"polluted":1}}',
    '{"__proto__":{"type":"home","polluted":1}}',
    '{"type":"write","sends":"toString","review":"__proto__","question":"constructor"}',
    '{"type":"home","page":"x"}',
    '{"type":"home","page":1e9}',
    `{"type":"openStory","review":"${'x'.repeat(1900)}","finding":"x"}`,
  ])('a button that asks for %s changes nothing', async (value) => {
    expect(await slack.deliver(pressing({ value }))).toMatchObject({ status: 200, body: '' })
  })

  test('fields with names of every object are left out', async () => {
    const polluted = { type: 'plain_text_input', value: 'polluted' }
    const names = ['__proto__', 'constructor', 'toString', 'field.__proto__', 'field.constructor']
    const values = JSON.parse(
      `{${names.map((name) => `"${name}":{"${name}":${JSON.stringify(polluted)}}`).join()}}`,
    )
    const action = { action_id: 'answer.1.fields', value: '{"type":"answer","review":"x"}' }
    const delivery = pressing(action, { state: { values } })
    expect(await slack.deliver(delivery)).toMatchObject({ status: 200, body: '' })
  })

  test.each([
    'hologram_picker',
    'rich_text_input',
    'overflow',
    'workflow_button',
    'channels_select',
  ])('a %s is taken note of, and no more', async (type) => {
    expect(await slack.deliver(pressing({ type }))).toMatchObject({ status: 200, body: '' })
    await quiet()
    expect(slack.calls).toHaveLength(asked)
  })

  test.each([
    ['a form that is not ours', { type: 'view_submission', callback_id: 'else', metadata: '' }],
    [
      'a form with strange metadata',
      { type: 'view_submission', callback_id: 'form', metadata: '{"action":[]}' },
    ],
    [
      'a closed window',
      { type: 'view_closed', callback_id: 'form', metadata: '{"action":{"type":"home"}}' },
    ],
  ])('%s is acknowledged', async (_, { type, metadata, callback_id }) => {
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id,
      private_metadata: metadata,
      blocks: [],
      state: { values: {} },
    }
    const delivery = changed('press', () => ({ type, view, actions: undefined }))
    expect(await slack.deliver(delivery)).toMatchObject({ status: 200, body: '' })
    await quiet()
    expect(slack.calls).toHaveLength(asked)
  })

  test.each(['shortcut', 'messageShortcut'])('an unknown %s opens nothing', async (name) => {
    const delivery = changed(name, () => ({ callback_id: 'of_another_manifest' }))
    const { kind, payload } = delivery
    const asForm = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    expect(kind).toBe('interactive')
    expect(await knock(asForm, form)).toEqual({ status: 200, body: '' })
    await quiet()
    expect(slack.calls).toHaveLength(asked)
  })

  test.each([
    { type: 'hologram_pressed' },
    { type: 'block_suggestion', action_id: 'x', block_id: 'y', value: 'z' },
    { type: 'interactive_message', actions: [{ name: 'x', type: 'button' }], callback_id: 'x' },
    { type: 'dialog_submission', submission: {}, callback_id: 'x', state: '' },
  ])('something of another time: $type', async (payload) => {
    const { user, team } = sent('press').payload
    const all = JSON.stringify({ ...payload, user, team, trigger_id: '1.2' })
    const asForm = new URLSearchParams({ payload: all }).toString()
    expect(await knock(asForm, form)).toEqual({ status: 200, body: '' })
    expect(slack.calls).toHaveLength(asked)
  })

  test.each([
    { type: 'reaction_added', user: 'U1', item: { type: 'message', channel: 'C1', ts: '1.1' } },
    { type: 'message', channel_type: 'channel', channel: 'C1', user: 'U1', text: 'x', ts: '1.1' },
    { type: 'message', channel_type: 'im', subtype: 'message_changed', channel: 'D1', ts: '1.1' },
    { type: 'message', channel_type: 'im', channel: 'D1', bot_id: 'B1', text: 'x', ts: '1.1' },
    { type: 'app_home_opened', user: 'U1', tab: 'about', channel: 'D1' },
  ])('an event that means nothing to us: $type', async (event) => {
    const { payload } = changed('event', () => ({ event }))
    expect(await knock(JSON.stringify(payload))).toEqual({ status: 200, body: '' })
    await quiet()
    expect(slack.calls).toHaveLength(asked)
  })
})
