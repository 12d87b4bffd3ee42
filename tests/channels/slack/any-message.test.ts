import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classic, toBlocks } from '../../../src/channels/slack/blocks.ts'
import { refusalsOfMessage, refusalsOfView } from '../../../src/channels/slack/check-payload.ts'
import { toHome, toModal } from '../../../src/channels/slack/view.ts'
import { message } from '../../../src/message/build.ts'
import type { Button, Element, Field } from '../../../src/message/message.ts'
import { check } from '../../property/run.ts'
import { options } from './drawing.ts'

const piece = fc.constantFrom(
  ...[
    'word',
    'ever so long a word',
    ' ',
    '\n',
    '&',
    '<!here>',
    '**',
    '_',
    ':bomb:',
    '😀',
    '\u200B',
  ],
  ...['\uD83D', '\u202E', 'שלום', '> ', '- ', '`', '[a](https://a.example)', '\u0000'],
)
const words = (most: number) => fc.array(piece, { maxLength: most }).map((all) => all.join(''))
const style = fc.constantFrom<Button['style'][]>('primary', 'danger', 'quiet', undefined)
const button: fc.Arbitrary<Button> = fc
  .record({ label: words(12), style, collects: fc.boolean() })
  .map(({ label, style: how, collects }) => ({
    label,
    action: { type: 'answer', review: 'r1' },
    collects,
    ...(how && { style: how }),
  }))

const choices = fc
  .array(words(30), { minLength: 1, maxLength: 120 })
  .map((labels) => labels.map((label, n) => ({ value: `v${n}`, label })))
const fieldOf = (id: string): fc.Arbitrary<Field> =>
  fc.record({ label: words(20), options: choices, on: fc.boolean() }).chain((made) => {
    const { label, on } = made
    return fc.constantFrom<Field[]>(
      { type: 'text', id, label, max: 600, value: label, placeholder: label },
      { type: 'choice', id, label, options: made.options, value: 'v3' },
      { type: 'choices', id, label, options: made.options, value: ['v0', 'v200'] },
      { type: 'date', id, label, value: '2026-12-01' },
      { type: 'person', id, label, value: label, person: label, optional: on },
      { type: 'place', id, label, onlyPrivate: on, value: label },
      { type: 'toggle', id, label, value: on },
    )
  })

const element: fc.Arbitrary<Element> = fc.oneof(
  words(60).map((text): Element => ({ type: 'heading', text })),
  words(700).map((text): Element => ({ type: 'text', text })),
  words(700).map((text): Element => ({ type: 'text', text, tone: 'quiet' })),
  fc
    .record({ items: fc.array(words(120), { maxLength: 60 }), ordered: fc.boolean() })
    .map((list): Element => ({ type: 'list', ...list })),
  fc
    .array(fc.record({ label: words(40), value: words(300) }), { maxLength: 15 })
    .map((items): Element => ({ type: 'pairs', items })),
  words(20).map((text): Element => ({ type: 'progress', text, done: 1, of: 2 })),
  words(400).map((alt): Element => ({ type: 'picture', picture: 'risk-map', alt })),
  fc.array(button, { maxLength: 14 }).map((buttons): Element => ({ type: 'buttons', buttons })),
  fc.constant<Element>({ type: 'divider' }),
)
const elements = fc.array(element, { minLength: 1, maxLength: 70 })
const fields = fc
  .integer({ min: 0, max: 6 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, n) => fieldOf(`f${'abcdef'.charAt(n)}`))),
  )
const drawings = { ...options, picture: () => ({ slackFile: 'F1' }) }

test('whatever a message holds, Slack takes it', () => {
  check(
    'messages in Slack',
    100,
    fc.property(elements, fields, (parts, filled) => {
      const asked = filled.map((field): Element => ({ type: 'field', field }))
      const whole = message(...parts, ...asked)
      const slack = toBlocks(whole, drawings)
      expect(refusalsOfMessage(slack)).toEqual([])
      expect(refusalsOfMessage({ ...slack, blocks: classic(slack.blocks) })).toEqual([])
      expect(refusalsOfView(toHome(whole, drawings))).toEqual([])
    }),
  )
})

test('whatever a form asks, Slack takes it', () => {
  check(
    'forms in Slack',
    100,
    fc.property(words(20), words(300), fields, button, (title, body, filled, submit) => {
      const asked = filled.map((field): Element => ({ type: 'field', field }))
      const form = { title, elements: [{ type: 'text', text: body } as const, ...asked], submit }
      expect(refusalsOfView(toModal(form, options))).toEqual([])
    }),
  )
})
