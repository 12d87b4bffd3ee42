import { describe, expect, test } from 'vitest'
import {
  aim,
  bytesOf,
  formMessage,
  mostBytes,
  toActivity,
} from '../../../src/channels/teams/cards.ts'
import type { Button, Element, Field, Message } from '../../../src/message/message.ts'
import { plainText } from '../../../src/message/plain-text.ts'
import { seenCard } from '../adaptive-card/seen.ts'
import { wrongWith } from './card-check.ts'
import { words } from './whatif.ts'

const messageOf = (...elements: Element[]): Message => ({ audience: 'people', elements })
const button = (label: string): Button => ({ label, action: { type: 'answer', value: label } })
const many = (count: number, letters: number): string[] =>
  Array.from({ length: count }, (_, n) => `${n} ${'word '.repeat(letters / 5)}`.trim())

/** The message as it goes to Teams, and as people read it; it must be one that Teams shows whole. */
function drawn(message: Message, more: object = {}) {
  const activity = toActivity(message, { say: words, ...more })
  if (!activity) throw new Error('nothing of it is small enough')
  expect(wrongWith({ ...activity })).toEqual([])
  return { activity, seen: seenCard(activity.attachments[0].content) }
}

describe('a message for Teams', () => {
  test('is a card over the whole width, with words for the notification', () => {
    const { activity, seen } = drawn(
      messageOf(
        { type: 'heading', text: 'What could go **wrong**' },
        { type: 'text', text: 'Three things.' },
        { type: 'text', text: 'More' },
      ),
    )
    expect(activity).toMatchObject({
      type: 'message',
      summary: 'What could go wrong\nThree things.',
      attachments: [{ content: { version: '1.5', msteams: { width: 'Full' } } }],
    })
    expect(seen.text).toBe('What could go wrong\nThree things.\nMore')
  })

  test('says a preview in its notification, where somebody may read along', () => {
    const words = messageOf({ type: 'text', text: 'A weak spot' })
    expect(drawn({ ...words, preview: 'Clinic: a day' }).activity.summary).toBe('Clinic: a day')
  })

  test('has marks on every button, so that a press says which card it was', () => {
    const { seen } = drawn(messageOf({ type: 'buttons', buttons: [button('Yes'), button('No')] }), {
      marks: { card: 'question/1' },
    })
    expect(seen.actions.map(({ data }) => data)).toEqual([
      { type: 'answer', value: 'Yes', card: 'question/1' },
      { type: 'answer', value: 'No', card: 'question/1' },
    ])
  })

  test('a form stands under its title, with its button below', () => {
    const field: Field = { type: 'text', id: 'own', label: 'Your words', max: 100 }
    const submit = { ...button('Send'), collects: true }
    const form = { title: 'Decide', elements: [{ type: 'field' as const, field }], submit }
    const { seen } = drawn(formMessage(form))
    expect(seen).toMatchObject({
      text: 'Decide',
      buttons: ['Send'],
      fields: [{ label: 'Your words' }],
    })
  })

  test('a picture is shown where it has an address, and told where it has none', () => {
    const picture: Element = { type: 'picture', picture: 'risk-map', alt: 'Two things are likely.' }
    const shown = drawn(messageOf(picture), {
      picture: (name: string) => `https://x.example/${name}`,
    })
    expect(shown.activity.attachments[0].content.body[0]).toMatchObject({
      url: 'https://x.example/risk-map',
    })
    expect(drawn(messageOf(picture)).seen.text).toBe('Two things are likely.')
  })
})

describe('a message that is too large', () => {
  test('says less in its fallback first: the card loses nothing by it', () => {
    const text = 'word '.repeat(1200).trim()
    const { activity, seen } = drawn(messageOf({ type: 'text', text }))
    expect(seen.text).toBe(text)
    expect(bytesOf(activity)).toBeLessThan(aim)
    expect(activity.attachments[0].content.fallbackText.length).toBeLessThanOrEqual(300)
  })

  test.each<[string, Element, RegExp]>([
    ['a list', { type: 'list', items: many(200, 600) }, /and 1(?:60|85|93|97) more/],
    ['a numbered one', { type: 'list', items: many(200, 600), ordered: true }, /and \d+ more/],
    [
      'pairs',
      { type: 'pairs', items: many(100, 900).map((value, n) => ({ label: `L${n}`, value })) },
      /and \d+ more/,
    ],
    ['one long text', { type: 'text', text: 'word '.repeat(20_000) }, /…$/],
  ])('%s is shortened, and says what it leaves out', (_what, element, told) => {
    const { activity, seen } = drawn(
      messageOf(element, { type: 'buttons', buttons: [button('Open the report')] }),
    )
    expect(bytesOf(activity)).toBeLessThanOrEqual(mostBytes)
    expect(seen.text).toMatch(told)
    expect(seen.buttons).toEqual(['Open the report'])
  })

  test('counts what it leaves out', () => {
    const { seen } = drawn(messageOf({ type: 'list', items: many(41, 2000) }))
    const shown = seen.text.split('\n').filter((line) => line.startsWith('- ')).length
    expect(seen.text).toContain(`and ${41 - shown} more`)
  })

  test('one more is one more', () => {
    const { seen } = drawn(messageOf({ type: 'list', items: many(41, 985) }))
    expect(seen.text).toContain('and 1 more')
  })

  test('letters of many bytes are counted as Teams counts them', () => {
    const { activity } = drawn(
      messageOf({ type: 'list', items: Array(300).fill('🏊‍♀️'.repeat(60)) }),
    )
    expect(Buffer.from(JSON.stringify(activity), 'utf16le').length).toBeLessThanOrEqual(mostBytes)
    expect(JSON.stringify(activity)).not.toMatch(/\\ud[89a-f]/i)
  })

  test('where nothing helps, there is no card', () => {
    const options = many(100, 500).map((label, n) => ({ value: `v${n}`, label }))
    const field: Field = { type: 'choice', id: 'c', label: 'Pick', options }
    expect(toActivity(messageOf({ type: 'field', field }), { say: words })).toBeUndefined()
  })

  test('keeps its words for those who read no cards', () => {
    const message = messageOf(
      { type: 'heading', text: 'Title' },
      { type: 'list', items: many(200, 600) },
    )
    const { activity } = drawn(message)
    expect(plainText(message)).toContain(activity.attachments[0].content.fallbackText.slice(0, 100))
    expect(activity.summary.length).toBeLessThanOrEqual(200)
  })
})
