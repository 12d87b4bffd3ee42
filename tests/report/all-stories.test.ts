import { describe, expect, test } from 'vitest'
import type { ActionData, Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage, listedStories } from '../../src/report/all-stories.ts'
import { analysis, finding, swim } from './swim.ts'

const lines = (message: Message) => plainText(message).split('\n')

const offered = (message: Message) =>
  message.elements.flatMap((element) =>
    element.type === 'buttons' ? element.buttons.map(({ action }): ActionData => action) : [],
  )

describe('the whole list', () => {
  test('has every story once, over its pages', () => {
    const seen = [1, 2].flatMap((page) =>
      offered(everythingMessage(swim(), page)).flatMap(({ finding }) => finding ?? []),
    )
    expect(seen).toHaveLength(11)
    expect(new Set(seen).size).toBe(11)
  })

  test('a page that does not exist is the nearest one', () => {
    expect(lines(everythingMessage(swim(), 99))[1]).toBe('Page 2 of 2 · 11 stories')
    expect(lines(everythingMessage(swim(), -3))[1]).toBe('Page 1 of 2 · 11 stories')
  })

  test('says why something looks taken care of', () => {
    expect(plainText(everythingMessage(swim(), 2))).toContain(
      'Looks taken care of. All of it travels encrypted.',
    )
  })
})

describe('a long list', () => {
  const many = (open: number, covered: number, listed: number) =>
    swim({
      analysis: {
        ...analysis,
        listed,
        findings: [
          ...Array.from({ length: open }, (_, n) => finding(`open-${n}`)),
          ...Array.from({ length: covered }, (_, n) => finding(`kept-${n}`, { status: 'covered' })),
        ],
      },
    })
  const press = (message: Message, label: RegExp) =>
    message.elements
      .flatMap((element) => (element.type === 'buttons' ? element.buttons : []))
      .find((button) => label.test(button.label))

  test('shows forty, and all to whoever asks for all', () => {
    const summary = many(60, 5, 39)
    expect(listedStories(summary)).toHaveLength(40)
    const page = everythingMessage(summary, 1)
    expect(plainText(page)).toContain('Page 1 of 6 · 40 stories')
    expect(press(page, /^Show all \(66\)$/)?.action).toMatchObject({
      type: 'everything',
      all: true,
    })
    const all = everythingMessage(summary, 2, true)
    expect(plainText(all)).toContain('Page 2 of 10 · 66 stories')
    expect(press(all, /^Show all/)).toBeUndefined()
    expect(press(all, /^Next/)?.action).toMatchObject({ page: 3, all: true })
  })

  test('leaves out what the order puts behind, and has what is taken care of where there is room', () => {
    const ids = listedStories(many(20, 5, 12)).map(({ id }) => id)
    expect(ids).toContain('open-11')
    expect(ids).not.toContain('open-12')
    expect(ids).toContain('kept-4')
  })
})

test('what is well kept is named by the worst that it keeps off, each reason once', () => {
  const kept = (id: string, reason: string | undefined, high: 'low' | 'veryHigh') => {
    const found = finding(id, { status: 'covered', ...(reason && { coveredBecause: reason }) })
    return { ...found, rating: { ...found.rating, impact: { low: high, high } } } as const
  }
  const findings = [
    kept('small', 'Rooms are locked.', 'low'),
    kept('silent', undefined, 'veryHigh'),
    kept('large', 'Each team is kept apart.', 'veryHigh'),
    kept('again', 'Each team is kept apart.', 'veryHigh'),
  ]
  const { wellKept } = swim({ analysis: { ...analysis, findings } })
  expect(wellKept.map(({ id }) => id)).toEqual(['large', 'small'])
})
