import { describe, expect, test } from 'vitest'
import { slackFieldsOf } from '../../../src/channels/slack/field-values.ts'
import type { FilledIn } from '../../../src/channels/slack/payloads.ts'

const read = (elements: Readonly<Record<string, FilledIn>>) =>
  slackFieldsOf({ values: { block: elements } })
const value = (element: FilledIn) => read({ 'field.one': element }).fields
const picked = { value: 'a' }

describe('what was filled in', () => {
  test.each([
    ['plain_text_input', { value: 'words' }, 'words'],
    ['radio_buttons', { selected_option: picked }, 'a'],
    ['static_select', { selected_option: picked }, 'a'],
    ['checkboxes', { selected_options: [picked, { value: 'b' }] }, ['a', 'b']],
    ['multi_static_select', { selected_options: [picked] }, ['a']],
    ['users_select', { selected_user: 'U1' }, 'U1'],
    ['conversations_select', { selected_conversation: 'C1' }, 'C1'],
    ['datepicker', { selected_date: '2026-12-08' }, '2026-12-08'],
  ] as const)('%s', (type, more, expected) => {
    expect(value({ type, ...more } as unknown as FilledIn)).toEqual({ one: expected })
    // Beside what is meant for another kind.
    const all = {
      value: 'words',
      selected_option: { value: 'x' },
      selected_options: [{ value: 'y' }],
      selected_user: 'U9',
      selected_conversation: 'C9',
      selected_date: '2000-01-01',
    }
    expect(value({ type, ...all, ...more } as unknown as FilledIn)).toEqual({ one: expected })
  })

  test.each(['plain_text_input', 'static_select', 'users_select', 'datepicker'])(
    'an empty %s is an empty word',
    (type) => {
      expect(value({ type })).toEqual({ one: '' })
    },
  )

  test.each(['checkboxes', 'multi_static_select'])('an empty %s is an empty list', (type) => {
    expect(value({ type })).toEqual({ one: [] })
  })

  test('a box to tick is ticked or not', () => {
    const tick = (selected_options: FilledIn['selected_options']) =>
      read({ 'toggle.shareReason': { type: 'checkboxes', selected_options } }).fields
    expect(tick([picked])).toEqual({ shareReason: true })
    expect([tick([]), tick(null)]).toEqual([{ shareReason: false }, { shareReason: false }])
  })

  test('what is no field of ours is left out', () => {
    const words = { type: 'plain_text_input', value: 'x' }
    const none = ['one', 'field', 'field.', 'field.a-b', `field.${'a'.repeat(41)}`, 'other.one']
    const all = [...none, 'field.one.12', 'field.constructor', 'xfield.one', 'field.one.0.1']
    expect(read(Object.fromEntries(all.map((id) => [id, words]))).fields).toEqual({})
    expect(read({ [`field.${'a'.repeat(40)}`]: words }).fields).toEqual({ ['a'.repeat(40)]: 'x' })
  })

  test('people who were picked are named, each once', () => {
    const someone = (selected_user: string) => ({ type: 'users_select', selected_user })
    const { people } = read({
      'field.a': someone('U1'),
      'field.b': someone('U2'),
      'field.c': someone('U1'),
      'other.d': someone('U3'),
    })
    expect(people).toEqual(['U1', 'U2'])
  })
})
