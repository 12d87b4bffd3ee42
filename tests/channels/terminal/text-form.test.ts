import { describe, expect, test } from 'vitest'
import {
  hasAmounts,
  letterAt,
  numberedButtons,
  textForm,
} from '../../../src/channels/terminal/text-form.ts'
import { typedPress } from '../../../src/channels/terminal/typed-press.ts'
import type { Button, Element, Field, Message } from '../../../src/message/message.ts'

const button = (label: string, more: Partial<Button> = {}): Button => ({
  label,
  action: { type: 'home' },
  ...more,
})
const row = (...buttons: (string | Button)[]): Element => ({
  type: 'buttons',
  buttons: buttons.map((one) => (typeof one === 'string' ? button(one) : one)),
})
const card = (...elements: Element[]): Message => ({ audience: 'people', elements }) as Message
const field = (one: object): Element => ({ type: 'field', field: one as Field })
const text: Element = { type: 'text', text: 'Which?' }
const quiet = button('Why', { style: 'quiet' })
const send = button('Send', { collects: true })
const choices = (type: 'choice' | 'choices', more = {}) =>
  field({
    type,
    id: 'f',
    label: 'Pick',
    options: ['x', 'y', 'z'].map((value) => ({ value, label: value.toUpperCase() })),
    ...more,
  })
const pressed = (line: string, ...messages: Message[]) => {
  const found = typedPress(line, messages)
  return found && [found.button.label, Object.fromEntries(found.values)]
}

describe('a message in a terminal', () => {
  test('numbers three choices and more in one row, and the quiet ones stand in brackets', () => {
    expect(textForm(card(text, row('A', 'B', 'C', quiet)))).toBe('Which?\n1. A\n2. B\n3. C\n[Why]')
  })

  test('has no numbers for two, nor where the message has others', () => {
    const plain = '[A] [B] [C]'
    expect(textForm(card(row('A', 'B', quiet)))).toBe('[A] [B] [Why]')
    expect(textForm(card(row('A', 'B', 'C'), row('D')))).toBe(`${plain}\n[D]`)
    expect(textForm(card(row('A', 'B', 'C'), row('A', 'B', 'C')))).toBe(`${plain}\n${plain}`)
    expect(
      textForm(card({ type: 'list', ordered: true, items: ['one'] }, row('A', 'B', 'C'))),
    ).toContain(plain)
    expect(textForm(card(choices('choice'), row('A', 'B', 'C')))).toContain(plain)
  })

  test('keeps its numbers beside a plain list and beside quiet buttons', () => {
    const list: Element = { type: 'list', items: ['one'] }
    expect(textForm(card(list, row('A', 'B', 'C'), row(quiet)))).toMatch(/1\. A\n2\. B\n3\. C/)
  })

  test('what sends fields is no choice', () => {
    expect(numberedButtons(card(row('A', 'B', send)))).toEqual([])
    expect(
      numberedButtons(card(row('A', 'B', 'C', send, quiet))).map(({ label }) => label),
    ).toEqual(['A', 'B', 'C'])
  })

  test('amounts have letters: there a typed number is an answer', () => {
    const amounts = row('Up to 9', '10 to 99', 'More')
    expect(textForm(card(amounts))).toBe('a. Up to 9\nb. 10 to 99\nc. More')
    expect(hasAmounts([button('Up to 9'), button('More')])).toBe(false)
    expect([letterAt(0), letterAt(2)]).toEqual(['a', 'c'])
  })
})

describe('a button that is pressed by typing', () => {
  test('is found by its words in any message, the newest first', () => {
    const [one, two] = [card(row('A', 'B')), card(row('B', 'C'))]
    expect(pressed('c', one, two)).toEqual(['C', {}])
    expect(pressed('d', one, two)).toBeUndefined()
  })

  test('is found by its number in the first message alone', () => {
    const first = card(row('A', 'B', 'C'))
    expect(pressed('2', first)).toEqual(['B', {}])
    expect(pressed('4', first)).toBeUndefined()
    expect(pressed('0', first)).toBeUndefined()
    expect(pressed('2', card(text), first)).toBeUndefined()
    expect(pressed('2')).toBeUndefined()
  })

  test('is found by its letter where choices are amounts', () => {
    const amounts = card(row('Up to 9', '10 to 99', 'More'))
    expect(pressed('b', amounts)).toEqual(['10 to 99', {}])
    expect(pressed('2', amounts)).toBeUndefined()
    expect(pressed('d', amounts)).toBeUndefined()
  })

  test('sends the options that were named by number, beside what the other fields hold', () => {
    const others = [
      field({ type: 'toggle', id: 't', label: 'T' }),
      field({ type: 'text', id: 'w', label: 'W', value: 'words' }),
      field({ type: 'text', id: 'e', label: 'E' }),
    ]
    const several = card(choices('choices'), ...others, row(send))
    expect(pressed('1, 3', several)).toEqual(['Send', { f: ['x', 'z'], t: 'false', w: 'words' }])
    expect(pressed('2', several)).toEqual(['Send', { f: ['y'], t: 'false', w: 'words' }])
    expect(pressed('1 4', several)).toBeUndefined()
    const one = card(choices('choice'), row(send))
    expect(pressed('3', one)).toEqual(['Send', { f: 'z' }])
    expect(pressed('1 3', one)).toBeUndefined()
    expect(pressed('1', card(choices('choice')))).toBeUndefined()
  })

  test('by its words sends what the fields hold, and only where it sends them', () => {
    const held = choices('choices', { value: ['y'] })
    expect(pressed('send', card(held, row(send)))).toEqual(['Send', { f: ['y'] }])
    expect(pressed('a', card(held, row('A')))).toEqual(['A', {}])
  })
})
