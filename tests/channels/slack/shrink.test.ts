import { describe, expect, test } from 'vitest'
import { shrink } from '../../../src/channels/slack/shrink.ts'
import type { Element } from '../../../src/message/message.ts'
import { say } from '../../own-content.ts'

const words = (element: Element): number => {
  if (element.type === 'list') return element.items.join('').length
  return element.type === 'text' && element.tone !== 'quiet' ? element.text.length : 0
}
/** What is left where there is room for so many parts and so many letters, not counting what is left out. */
const within = (
  room: { parts?: number; letters?: number },
  ...elements: Element[]
): readonly Element[] =>
  shrink(
    elements,
    (some) => ({
      blocks: some.length > (room.parts ?? 99),
      words: some.reduce((sum, one) => sum + words(one), 0) > (room.letters ?? 99_999),
    }),
    say,
  )
const text = (letters: number): Element => ({ type: 'text', text: 'x'.repeat(letters) })
const list = (count: number, letters = 10): Element => ({
  type: 'list',
  items: Array.from({ length: count }, () => 'x'.repeat(letters)),
})
const divider: Element = { type: 'divider' }
const row = { type: 'buttons', buttons: [] } as unknown as Element
const more = (count: number) => ({
  type: 'text',
  tone: 'quiet',
  text: say('slack.more', { count }),
})
const counts = (elements: readonly Element[]) =>
  elements.map((one) => (one.type === 'list' ? one.items.length : one.type))

describe('a message that is too much for Slack', () => {
  test('stays as it is where it fits', () => {
    const all = [text(10), list(3), divider, row]
    expect(within({}, ...all)).toEqual(all)
  })

  test('loses entries of its longest list first, and says how many', () => {
    const left = within({ letters: 250 }, list(32), list(3, 5))
    // A sixteenth of what is there at a time.
    expect(counts(left)[0]).toBeLessThan(32)
    expect(counts(left).at(-1)).toBe(3)
    const [kept] = counts(left)
    expect(left[1]).toEqual(more(32 - Number(kept)))
    expect(left.reduce((sum, one) => sum + words(one), 0)).toBeLessThanOrEqual(250)
  })

  test('cuts a sixteenth of a list at a time, at least one entry', () => {
    expect(counts(within({ letters: 319 }, list(32)))[0]).toBe(30)
    expect(counts(within({ letters: 49 }, list(5)))[0]).toBe(4)
  })

  test('keeps one entry of a list, and then shortens its longest words by a third', () => {
    const left = within({ letters: 1100 }, list(2, 100), text(1200), text(400))
    const [, note, first, second] = left
    expect(note).toEqual(more(1))
    expect(words(first as Element)).toBeLessThan(600)
    expect(words(second as Element)).toBe(400)
    expect((first as { text: string }).text.endsWith('…')).toBe(true)
  })

  test('never shortens what is short already', () => {
    const left = within({ letters: 450 }, text(300), text(300))
    expect(left).toEqual([text(300), more(1)])
  })

  test('leaves out lines between parts before parts, wherever they stand', () => {
    expect(within({ parts: 2 }, text(1), divider, text(2))).toEqual([text(1), text(2)])
  })

  test('then leaves out the last parts that are only read, with how many, above what can be pressed', () => {
    expect(within({ parts: 3 }, text(1), text(2), text(3), row)).toEqual([text(1), more(2), row])
  })

  test('leaves out what can be pressed only where nothing else is left', () => {
    expect(within({ parts: 3 }, text(1), row, row, row)).toEqual([text(1), more(2), row])
    expect(within({ parts: 0 }, text(1))).toEqual([text(1)])
    expect(within({ parts: 0 })).toEqual([])
  })
})
