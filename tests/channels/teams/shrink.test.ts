import { expect, test } from 'vitest'
import { variants } from '../../../src/channels/teams/shrink.ts'
import type { Element, Message } from '../../../src/message/message.ts'
import { say } from '../../own-content.ts'

const all = (...elements: Element[]): readonly (readonly Element[])[] =>
  [...variants({ audience: 'people', elements } as Message, say)].map((one) => one.elements)

const texts = (elements: readonly Element[] | undefined) =>
  (elements ?? []).map((element) => ('text' in element ? element.text : element.type))
const items = (count: number, letters = 1) =>
  Array.from({ length: count }, () => 'x'.repeat(letters))

test('the first is the message as it is, the second has words for pictures', () => {
  const picture: Element = { type: 'picture', picture: 'risk-map', alt: 'A map' }
  const [whole, worded] = all(picture)
  expect(whole).toEqual([picture])
  expect(worded).toEqual([{ type: 'text', text: 'A map', tone: 'quiet' }])
})

test('then texts and headings keep fewer and fewer letters', () => {
  for (const type of ['text', 'heading'] as const) {
    const lengths = all({ type, text: 'x'.repeat(5000) } as Element).map(([one]) =>
      one && 'text' in one ? one.text.length : 0,
    )
    expect(lengths).toEqual([5000, 5000, 3000, 1500, 600, 200])
  }
})

test('and lists fewer entries of fewer letters, with how many were left out', () => {
  const kept = all({ type: 'list', items: items(50, 4000) }).map(([one, more]) => [
    one?.type === 'list' ? one.items.length : 0,
    one?.type === 'list' ? one.items[0]?.length : 0,
    texts(more ? [more] : [])[0],
  ])
  expect(kept.slice(2)).toEqual([
    [40, 3000, say('teams.more', { count: 10 })],
    [15, 1500, say('teams.more', { count: 35 })],
    [7, 600, say('teams.more', { count: 43 })],
    [3, 200, say('teams.more', { count: 47 })],
  ])
})

test('nothing is said to be left out where all entries stay', () => {
  const pairs = Array.from({ length: 3 }, (_, n) => ({ label: `l${n}`, value: 'v'.repeat(300) }))
  for (const one of all({ type: 'list', items: items(3) })) expect(one).toHaveLength(1)
  const last = all({ type: 'pairs', items: pairs } as Element).at(-1)
  expect(last).toHaveLength(1)
  expect(last?.[0]).toMatchObject({ items: pairs.map(({ label }) => ({ label })) })
})

test('labelled values lose entries and letters of the value, never of the label', () => {
  const pairs = Array.from({ length: 4 }, (_, n) => ({
    label: `${n}`.repeat(300),
    value: 'v'.repeat(300),
  }))
  const [kept, more] = all({ type: 'pairs', items: pairs } as Element).at(-1) ?? []
  const values = kept?.type === 'pairs' ? kept.items : []
  expect(values.map(({ label, value }) => [label.length, value.length])).toEqual([
    [300, 200],
    [300, 200],
    [300, 200],
  ])
  expect(texts(more ? [more] : [])).toEqual([say('teams.more', { count: 1 })])
})

test('what can be pressed stays as it is', () => {
  const row = { type: 'buttons', buttons: [] } as unknown as Element
  for (const elements of all(row)) expect(elements).toEqual([row])
})
