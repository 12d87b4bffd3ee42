import { describe, expect, test } from 'vitest'
import { toAdaptiveCard } from '../../../src/channels/adaptive-card/adaptive-card.ts'
import type { Button, Element } from '../../../src/message/message.ts'

const options = { picture: () => undefined, required: 'Fill this in.', pick: 'Pick one.' }
const bodyOf = (...elements: Element[]) =>
  toAdaptiveCard({ audience: 'people', elements }, options).body
const button = (label: string, style?: Button['style']): Button => ({
  label,
  action: { type: 'answer', review: 'r1', question: 'in.how', version: 2, value: label },
  ...(style && { style }),
})

describe('a card says no more than its message', () => {
  test('words have no more weight than they need, here and there', () => {
    const block = { type: 'TextBlock', text: 'x', wrap: true }
    const drawn = (tone: 'quiet' | 'good' | 'warn' | undefined, ownPage: boolean) =>
      toAdaptiveCard(
        { audience: 'people', elements: [{ type: 'text', text: 'x', ...(tone && { tone }) }] },
        { ...options, ownPage },
      ).body[0]
    const tones = [undefined, 'quiet', 'good', 'warn'] as const
    expect(tones.map((tone) => drawn(tone, true))).toEqual([
      block,
      { ...block, isSubtle: true },
      { ...block, color: 'Good' },
      { ...block, color: 'Attention' },
    ])
    expect(tones.map((tone) => drawn(tone, false))).toEqual([
      block,
      { ...block, isSubtle: true },
      block,
      { ...block, weight: 'Bolder' },
    ])
  })

  test('an empty list is no part of a card, nor are pairs of nothing', () => {
    expect(bodyOf({ type: 'list', items: [] }, { type: 'pairs', items: [] })).toEqual([])
    const after = bodyOf(
      { type: 'divider' },
      { type: 'list', items: [] },
      { type: 'text', text: 'a' },
    )
    expect(after).toEqual([
      { type: 'TextBlock', text: 'a', wrap: true, separator: true, spacing: 'Medium' },
    ])
  })

  test('what is written from the right says so, and nothing else does', () => {
    const from = (language?: string) =>
      toAdaptiveCard({ audience: 'people', elements: [], ...(language && { language }) }, options)
    expect(from('ar').rtl).toBe(true)
    expect(from('de')).not.toHaveProperty('rtl')
    expect(from()).not.toHaveProperty('rtl')
  })

  test('only words with one quiet button, and nothing more, are one line', () => {
    const words: Element = { type: 'text', text: 'a' }
    const row = (...buttons: Button[]): Element => ({ type: 'buttons', buttons })
    const types = (...elements: Element[]) => bodyOf(...elements).map(({ type }) => type)
    expect(types(words, row(button('b', 'quiet')))).toEqual(['ColumnSet'])
    expect(types(words, row(button('b')))).toEqual(['TextBlock', 'ActionSet'])
    expect(types(words, row(button('b', 'quiet'), button('c', 'quiet')))).toEqual([
      'TextBlock',
      'ActionSet',
    ])
    expect(types(words, row(button('b', 'quiet')), words)).toHaveLength(3)
    expect(types({ type: 'heading', text: 'a' }, row(button('b', 'quiet')))).toHaveLength(2)
    expect(types(words, words)).toHaveLength(2)
  })
})
