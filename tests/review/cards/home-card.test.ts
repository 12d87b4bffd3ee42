import { describe, expect, test } from 'vitest'
import { homeCard } from '../../../src/review/cards/home-card.ts'
import type { OverviewItem } from '../../../src/review/reviews.ts'
import { say } from '../../own-content.ts'
import { buttonsIn, labelsIn, pressOf, textsIn } from '../pressing.ts'

const item = (n: number, more: Partial<OverviewItem> = {}): OverviewItem => ({
  review: `r${n}`,
  product: `Product ${n}`,
  state: `state ${n}`,
  waiting: 0,
  posted: false,
  updatedAt: '2026-11-21T09:00:00.000Z',
  ...more,
})
const items = (count: number) => Array.from({ length: count }, (_, n) => item(n + 1))
const home = (list: readonly OverviewItem[], page = 1) => homeCard(say, list, { page })
const lineOf = (n: number) =>
  say('conversation.home.line', { product: `Product ${n}`, state: `state ${n}` })
const shown = (list: readonly OverviewItem[], page = 1) =>
  list.filter((_, n) => textsIn(home(list, page)).includes(lineOf(n + 1))).length

describe('the home card', () => {
  test('with nothing on it says how to begin', () => {
    expect(textsIn(home([]))).toEqual([
      say('conversation.home.title'),
      say('conversation.home.empty'),
    ])
    expect(buttonsIn(home([])).map(({ action }) => action)).toEqual([{ type: 'openStart' }])
  })

  test('with checks names each with its state, and is not called empty', () => {
    const texts = textsIn(home([item(1)]))
    expect(texts).toContain(lineOf(1))
    expect(texts).toContain(say('conversation.home.body'))
    expect(texts).toContain(say('conversation.home.checks'))
    expect(texts).not.toContain(say('conversation.home.waiting'))
  })

  test('what waits for somebody stands first, under its own heading, and only there', () => {
    const texts = textsIn(home([item(1), item(2, { waiting: 1 })]))
    const order = ['conversation.home.waiting', lineOf(2), 'conversation.home.checks', lineOf(1)]
    const at = order.map((one) =>
      texts.indexOf(one.startsWith('conversation.home.') ? say(one as never) : one),
    )
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at).not.toContain(-1)
    expect(texts.filter((text) => text === lineOf(2))).toHaveLength(1)
  })

  test('a posted check opens its stories; one with a question, or not posted, is gone on with', () => {
    const goesTo = (more: Partial<OverviewItem>) => buttonsIn(home([item(1, more)]))[1]?.action
    expect(goesTo({ posted: true })).toEqual({ type: 'everything', review: 'r1', page: 1 })
    expect(goesTo({ posted: true, waiting: 1 })).toEqual({ type: 'continue', review: 'r1' })
    expect(goesTo({ posted: false })).toEqual({ type: 'continue', review: 'r1' })
  })

  test('shows fifteen checks a page, and turns to the pages there are', () => {
    const earlier = say('conversation.home.earlier')
    const later = say('conversation.home.later')
    expect(shown(items(15))).toBe(15)
    expect(labelsIn(home(items(15)))).not.toContain(later)
    const many = items(31)
    expect([1, 2, 3].map((page) => shown(many, page))).toEqual([15, 15, 1])
    expect(pressOf(home(many, 1), later)).toEqual({ type: 'home', page: 2 })
    expect(labelsIn(home(many, 1))).not.toContain(earlier)
    expect(pressOf(home(many, 2), earlier)).toEqual({ type: 'home', page: 1 })
    expect(pressOf(home(many, 2), later)).toEqual({ type: 'home', page: 3 })
    expect(labelsIn(home(many, 3))).not.toContain(later)
    expect(textsIn(home(many, 2))).toContain(say('conversation.home.page', { n: 2, of: 3 }))
  })

  test('a page that is not there any more is the last one', () => {
    expect(textsIn(home(items(16), 9))).toContain(lineOf(16))
    expect(textsIn(home(items(16), 9))).not.toContain(lineOf(15))
  })
})
