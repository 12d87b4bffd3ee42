import { describe, expect, test } from 'vitest'
import { toAdaptiveCard } from '../../../src/channels/adaptive-card/adaptive-card.ts'
import type { AdaptiveCard, CardPart } from '../../../src/channels/adaptive-card/card.ts'
import { asTyped } from '../../../src/message/escape.ts'
import type { Button, Element, Field, Message } from '../../../src/message/message.ts'
import { remarks } from './microsoft.ts'

const options = {
  picture: (name: string) => (name === 'data-flow' ? '/pictures/data-flow.svg' : undefined),
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

const fields: Record<Field['type'], Field> = {
  text: {
    type: 'text',
    id: 'words',
    label: 'Your words',
    placeholder: 'A few',
    value: 'x',
    long: true,
    required: true,
    max: 300,
  },
  choice: {
    type: 'choice',
    id: 'stance',
    label: 'What do you think?',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No, because …' },
    ],
    required: true,
  },
  choices: {
    type: 'choices',
    id: 'safeguards',
    label: 'Safety steps',
    options: [
      { value: 'second-step', label: 'A second step at sign-in' },
      { value: 'tell-user', label: 'Tell people about new sign-ins' },
    ],
    value: ['second-step', 'tell-user'],
  },
  date: { type: 'date', id: 'due', label: 'By when?', value: '2026-03-01', required: true },
  person: { type: 'person', id: 'owner', label: 'Who sees to it?', value: 'Mei' },
  place: { type: 'place', id: 'to', label: 'Post it in', onlyPrivate: true },
  toggle: { type: 'toggle', id: 'shareReason', label: 'Others may see my reason', value: true },
}

const every: Element[] = [
  { type: 'heading', text: 'What could go wrong with **Swim Booking**' },
  { type: 'text', text: 'Plain' },
  { type: 'text', text: '*Quiet*', tone: 'quiet' },
  { type: 'text', text: 'Good', tone: 'good' },
  { type: 'text', text: 'Look out', tone: 'warn' },
  { type: 'list', items: ['one', 'two'] },
  { type: 'list', items: ['first', 'second'], ordered: true },
  { type: 'pairs', items: [{ label: 'How bad', value: 'high' }] },
  { type: 'progress', text: 'Question 6 of about 20', done: 5, of: 20 },
  { type: 'divider' },
  { type: 'picture', picture: 'data-flow', alt: 'What goes where' },
  ...Object.values(fields).map((field): Element => ({ type: 'field', field })),
  {
    type: 'buttons',
    buttons: [
      { ...button('Send', 'primary'), collects: true },
      button('Delete', 'danger'),
      button('Why?', 'quiet'),
    ],
  },
]

const bodyOf = (json: AdaptiveCard): readonly CardPart[] => json.body
describe('the checker of these tests', () => {
  test('complains about a card that is wrong', () => {
    const wrong = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'Input.Text' }, { type: 'Fancy' }],
    }
    expect(remarks(wrong).length).toBeGreaterThanOrEqual(2)
  })
})

describe('a message becomes a card that Microsoft’s renderer takes without a remark', () => {
  test.each(every.map((element) => [element.type, element] as const))('%s', (_type, element) => {
    const json = card(element)
    expect(remarks(json)).toEqual([])
    expect(json.version).toBe('1.5')
  })

  test('all of them together, far below the size Teams takes', () => {
    const json = card(...every)
    expect(remarks(json)).toEqual([])
    expect(JSON.stringify(json).length * 2).toBeLessThan(28 * 1024)
  })

  test('a message of nothing', () => {
    expect(card()).toMatchObject({ body: [], fallbackText: '' })
  })

  test('notifications and screen readers get the plain words', () => {
    const json = card({ type: 'heading', text: 'Hi **Dana**' }, { type: 'text', text: 'Shall we?' })
    expect(json.fallbackText).toBe('Hi Dana\nShall we?')
    expect(json.speak).toBe(json.fallbackText)
  })
})

describe('each element keeps its meaning', () => {
  test.each<[string, Element, Partial<CardPart>]>([
    [
      'a heading',
      { type: 'heading', text: 'H' },
      { type: 'TextBlock', style: 'heading', wrap: true },
    ],
    [
      'quiet words',
      { type: 'text', text: 'q', tone: 'quiet' },
      { type: 'TextBlock', isSubtle: true },
    ],
    ['a list', { type: 'list', items: ['a', 'b'] }, { text: '- a\n- b' }],
    ['a numbered list', { type: 'list', items: ['a', 'b'], ordered: true }, { text: '1. a\n2. b' }],
    [
      'pairs',
      { type: 'pairs', items: [{ label: 'l', value: 'v' }] },
      { type: 'FactSet', facts: [{ title: 'l', value: 'v' }] },
    ],
    [
      'a picture',
      { type: 'picture', picture: 'data-flow', alt: 'A' },
      { type: 'Image', url: '/pictures/data-flow.svg', altText: 'A' },
    ],
    [
      'a picture that cannot be shown',
      { type: 'picture', picture: 'risk-map', alt: 'A' },
      { type: 'TextBlock', text: 'A' },
    ],
    [
      'a date',
      { type: 'field', field: fields.date },
      {
        type: 'Input.Date',
        id: 'due',
        label: 'By when?',
        value: '2026-03-01',
        isRequired: true,
        errorMessage: options.required,
      },
    ],
    [
      'a person',
      { type: 'field', field: fields.person },
      { type: 'Input.Text', id: 'owner', label: 'Who sees to it?', value: 'Mei' },
    ],
    [
      'a long text',
      { type: 'field', field: fields.text },
      { type: 'Input.Text', isMultiline: true, maxLength: 300, placeholder: 'A few', value: 'x' },
    ],
    [
      'a choice',
      { type: 'field', field: fields.choice },
      {
        type: 'Input.ChoiceSet',
        style: 'expanded',
        id: 'stance',
        isRequired: true,
        errorMessage: options.pick,
      },
    ],
    [
      'several choices',
      { type: 'field', field: fields.choices },
      { isMultiSelect: true, value: 'second-step,tell-user' },
    ],
    [
      'a switch',
      { type: 'field', field: fields.toggle },
      { type: 'Input.Toggle', title: 'Others may see my reason', value: 'true' },
    ],
  ])('%s', (_name, element, expected) => {
    expect(bodyOf(card(element))[0]).toMatchObject(expected)
  })

  test('up to ten options stand open, more become a menu', () => {
    const withOptions = (count: number): Element => ({
      type: 'field',
      field: {
        type: 'choice',
        id: 'c',
        label: 'Pick',
        options: Array.from({ length: count }, (_, n) => ({ value: `v${n}`, label: `L${n}` })),
      },
    })
    expect(bodyOf(card(withOptions(10)))[0]).toMatchObject({ style: 'expanded' })
    expect(bodyOf(card(withOptions(11)))[0]).toMatchObject({ style: 'compact' })
  })

  test('a divider is the line above what follows, and nothing at the end', () => {
    const json = card(
      { type: 'text', text: 'a' },
      { type: 'divider' },
      { type: 'text', text: 'b' },
      { type: 'divider' },
    )
    expect(bodyOf(json)).toHaveLength(2)
    expect(bodyOf(json)[1]).toMatchObject({ text: 'b', separator: true })
  })

  test.each([
    [0, 20, [20]],
    [5, 20, [5, 15]],
    [20, 20, [20]],
    [25, 20, [20]],
    [-1, 0, [1]],
  ])('on our page progress of %d out of %d is drawn as %j, with its words', (done, of, widths) => {
    const progress: Element = { type: 'progress', text: 'Question 6 of about 20', done, of }
    const onPage = { ...options, ownPage: true }
    const [words, bar] = bodyOf(
      toAdaptiveCard({ audience: 'people', elements: [progress] }, onPage),
    )
    expect(words).toMatchObject({ text: 'Question 6 of about 20' })
    const columns = bar?.['columns'] as { width: number }[] | undefined
    expect(columns?.map(({ width }) => width)).toEqual(widths)
  })

  test('our page has colours for good news and warnings; in Teams, where they may be too pale, a warning is bold', () => {
    const elements: Element[] = [
      { type: 'text', text: 'Thanks', tone: 'good' },
      { type: 'text', text: 'Look out', tone: 'warn' },
    ]
    const onPage = toAdaptiveCard({ audience: 'people', elements }, { ...options, ownPage: true })
    expect(bodyOf(onPage)).toMatchObject([{ color: 'Good' }, { color: 'Attention' }])
    const inTeams = card(...elements)
    expect(bodyOf(inTeams)).toMatchObject([{ text: 'Thanks' }, { weight: 'Bolder' }])
    expect(JSON.stringify(inTeams)).not.toContain('color')
  })

  test('in Teams, which would draw a thick bar, progress is its words', () => {
    const json = card({ type: 'progress', text: 'Question 6 of about 20', done: 5, of: 20 })
    expect(bodyOf(json)).toMatchObject([{ type: 'TextBlock', text: 'Question 6 of about 20' }])
  })

  test('a settled answer is one line with its button at the side', () => {
    const json = card(
      { type: 'text', text: '6. If all of it were out? **Someone could be hurt**' },
      { type: 'buttons', buttons: [button('Change', 'quiet')] },
    )
    expect(bodyOf(json)).toHaveLength(1)
    expect(bodyOf(json)[0]).toMatchObject({ type: 'ColumnSet' })
    expect(remarks(json)).toEqual([])
  })
})

describe('words that people typed', () => {
  test.each([
    '- not a list',
    '1. not a list',
    '2) nor this',
    '+ plus',
    '= equals',
    '{{DATE(2017-02-14T06:08:39Z, SHORT)}}',
  ])('%s', (typed) => {
    const [block] = bodyOf(card({ type: 'text', text: asTyped(typed) }))
    expect(String(block?.['text'])).not.toMatch(/^([-+=]|\d+[.)])\s|\{\{/)
  })

  test('1.5 hours and 2024 stay as they are', () => {
    expect(bodyOf(card({ type: 'text', text: '1.5 hours' }))[0]).toMatchObject({
      text: '1.5 hours',
    })
    expect(bodyOf(card({ type: 'text', text: '2024 was good' }))[0]).toMatchObject({
      text: '2024 was good',
    })
  })
})

test('the same message always makes the same card', () => {
  const message: Message = { audience: 'people', elements: every }
  expect(toAdaptiveCard(message, options)).toEqual(toAdaptiveCard(message, options))
})
