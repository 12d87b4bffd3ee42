import { describe, expect, test } from 'vitest'
import {
  toAdaptiveCard,
  toAdaptiveForm,
} from '../../../src/channels/adaptive-card/adaptive-card.ts'
import type { AdaptiveCard } from '../../../src/channels/adaptive-card/card.ts'
import { actionOfPress } from '../../../src/channels/adaptive-card/press.ts'
import type { Button, Element, Field } from '../../../src/message/message.ts'
import { remarks } from './microsoft.ts'

const options = {
  picture: () => undefined,
  required: 'Please fill this in.',
  pick: 'Please pick one.',
}
const card = (...elements: Element[]): AdaptiveCard =>
  toAdaptiveCard({ audience: 'people', elements }, options)

const button = (label: string, style?: Button['style']): Button => ({
  label,
  action: { type: 'answer', review: 'r1', question: 'in.how', version: 2, value: label },
  ...(style && { style }),
})

const steps: Field = {
  type: 'choices',
  id: 'safeguards',
  label: 'Safety steps',
  options: [
    { value: 'second-step', label: 'A second step at sign-in' },
    { value: 'tell-user', label: 'Tell people about new sign-ins' },
  ],
}

interface Press {
  readonly title: string
  readonly data: object
}
const sets = (json: AdaptiveCard): Press[][] =>
  json.body.filter((part) => part.type === 'ActionSet').map((set) => set['actions'] as Press[])
const rows = (json: AdaptiveCard): string[][] =>
  sets(json).map((set) => set.map(({ title }) => title))
const actions = (json: AdaptiveCard): Press[] => sets(json).flat()

describe('rows of buttons', () => {
  test('at most three short ones stand side by side', () => {
    const json = card({
      type: 'buttons',
      buttons: ['Yes', 'Partly', 'No', 'Not sure', 'Skip'].map((label) => button(label)),
    })
    expect(rows(json)).toEqual([
      ['Yes', 'Partly', 'No'],
      ['Not sure', 'Skip'],
    ])
  })

  test('long answers stand below each other', () => {
    const json = card({
      type: 'buttons',
      buttons: [button('A bit annoying'), button('Unhappy people and complaints')],
    })
    expect(rows(json)).toEqual([['A bit annoying'], ['Unhappy people and complaints']])
  })

  test('in Teams buttons are cut, so that longer ones stand alone, and answers that are too long are words to press', () => {
    const some = ['1,000 to 9,999', 'More than 1 million'].map((label) => button(label))
    expect(rows(card({ type: 'buttons', buttons: some }))).toEqual([
      ['1,000 to 9,999'],
      ['More than 1 million'],
    ])
    const onPage = toAdaptiveCard(
      { audience: 'people', elements: [{ type: 'buttons', buttons: some }] },
      { ...options, ownPage: true },
    )
    expect(rows(onPage)).toEqual([['1,000 to 9,999', 'More than 1 million']])

    const long = ['It stops working', 'Something it shows or *keeps* is wrong']
    const json = card({ type: 'buttons', buttons: long.map((label) => button(label)) })
    expect(json.body).toMatchObject([
      { type: 'Container', items: [{ text: 'It stops working', wrap: true }] },
      {
        type: 'Container',
        items: [{ text: 'Something it shows or \\*keeps\\* is wrong', wrap: true }],
        selectAction: {
          type: 'Action.Execute',
          title: long[1],
          data: { value: long[1] },
          fallback: { type: 'Action.Submit', data: { value: long[1] } },
        },
      },
    ])
    expect(remarks(json)).toEqual([])
  })

  test.each([
    ['in Teams, 12 letters share a row', { ownPage: false }, 12, 'shared'],
    ['in Teams, 30 letters stand alone', { ownPage: false }, 30, 'alone'],
    ['on the page, 20 letters share a row', { ownPage: true }, 20, 'shared'],
  ] as const)('%s, and not one more', (_, where, letters, room) => {
    const drawn = (length: number) =>
      toAdaptiveCard(
        {
          audience: 'people',
          elements: [
            { type: 'buttons', buttons: ['a', 'b'].map((one) => button(one.repeat(length))) },
          ],
        },
        { ...options, ...where },
      )
    const [fits, longer] = [drawn(letters), drawn(letters + 1)]
    if (room === 'shared') {
      expect(rows(fits)).toHaveLength(1)
      expect(rows(longer)).toHaveLength(2)
    } else {
      expect(fits.body.map(({ type }) => type)).toEqual(['ActionSet', 'ActionSet'])
      expect(longer.body.map(({ type }) => type)).toEqual(['Container', 'Container'])
    }
  })

  test.each([
    ['in Teams', { ownPage: false }, 20],
    ['on the page', { ownPage: true }, 42],
  ] as const)('three stand side by side %s while their letters fit', (_, where, letters) => {
    const third = Math.floor(letters / 3)
    const drawn = (last: number) =>
      toAdaptiveCard(
        {
          audience: 'people',
          elements: [
            {
              type: 'buttons',
              buttons: [third, third, last].map((length, n) =>
                button('abc'.charAt(n).repeat(length)),
              ),
            },
          ],
        },
        { ...options, ...where },
      )
    expect(rows(drawn(letters - 2 * third))).toHaveLength(1)
    expect(rows(drawn(letters - 2 * third + 1)).map((row) => row.length)).toEqual([2, 1])
  })

  test('the first row keeps its distance, the others follow it closely', () => {
    const json = card({
      type: 'buttons',
      buttons: [button('Yes'), button('Why?', 'quiet'), button('Back', 'quiet')],
    })
    expect(json.body.map(({ spacing }) => spacing)).toEqual([undefined, 'Small'])
  })

  test('only what matters most, and what destroys, looks like it', () => {
    const json = card({
      type: 'buttons',
      buttons: [button('a', 'primary'), button('b', 'danger'), button('c'), button('d', 'quiet')],
    })
    const shown = actions(json) as (Press & { style?: string })[]
    expect(shown.map(({ style }) => style)).toEqual([
      'positive',
      'destructive',
      undefined,
      undefined,
    ])
    expect(shown.map(({ data }) => 'quiet' in data)).toEqual([false, false, false, true])
    expect(shown.map((one) => 'style' in one)).toEqual([true, true, false, false])
  })

  test('a switch that nobody touched is sent as off', () => {
    const send: Button = { ...button('Send'), action: { type: 'answer' }, collects: true }
    const share: Field = { type: 'toggle', id: 'share', label: 'Share it' }
    const json = card({ type: 'field', field: share }, { type: 'buttons', buttons: [send] })
    expect(actions(json)[0]?.data).toEqual({ type: 'answer', share: 'false' })
  })

  test('quiet ones come second, wherever they were', () => {
    const json = card({
      type: 'buttons',
      buttons: [button('Why?', 'quiet'), button('Yes'), button('Back', 'quiet'), button('No')],
    })
    expect(rows(json)).toEqual([
      ['Yes', 'No'],
      ['Why?', 'Back'],
    ])
  })

  test('a press carries its action; one that collects takes the fields along', () => {
    const json = toAdaptiveForm(
      {
        title: 'T',
        elements: [{ type: 'field', field: steps }],
        submit: { ...button('Send', 'primary'), collects: true },
      },
      options,
    )
    const [send] = actions(json)
    expect(send).toMatchObject({
      type: 'Action.Execute',
      verb: 'answer',
      style: 'positive',
      associatedInputs: 'auto',
      fallback: { type: 'Action.Submit' },
    })
    expect(actionOfPress({ ...send?.data, safeguards: 'second-step,tell-user' })).toEqual({
      ...button('Send').action,
      safeguards: ['second-step', 'tell-user'],
    })
    const [plain] = actions(card({ type: 'buttons', buttons: [button('Yes')] }))
    expect(plain).toMatchObject({ associatedInputs: 'none', data: button('Yes').action })
  })

  test('several lines of one answer come back as a list, in order, gaps and all', () => {
    const line = (n: number): Element => ({
      type: 'field',
      field: { type: 'text', id: `value.${n}`, label: `Number ${n + 1}`, max: 120 },
    })
    const send: Button = {
      ...button('Send', 'primary'),
      action: { type: 'answer' },
      collects: true,
    }
    const json = card(line(0), line(1), line(2), { type: 'buttons', buttons: [send] })
    expect(actionOfPress(actions(json)[0]?.data)).toEqual({ type: 'answer', value: ['', '', ''] })
    expect(
      actionOfPress({ ...actions(json)[0]?.data, 'value.2': 'Pay', 'value.0': 'Book' }),
    ).toEqual({ type: 'answer', value: ['Book', '', 'Pay'] })
  })

  test('what was left empty is sent as empty, so that the answer can be kind', () => {
    const send: Button = { ...button('Send'), action: { type: 'answer' }, collects: true }
    const words: Field = { type: 'text', id: 'value', label: 'Your words', max: 600 }
    const json = card({ type: 'field', field: words }, { type: 'buttons', buttons: [send] })
    expect(actionOfPress(actions(json)[0]?.data)).toEqual({ type: 'answer', value: '' })
    const several = card({ type: 'field', field: steps }, { type: 'buttons', buttons: [send] })
    expect(actionOfPress(actions(several)[0]?.data)).toEqual({ type: 'answer', safeguards: [] })
  })

  test('commas in typed words stay; only lists are split', () => {
    expect(actionOfPress({ type: 'answer', value: 'a, b', lists: ['other'] })).toEqual({
      type: 'answer',
      value: 'a, b',
    })
    expect(actionOfPress({ type: 'skip', quiet: true })).toEqual({ type: 'skip' })
    expect(actionOfPress('nonsense')).toBe('nonsense')
  })
})
