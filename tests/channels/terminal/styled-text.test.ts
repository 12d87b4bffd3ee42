import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { styledText } from '../../../src/channels/terminal/styled-text.ts'
import type { Element } from '../../../src/message/message.ts'

const shown = (...elements: Element[]) => styledText({ elements })
const plain = (...elements: Element[]) => stripVTControlCharacters(shown(...elements))
const text = (words: string, tone?: 'quiet' | 'good' | 'warn'): Element => ({
  type: 'text',
  text: words,
  ...(tone && { tone }),
})
const progress = (done: number, of: number): Element => ({
  type: 'progress',
  text: `${done} of ${of}`,
  done,
  of,
})

describe('a message in a terminal that has colours', () => {
  // Colours are left out where nobody would see them.
  let painted = false
  beforeAll(() => {
    painted = shown({ type: 'heading', text: 'x' }) !== 'x'
  })

  test('has the words of every part, a line for each', () => {
    expect(
      plain(
        { type: 'heading', text: 'Title' },
        text('**Bold** and _thin_'),
        { type: 'list', items: ['one', 'two'] },
        { type: 'list', ordered: true, items: ['one', 'two'] },
        { type: 'list', ordered: true, start: 4, items: ['one', 'two'] },
        { type: 'pairs', items: [{ label: 'By', value: 'Ravi' }] },
      ),
    ).toBe('Title\nBold and thin\n• one\n• two\n1. one\n2. two\n4. one\n5. two\nBy Ravi')
  })

  test('leaves out what comes as a prompt, and what is empty', () => {
    const button = { type: 'buttons', buttons: [] } as unknown as Element
    const field = { type: 'field', field: { type: 'text', id: 'a', label: 'A', max: 9 } } as Element
    expect(shown(text(''), button, field)).toBe('')
    expect(plain(text('a'), button, text('b'))).toBe('a\nb')
  })

  test('shows where links lead, and no control characters', () => {
    expect(plain(text('[here](https://example.org/x)'))).toBe('here (https://example.org/x)')
    expect(shown(text('a\u001b[31mb'))).not.toContain('\u001b[31m')
    expect(plain({ type: 'picture', picture: 'risk-map', alt: 'A map' })).toContain('A map')
  })

  test('a bar is as full as so much of all is done', () => {
    const bar = (done: number, of: number) => plain(progress(done, of)).split(' ')[0]
    for (const [done, of] of [
      [0, 7],
      [3, 7],
      [7, 7],
      [9, 7],
      [0, 0],
    ] as const) {
      expect(bar(done, of)).toBe('━'.repeat(12))
    }
    expect(plain(progress(3, 7))).toMatch(/ 3 of 7$/)
  })

  test('paints headings, tones and how far it is', () => {
    if (!painted) return
    const tones = (['quiet', 'good', 'warn'] as const).map((tone) => shown(text('x', tone)))
    expect(new Set([...tones, shown(text('x'))]).size).toBe(4)
    const full = (done: number, of: number) =>
      shown(progress(done, of)).split('\u001b[39m')[0]?.match(/━/g)?.length ?? 0
    expect([full(6, 12), full(12, 12), full(24, 12)]).toEqual([6, 12, 12])
  })
})
