import type { types } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import {
  refusalsOfMessage,
  refusalsOfView,
  throwOnRefusal,
} from '../../../src/channels/slack/check-payload.ts'
import { AppError } from '../../../src/errors.ts'

const x = (length: number): string => 'x'.repeat(length)
const many = <T>(count: number, one: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => one(n))

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text })
const section = (length: number): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: x(length) },
})
const button = (n: number, more: Partial<types.Button> = {}): types.Button => ({
  type: 'button',
  action_id: `a.${n}`,
  text: plain('go'),
  ...more,
})
const actions = (...elements: types.ActionsBlockElement[]): types.ActionsBlock => ({
  type: 'actions',
  elements,
})
const option = (n: number, more: object = {}) => ({ text: plain('o'), value: `v${n}`, ...more })
const options = (count: number) => many(count, (n) => option(n))
const input = (element: types.InputBlockElement, label = 'Label'): types.InputBlock => ({
  type: 'input',
  label: plain(label),
  element,
})

const inMessage = (...blocks: types.KnownBlock[]) => refusalsOfMessage({ text: 'words', blocks })
const inView = (more: Partial<types.ModalView>) =>
  refusalsOfView({ type: 'modal', title: plain('t'), submit: plain('s'), blocks: [], ...more })

const confirm = (more: Partial<types.ConfirmationDialog>) =>
  inMessage(
    actions(
      button(1, {
        style: 'danger',
        confirm: {
          title: plain('t'),
          text: plain('t'),
          confirm: plain('y'),
          deny: plain('n'),
          ...more,
        },
      }),
    ),
  )

/** What is limited, the most that Slack takes (our own budget where it names none), and a payload with so much of it. */
const table: readonly [string, number, (n: number) => readonly { what: string }[]][] = [
  [
    'blocks of a message',
    50,
    (n) => inMessage(...many(n, (): types.DividerBlock => ({ type: 'divider' }))),
  ],
  [
    'all words of a message',
    9999,
    (n) => inMessage(section(3000), section(3000), section(3000), section(n - 9000)),
  ],
  ['bytes of a message’s text', 3500, (n) => refusalsOfMessage({ text: x(n), blocks: [] })],
  ['a section', 3000, (n) => inMessage(section(n))],
  [
    'fields of a section',
    10,
    (n) => inMessage({ type: 'section', fields: many(n, () => ({ type: 'mrkdwn', text: 'x' })) }),
  ],
  [
    'a field of a section',
    2000,
    (n) => inMessage({ type: 'section', fields: [{ type: 'mrkdwn', text: x(n) }] }),
  ],
  ['a header', 150, (n) => inMessage({ type: 'header', text: plain(x(n)) })],
  [
    'elements of a context',
    10,
    (n) => inMessage({ type: 'context', elements: many(n, () => ({ type: 'mrkdwn', text: 'x' })) }),
  ],
  [
    'words of a context',
    3000,
    (n) => inMessage({ type: 'context', elements: [{ type: 'mrkdwn', text: x(n) }] }),
  ],
  ['elements of a row', 25, (n) => inMessage(actions(...many(n, (one) => button(one))))],
  ['a button', 75, (n) => inMessage(actions(button(1, { text: plain(x(n)) })))],
  ['a button’s value', 2000, (n) => inMessage(actions(button(1, { value: x(n) })))],
  [
    'a button’s spoken label',
    75,
    (n) => inMessage(actions(button(1, { accessibility_label: x(n) }))),
  ],
  ['an action_id', 255, (n) => inMessage(actions(button(1, { action_id: x(n) })))],
  ['a block_id', 255, (n) => inMessage({ ...section(1), block_id: x(n) })],
  ['a confirmation’s title', 100, (n) => confirm({ title: plain(x(n)) })],
  ['a confirmation’s words', 300, (n) => confirm({ text: plain(x(n)) })],
  ['a confirmation’s yes', 30, (n) => confirm({ confirm: plain(x(n)) })],
  ['a confirmation’s no', 30, (n) => confirm({ deny: plain(x(n)) })],
  [
    'a picture’s description',
    2000,
    (n) => inMessage({ type: 'image', alt_text: x(n), slack_file: { id: 'F1' } }),
  ],
  [
    'a picture’s address',
    3000,
    (n) => inMessage({ type: 'image', alt_text: 'x', image_url: x(n) }),
  ],
  [
    'boxes to tick',
    10,
    (n) => inMessage(actions({ type: 'checkboxes', action_id: 'c', options: options(n) })),
  ],
  [
    'circles',
    10,
    (n) => inMessage(actions({ type: 'radio_buttons', action_id: 'r', options: options(n) })),
  ],
  [
    'lines of a menu',
    100,
    (n) => inMessage(actions({ type: 'static_select', action_id: 's', options: options(n) })),
  ],
  [
    'lines of a menu for several',
    100,
    (n) => inMessage(actions({ type: 'multi_static_select', action_id: 's', options: options(n) })),
  ],
  [
    'an option',
    75,
    (n) =>
      inMessage(
        actions({
          type: 'checkboxes',
          action_id: 'c',
          options: [option(1, { text: plain(x(n)) })],
        }),
      ),
  ],
  [
    'an option’s value',
    75,
    (n) =>
      inMessage(
        actions({ type: 'checkboxes', action_id: 'c', options: [option(1, { value: x(n) })] }),
      ),
  ],
  [
    'an option’s second line',
    75,
    (n) =>
      inMessage(
        actions({
          type: 'checkboxes',
          action_id: 'c',
          options: [option(1, { description: plain(x(n)) })],
        }),
      ),
  ],
  [
    'a placeholder',
    150,
    (n) => inMessage(actions({ type: 'users_select', action_id: 'u', placeholder: plain(x(n)) })),
  ],
  [
    'a field’s label',
    2000,
    (n) => inView({ blocks: [input({ type: 'plain_text_input', action_id: 'i' }, x(n))] }),
  ],
  [
    'what a field takes',
    3000,
    (n) => inView({ blocks: [input({ type: 'plain_text_input', action_id: 'i', max_length: n })] }),
  ],
  [
    'what stands in a field',
    40,
    (n) =>
      inView({
        blocks: [
          input({ type: 'plain_text_input', action_id: 'i', max_length: 40, initial_value: x(n) }),
        ],
      }),
  ],
  ['blocks of a window', 100, (n) => inView({ blocks: many(n, () => ({ type: 'divider' })) })],
  ['a window’s title', 24, (n) => inView({ title: plain(x(n)) })],
  ['a window’s button', 24, (n) => inView({ submit: plain(x(n)) })],
  ['a window’s way out', 24, (n) => inView({ close: plain(x(n)) })],
  ['what a window keeps', 3000, (n) => inView({ private_metadata: x(n) })],
  ['a window’s callback', 255, (n) => inView({ callback_id: x(n) })],
  [
    'blocks of the home page',
    100,
    (n) => refusalsOfView({ type: 'home', blocks: many(n, () => ({ type: 'divider' })) }),
  ],
]

describe.each(table)('%s: at most %i', (_, most, payload) => {
  test('passes below and at the limit, and not above', () => {
    expect(payload(most - 1)).toEqual([])
    expect(payload(most)).toEqual([])
    expect(payload(most + 1)).toHaveLength(1)
    expect(payload(most + 1)[0]?.what).toContain(`at most ${most}`)
  })
})

test.each([
  ['no text', () => refusalsOfMessage({ text: ' ', blocks: [] })],
  ['an empty section', () => inMessage({ type: 'section' })],
  ['an empty word', () => inMessage(section(0))],
  ['an empty row', () => inMessage(actions())],
  ['no options', () => inMessage(actions({ type: 'checkboxes', action_id: 'c', options: [] }))],
  [
    'an empty list of what is chosen',
    () =>
      inMessage(
        actions({ type: 'checkboxes', action_id: 'c', options: options(2), initial_options: [] }),
      ),
  ],
  [
    'one value twice',
    () =>
      inMessage(actions({ type: 'checkboxes', action_id: 'c', options: [option(1), option(1)] })),
  ],
  ['one action_id twice', () => inMessage(actions(button(1)), actions(button(1)))],
  [
    'one block_id twice',
    () => inMessage({ ...section(1), block_id: 'b' }, { ...section(1), block_id: 'b' }),
  ],
  ['danger that never asks', () => inMessage(actions(button(1, { style: 'danger' })))],
  ['a block we never send', () => inMessage({ type: 'markdown', text: 'x' })],
  ['an element we never send', () => inMessage(actions({ type: 'timepicker', action_id: 't' }))],
  [
    'fields without a button to send them',
    () =>
      refusalsOfView({
        type: 'modal',
        title: plain('t'),
        blocks: [input({ type: 'plain_text_input', action_id: 'i' })],
      }),
  ],
])('%s is refused', (_, payload) => {
  expect(payload()).toHaveLength(1)
})

test('the last gate names where and what, and never the words', () => {
  expect(() => throwOnRefusal([])).not.toThrow()
  const problems = inMessage(section(3001))
  expect(() => throwOnRefusal(problems)).toThrow(AppError)
  expect(() => throwOnRefusal(problems)).toThrow('blocks[0].text has 3001 characters, at most 3000')
})
