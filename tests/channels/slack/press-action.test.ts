import { describe, expect, test } from 'vitest'
import { actionOfSlackPress, moreOfForm } from '../../../src/channels/slack/press-action.ts'
import { readDelivery } from '../../../src/channels/slack/read-delivery.ts'
import { actionSchema } from '../../../src/domain/action.ts'
import * as sent from './sent.ts'

const asked = (body: unknown) => {
  const delivery = readDelivery(body)
  if (delivery?.kind !== 'press' && delivery?.kind !== 'submission') return undefined
  return actionOfSlackPress(delivery)
}

/** The same press with another value or another state. */
const pressing = (value: unknown, values: object = {}, id = 'answer.1.fields') => ({
  ...sent.answered,
  state: { values },
  actions: [{ ...sent.answered.actions[0], action_id: id, value: JSON.stringify(value) }],
})

describe('what Slack sends becomes one of ours', () => {
  const dana = { id: 'U0DANA', name: 'dana' }
  const trigger = '12345.98765.abcd2358fdea'
  const from = { id: `U0DANA.${trigger}`, team: 'T0SWIM', user: dana }

  test('a press', () => {
    expect(readDelivery(sent.answered)).toMatchObject({
      kind: 'press',
      ...from,
      trigger,
      channel: 'D0DANA',
      message: '1763715600.000100',
      isEphemeral: false,
    })
  })

  test('a form that is sent', () => {
    const delivery = readDelivery(sent.decided)
    expect(delivery).toMatchObject({ kind: 'submission', ...from, view: { callback: 'form' } })
    const view = delivery?.kind === 'submission' ? delivery.view : undefined
    expect(view && moreOfForm(view)).toEqual({ channel: 'C0SWIM' })
  })

  test.each([
    ['a form that is closed', sent.closed, { kind: 'closed', view: { id: 'V0' } }],
    ['a shortcut', sent.shortcut, { kind: 'shortcut', callback: 'start_check', trigger }],
    [
      'a message’s shortcut',
      sent.onMessage,
      { kind: 'messageShortcut', channel: 'C0SWIM', text: 'Somebody could guess it.' },
    ],
    ['a command', sent.called, { kind: 'command', ...from, text: 'Swim Booking' }],
    [
      'a direct message',
      sent.message,
      { kind: 'directMessage', id: 'Ev0PV52K21', text: 'not sure' },
    ],
    ['a mention', sent.mentioned, { kind: 'mention', thread: '1763715500.000100' }],
    ['the home page', sent.homeOpened, { kind: 'homeOpened', user: { id: 'U0DANA' } }],
    ['removing the app', sent.uninstalled, { kind: 'uninstalled', team: 'T0SWIM' }],
    ['taking tokens back', sent.revoked, { kind: 'tokensRevoked', bots: ['U0APP'] }],
  ])('%s', (_, body, expected) => {
    expect(readDelivery(body)).toMatchObject(expected)
  })

  test('a tick alone changes nothing', () => {
    const action = { type: 'checkboxes', action_id: 'field.value', action_ts: '1.1' }
    expect(readDelivery({ ...sent.answered, actions: [action] })).toMatchObject({ kind: 'touched' })
  })

  test('what we do not act on is nothing', () => {
    const own = { ...sent.message, event: { ...sent.message.event, bot_id: 'B0' } }
    const edited = { ...sent.message, event: { ...sent.message.event, subtype: 'message_changed' } }
    const inChannel = { ...sent.message, event: { ...sent.message.event, channel_type: 'channel' } }
    const messages = { ...sent.homeOpened, event: { ...sent.homeOpened.event, tab: 'about' } }
    const others = [own, edited, inChannel, messages, undefined, null, 'x', [], {}, { type: 'x' }]
    expect(others.map(readDelivery)).toEqual(others.map(() => undefined))
  })
})

describe('a press asks for', () => {
  test('its action with what was ticked', () => {
    const { action } = asked(sent.answered) ?? {}
    expect(actionSchema.parse(action)).toEqual({
      type: 'answer',
      review: 'r1',
      question: 'about.shape',
      version: 0,
      value: ['web', 'app'],
    })
  })

  test('a form’s action with its fields, and the people whom it names', () => {
    expect(asked(sent.decided)).toEqual({
      action: {
        type: 'decide',
        review: 'r1',
        finding: 'guessed-password',
        safeguards: ['two-step'],
        own: '',
        treatment: 'mitigate',
        owner: 'U0MEI',
        due: '2026-12-12',
        to: 'C0SWIM',
        share: false,
        names: ['', 'U0RAVI'],
      },
      people: ['U0MEI', 'U0RAVI'],
    })
  })

  test('only what its own button says, where it takes no fields along', () => {
    const filled = { b: { 'field.value': { type: 'plain_text_input', value: 'x' } } }
    const body = pressing({ type: 'why', review: 'r1' }, filled, 'why.4')
    expect(asked(body)?.action).toEqual({ type: 'why', review: 'r1' })
  })

  test('nothing that another field’s name could slip in', () => {
    const word = { type: 'plain_text_input', value: 'x' }
    const values = Object.fromEntries(
      [
        ...['__proto__', 'constructor', 'toString', 'field.__proto__', 'field.constructor'],
        ...['field.type', 'field.review', 'other.value', 'field.value.99', 'field.a.b', 'field.'],
      ].map((id) => [`b-${id}`, { [id]: word }]),
    )
    const body = JSON.parse(JSON.stringify(pressing({ type: 'answer', review: 'r1' }, values)))
    expect(asked(body)?.action).toEqual({ type: 'answer', review: 'r1' })
    const poisoned = '{"type":"answer","__proto__":{"a":1},"constructor":"x","a.b":"y","ok":"z"}'
    const press = { ...sent.answered.actions[0], action_id: 'answer.1', value: poisoned }
    const { action } = asked({ ...sent.answered, actions: [press] }) ?? {}
    expect(Object.keys(action ?? {})).toEqual(['type', 'ok'])
    expect(Object.getPrototypeOf(action)).toBe(Object.prototype)
  })

  test.each([
    ['no JSON', 'not json'],
    ['no object', '"x"'],
    ['no type', '{"review":"r1"}'],
    ['something nested', '{"type":"answer","value":{"a":1}}'],
  ])('nothing when its value is %s', (_, value) => {
    const press = { ...sent.answered.actions[0], value }
    expect(asked({ ...sent.answered, actions: [press] })).toBeUndefined()
  })
})
