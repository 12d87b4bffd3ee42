import { describe, expect, test } from 'vitest'
import { eventCallback, interaction, slashCommand } from '../../../src/channels/slack/payloads.ts'

const x = (length: number) => 'x'.repeat(length)
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
const user = { id: 'U1' }
const action = { type: 'button', action_id: 'a' }

const press = (more: object, one: object = {}) =>
  interaction.safeParse({
    type: 'block_actions',
    user,
    actions: [{ ...action, ...one }],
    ...more,
  })
const filled = (more: object) =>
  press({ state: { values: { b: { a: { type: 'plain_text_input', ...more } } } } })
const sent = (view: object) =>
  interaction.safeParse({ type: 'view_submission', user, view: { id: 'V1', ...view } })
const shortcut = (more: object) =>
  interaction.safeParse({ type: 'shortcut', user, callback_id: 'c', ...more })
const onMessage = (message: object, more: object = {}) =>
  interaction.safeParse({
    type: 'message_action',
    user,
    callback_id: 'c',
    channel: { id: 'C1' },
    message: { ts: '1.2', ...message },
    ...more,
  })
const command = (more: object) =>
  slashCommand.safeParse({
    command: '/whatif',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    trigger_id: 't',
    ...more,
  })
const told = (event: object, more: object = {}) =>
  eventCallback.safeParse({ type: 'event_callback', team_id: 'T1', event_id: 'E1', event, ...more })
const mention = (more: object) =>
  told({ type: 'app_mention', user: 'U1', text: 'hi', ts: '1.2', channel: 'C1', ...more })
const revoked = (tokens: object) => told({ type: 'tokens_revoked', tokens })

/** What is limited, the most of it that is taken, and something from Slack with so much of it. */
const table: readonly [string, number, (n: number) => { success: boolean }][] = [
  ['the id of whoever presses', 64, (n) => press({ user: { id: x(n) } })],
  ['somebody’s name', 40_000, (n) => press({ user: { ...user, name: x(n) } })],
  ['a trigger', 128, (n) => press({ trigger_id: x(n) })],
  ['presses at once', 25, (n) => press({ actions: many(n, action) })],
  ['the name of a button', 255, (n) => press({}, { action_id: x(n) })],
  ['what a button carries', 2000, (n) => press({}, { value: x(n) })],
  ['what is picked', 255, (n) => press({}, { selected_option: { value: x(n) } })],
  ['the address to answer to', 3000, (n) => press({ response_url: x(n) })],
  ['the id of a channel', 64, (n) => press({ container: { channel_id: x(n) } })],
  ['what is written into a field', 40_000, (n) => filled({ value: x(n) })],
  ['boxes that are ticked', 100, (n) => filled({ selected_options: many(n, { value: 'v' }) })],
  ['a day that is picked', 10, (n) => filled({ selected_date: x(n) })],
  ['the name of a block', 255, (n) => press({ state: { values: { [x(n)]: {} } } })],
  [
    'the name of a field',
    255,
    (n) => press({ state: { values: { b: { [x(n)]: { type: 't' } } } } }),
  ],
  ['the name of a window', 255, (n) => sent({ callback_id: x(n) })],
  ['what a window keeps', 3000, (n) => sent({ private_metadata: x(n) })],
  ['the mark of a window’s version', 64, (n) => sent({ hash: x(n) })],
  ['the name of a shortcut', 255, (n) => shortcut({ callback_id: x(n) })],
  ['the words of a message', 40_000, (n) => onMessage({ text: x(n) })],
  ['a message’s address to answer to', 3000, (n) => onMessage({}, { response_url: x(n) })],
  ['a command', 255, (n) => command({ command: `/${x(n - 1)}` })],
  ['the words of a command', 40_000, (n) => command({ text: x(n) })],
  ['a command’s address to answer to', 3000, (n) => command({ response_url: x(n) })],
  ['the words of a mention', 40_000, (n) => mention({ text: x(n) })],
  ['files', 100, (n) => mention({ files: many(n, {}) })],
  ['keys of people that ended', 1000, (n) => revoked({ oauth: many(n, 'U1') })],
  ['keys of apps that ended', 1000, (n) => revoked({ bot: many(n, 'U1') })],
  [
    'those on whose behalf we are told',
    100,
    (n) => told({ type: 'app_uninstalled' }, { authorizations: many(n, { team_id: 'T1' }) }),
  ],
]

describe.each(table)('%s: at most %i', (_, most, taken) => {
  test('is taken up to there, and not beyond', () => {
    expect(taken(most).success).toBe(true)
    expect(taken(most + 1).success).toBe(false)
  })
})

test.each([
  ['a press of nothing', press({ actions: [] })],
  ['a press of nobody', press({ user: { id: '' } })],
  ['a button without a name', press({}, { action_id: '' })],
  ['a shortcut without a name', shortcut({ callback_id: '' })],
  ['a trigger without a word', press({ trigger_id: '' })],
  ['a command without a slash', command({ command: 'whatif' })],
  ['something of another kind', interaction.safeParse({ type: 'other', user })],
  [
    'a message of an app',
    told({
      type: 'message',
      user: 'U1',
      bot_id: 'B1',
      channel_type: 'im',
      text: '',
      ts: '1',
      channel: 'C1',
    }),
  ],
])('%s is not taken', (_, { success }) => {
  expect(success).toBe(false)
})

test('an app of another shape counts as not said', () => {
  expect(press({ api_app_id: 7 }).data).not.toHaveProperty('api_app_id', 7)
  expect(press({ api_app_id: 'A1' }).data).toMatchObject({ api_app_id: 'A1' })
})

test('what was left out of a window is empty', () => {
  expect(sent({}).data).toMatchObject({ view: { callback_id: '', private_metadata: '' } })
})
