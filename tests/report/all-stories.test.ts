import { describe, expect, test } from 'vitest'
import type { ActionData, Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { everythingMessage } from '../../src/report/all-stories.ts'
import { swim } from './swim.ts'

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
