import { describe, expect, test } from 'vitest'
import { toBlocks } from '../../../src/channels/slack/blocks.ts'
import { refusalsOfView } from '../../../src/channels/slack/check-payload.ts'
import { formAsked, formOfMessage } from '../../../src/channels/slack/fields-form.ts'
import { loadingModal, toModal } from '../../../src/channels/slack/view.ts'
import { buttons, field, message, text } from '../../../src/message/build.ts'
import type { Field, Form } from '../../../src/message/message.ts'
import { choices, drawn, options, press, rowsOf, say, send, typesOf } from './drawing.ts'

describe('what can be picked', () => {
  const pick = (
    type: 'choice' | 'choices',
    count: number,
    label?: (n: number) => string,
  ): Field => ({
    type,
    id: 'value',
    label: 'Pick',
    options: choices(count, label),
  })
  const elementOf = (one: Field) => {
    const blocks = drawn(field(one), buttons(send))
    const found = blocks.map((block) => {
      if (block.type === 'section') return block.accessory
      const [first] = block.type === 'actions' ? block.elements : []
      return first?.type === 'button' ? undefined : first
    })
    return found.find((one) => one !== undefined)
  }

  test.each([
    ['choices', 10, 'checkboxes'],
    ['choices', 11, 'multi_static_select'],
    ['choice', 6, 'radio_buttons'],
    ['choice', 7, 'static_select'],
    ['choice', 100, 'static_select'],
  ] as const)('%s of %i are %s', (type, count, expected) => {
    expect(elementOf(pick(type, count))?.type).toBe(expected)
  })

  test('more than a menu holds is counted', () => {
    const blocks = drawn(field(pick('choices', 103)), buttons(send))
    expect(JSON.stringify(blocks)).toContain('and 3 more')
  })

  test('what stands chosen is chosen, and what is not known is not', () => {
    const field: Field = { type: 'choices', id: 'value', label: 'Pick', options: choices(3) }
    expect(elementOf({ ...field, value: ['v1', 'gone'] })).toMatchObject({
      initial_options: [{ value: 'v1' }],
    })
    expect(elementOf({ ...field, value: ['gone'] })).not.toHaveProperty('initial_options')
  })

  test('a long label goes on in a second line, in brackets if it ends so', () => {
    const brackets = `${'Ask for a second step at sign-in, '.repeat(2)}always (a day or less)`
    expect(elementOf(pick('choices', 1, () => brackets))).toMatchObject({
      options: [{ description: { text: 'a day or less' } }],
    })
    const words = `${'word '.repeat(25)}end`
    expect(elementOf(pick('choices', 1, () => words))).toMatchObject({
      options: [
        {
          text: { text: 'word '.repeat(15).trim() },
          description: { text: expect.stringMatching(/end$/) },
        },
      ],
    })
  })

  test('a label that two lines do not hold stands above in full', () => {
    const endless = (n: number) => `${n} ${'word '.repeat(40)}end`
    const blocks = drawn(field(pick('choices', 2, endless)), buttons(send))
    expect(JSON.stringify(blocks)).toContain(`1. ${endless(0)}\\n2. ${endless(1)}`)
  })
})

describe('what is written, and people', () => {
  const words: Field = { type: 'text', id: 'value', label: 'Your words', long: true, max: 600 }
  const who = (n: number): Field => ({
    type: 'person',
    id: `value.${n}`,
    label: `Who ${n}?`,
    optional: true,
  })
  const asking = message(text('**What?**'), field(words), buttons(send, press('Skip')))
  const people = message(text('**Who?**'), field(who(0)), field(who(1)), buttons(send))

  test('one button opens the message’s own fields as a form', () => {
    const { blocks } = toBlocks(asking, options)
    expect(typesOf(blocks)).toEqual(['section', 'context', 'actions'])
    expect(rowsOf(blocks)).toEqual([['Write it', 'Skip']])
    const row = blocks.at(-1)
    const [write] = row?.type === 'actions' ? row.elements : []
    const action = JSON.parse((write?.type === 'button' && write.value) || '{}')
    expect(action).toMatchObject({
      type: 'slackWrite',
      sends: 'answer',
      question: 'q1',
      version: 2,
    })
    expect(formAsked(action, [people, asking], options.say)).toEqual(formOfMessage(asking, say))
    expect(formAsked({ ...action, version: 1 }, [asking], say)).toBeUndefined()
  })

  test('the question about people names its lines and picks them in the form', () => {
    const { blocks } = toBlocks(people, options)
    expect(JSON.stringify(blocks)).toContain('• Who 0?\\n• Who 1?')
    const form = formOfMessage(people, say)
    const view = form && toModal(form, options)
    expect(view && refusalsOfView(view)).toEqual([])
    expect(view?.blocks).toMatchObject([
      { type: 'section' },
      { type: 'input', optional: true, element: { type: 'users_select' } },
      { type: 'input', element: { action_id: 'field.value.1' } },
    ])
  })

  test('a message without fields has no form', () => {
    expect(formOfMessage(message(text('x'), buttons(press('Go'))), say)).toBeUndefined()
  })
})

describe('a form', () => {
  const form = (fields: readonly Field[], title = 'Short title'): Form => ({
    title,
    elements: [text('Body'), ...fields.map(field)],
    submit: { label: 'Send', action: { type: 'decide', review: 'r1' }, collects: true },
  })
  const inputs = (...fields: Field[]) => {
    const view = toModal(form(fields), options)
    expect(refusalsOfView(view)).toEqual([])
    return view.blocks.slice(1)
  }

  test('text keeps what was filled in, within its length', () => {
    const value = 'x'.repeat(50)
    const one: Field = { type: 'text', id: 'own', label: 'Own', max: 40, value, required: true }
    expect(inputs(one)).toMatchObject([
      {
        block_id: 'decide.own',
        optional: false,
        element: { action_id: 'field.own', max_length: 40, initial_value: 'x'.repeat(40) },
      },
    ])
  })

  test('a person is picked from the workspace; a name that is no account stands for nobody', () => {
    const one: Field = { type: 'person', id: 'owner', label: 'Who?' }
    expect(inputs({ ...one, person: 'U0MEI' })).toMatchObject([
      { optional: false, element: { type: 'users_select', initial_user: 'U0MEI' } },
    ])
    expect(inputs({ ...one, person: 'mei' })[0]).not.toHaveProperty('element.initial_user')
  })

  test('a private place leaves out public channels and those shared with others', () => {
    const one: Field = { type: 'place', id: 'to', label: 'Where?', onlyPrivate: true }
    expect(inputs(one)).toMatchObject([
      {
        element: {
          default_to_current_conversation: true,
          filter: {
            include: ['private'],
            exclude_bot_users: true,
            exclude_external_shared_channels: true,
          },
        },
      },
    ])
    const [known] = inputs({ ...one, onlyPrivate: false, value: 'C0SWIM' })
    expect(known).toMatchObject({
      element: {
        initial_conversation: 'C0SWIM',
        filter: { include: ['public', 'private'] },
      },
    })
    expect(known).not.toHaveProperty('element.default_to_current_conversation')
  })

  test('a box to tick has its label, and one word beside the box', () => {
    const one: Field = {
      type: 'toggle',
      id: 'shareReason',
      label: 'Others may see it',
      value: true,
    }
    expect(inputs(one)).toMatchObject([
      {
        label: { text: 'Others may see it' },
        optional: true,
        element: { action_id: 'toggle.shareReason', initial_options: [{ text: { text: 'Yes' } }] },
      },
    ])
  })

  test('a title that Slack cuts stands in full inside', () => {
    const title = 'Could this happen with Swim Booking?'
    const view = toModal(form([], title), options)
    expect(view.title.text.length).toBeLessThanOrEqual(24)
    expect(JSON.stringify(view.blocks[0])).toContain(`*${title}*`)
  })

  test('carries its action and opaque ids, and waits in a window of its own', () => {
    const view = toModal(form([]), { ...options, more: { channel: 'C1' } })
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({
      action: { type: 'decide', review: 'r1' },
      channel: 'C1',
    })
    expect(refusalsOfView(loadingModal('A title that is far too long for Slack', say))).toEqual([])
  })
})
