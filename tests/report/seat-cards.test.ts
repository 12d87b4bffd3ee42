import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'
import {
  firstStoriesMessage,
  makeRoomMessage,
  otherStoriesMessage,
} from '../../src/report/seat-cards.ts'
import type { Summary } from '../../src/report/summary.ts'
import { analysis, finding, swim } from './swim.ts'

const lines = (card: Message) => plainText(card).split('\n')
const actions = (card: Message) =>
  card.elements
    .flatMap((one) => (one.type === 'buttons' ? one.buttons : []))
    .map(({ action }) => action)
const nth = (list: Summary['rest'], n: number) => {
  const story = list[n]
  if (!story) throw new Error(`there is no story ${n}`)
  return story
}

/** Seven that come first, and this many others. */
const withOthers = (count: number) =>
  swim({
    analysis: {
      ...analysis,
      findings: Array.from({ length: 7 + count }, (_, n) => finding(`s${n + 1}`)),
    },
  })

describe('choosing what comes first', () => {
  test('one story that comes first is told as several are; none is said to be none', () => {
    const only = (count: number) =>
      lines(
        firstStoriesMessage(
          swim({ analysis: { ...analysis, findings: analysis.findings.slice(0, count) } }),
        ),
      )
    expect(only(1)).toContain('Up to seven stories come first. Take one out, or bring in another.')
    expect(only(0)).not.toContain(
      'Up to seven stories come first. Take one out, or bring in another.',
    )
  })

  test('each of the first can be taken out, and others brought in', () => {
    const card = firstStoriesMessage(swim())
    expect(lines(card).slice(0, 4)).toEqual([
      'Which stories come first for Swim Booking?',
      'Up to seven stories come first. Take one out, or bring in another.',
      '1. Someone could see another customer’s information. Act first.',
      '[Take out 1]',
    ])
    expect(actions(card)).toEqual([
      ...['see-others', 'story-b', 'story-c', 'story-d', 'story-e', 'story-f', 'story-g'].map(
        (id) => ({ type: 'takeOut', review: 'r1', finding: id }),
      ),
      { type: 'otherStories', review: 'r1', page: 1 },
    ])
  })

  test('what was just done stands above them', () => {
    expect(lines(firstStoriesMessage(swim(), 'It comes first now.'))[1]).toBe('It comes first now.')
  })

  test('nothing is offered to bring in where all come first, nor to undo where nobody chose', () => {
    expect(lines(firstStoriesMessage(withOthers(0))).at(-1)).toBe('[Take out 7]')
  })

  test('a choice can be undone', () => {
    const chosen = swim({ seats: new Map([['story-c', { kind: 'taken', by: 'dana' }]]) })
    expect(actions(firstStoriesMessage(chosen)).at(-1)).toEqual({
      type: 'undoChoice',
      review: 'r1',
    })
  })

  test('where none is left it says so', () => {
    const none = swim({ analysis: { ...analysis, findings: [] } })
    expect(lines(firstStoriesMessage(none))[1]).not.toContain('Take one out')
  })
})

describe('bringing in another', () => {
  test('shows seven a page, the nearest first, with the way on and back', () => {
    const first = otherStoriesMessage(withOthers(15), 1)
    expect(lines(first).slice(0, 4)).toEqual([
      'What else could come first for Swim Booking',
      'Page 1 of 3 · nearest first',
      '8. Someone could do s8. Plan soon.',
      '[Bring in 8]',
    ])
    expect(actions(first).slice(-3)).toEqual([
      { type: 'bringIn', review: 'r1', finding: 's14' },
      { type: 'otherStories', review: 'r1', page: 2 },
      { type: 'chooseStories', review: 'r1' },
    ])
    const middle = actions(otherStoriesMessage(withOthers(15), 2))
    expect(middle.slice(-3, -1)).toEqual([
      { type: 'otherStories', review: 'r1', page: 1 },
      { type: 'otherStories', review: 'r1', page: 3 },
    ])
    const last = actions(otherStoriesMessage(withOthers(15), 3))
    expect(last.slice(-3)).toEqual([
      { type: 'bringIn', review: 'r1', finding: 's22' },
      { type: 'otherStories', review: 'r1', page: 2 },
      { type: 'chooseStories', review: 'r1' },
    ])
  })

  test('where there is no other it says so, and only leads back', () => {
    const card = otherStoriesMessage(withOthers(0), 1)
    expect(lines(card)[1]).not.toContain('Page')
    expect(actions(card)).toEqual([{ type: 'chooseStories', review: 'r1' }])
  })

  test('with all seats taken it asks which one makes room', () => {
    const summary = swim()
    const card = makeRoomMessage(summary, nth(summary.rest, 0))
    expect(lines(card)[0]).toContain('Something could wipe everything you keep.')
    expect(lines(card).at(-2)).toBe('[Instead of 7]')
    expect(actions(card)[1]).toEqual({
      type: 'bringIn',
      review: 'r1',
      finding: 'lose-all',
      insteadOf: 'story-b',
    })
    expect(actions(card).at(-1)).toEqual({ type: 'chooseStories', review: 'r1' })
  })
})
