import { describe, expect, test } from 'vitest'
import {
  allItemsButton,
  itemButtons,
  itemLine,
  itemSpans,
  itemWords,
} from '../../src/report/story-item-line.ts'
import { allStories, storyOf } from '../../src/report/summary.ts'
import type { StepItem } from '../../src/report/summary-input.ts'
import type { Decision } from '../../src/report/talk.ts'
import { say } from '../own-content.ts'
import { swim, talks } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  owner: 'ravi',
  due: '2025-12-24',
  safeguards: ['test-walls'],
  done: false,
}
const address = 'https://work.example/(12)'
const there: StepItem = { tracker: 'GitHub', status: 'open', id: '12', address }
const shownAddress = 'https://work.example/%2812%29'

const decided = (more: Partial<Decision> = {}) =>
  talks({ finding: 'see-others', phase: 'decided' as const, decision: { ...decision, ...more } })

const at = (item: StepItem | undefined, more: Partial<Decision> = {}, title = 'GitHub') =>
  swim({
    talk: decided(more),
    tracker: { title, items: new Map(item ? [['see-others', item]] : []) },
  })

function story(summary: ReturnType<typeof swim>, id = 'see-others') {
  const found = storyOf(summary, id)
  if (!found) throw new Error(`there is no story ${id}`)
  return found
}

describe('the line about the item of a step', () => {
  const line = (item: StepItem | undefined, more: Partial<Decision> = {}) => {
    const summary = at(item, more)
    return itemLine(summary, story(summary)).map((element) =>
      element.type === 'text' ? [element.text, element.tone] : [],
    )
  }
  const values = { tracker: 'GitHub', id: '\\#12', address: shownAddress }

  test.each(['open', 'done', 'notPlanned', 'duplicate', 'missing', 'waiting'] as const)(
    'says of a step that is to be done that its item is “%s”',
    (status) => {
      expect(line({ ...there, status })).toEqual([[say(`tracker.line.${status}`, values), 'quiet']])
    },
  )

  test('says why it was refused, as a warning', () => {
    const refused = { tracker: 'GitHub', status: 'refused', why: 'It is closed.' } as const
    expect(line(refused)).toEqual([['It is closed.', 'warn']])
  })

  test('says of a step that is said to be done that it counts once the item is closed', () => {
    const saidAt = '2025-12-01T09:00:00Z'
    expect(line(there, { saidAt })).toEqual([[say('tracker.line.said', values), 'quiet']])
    expect(line({ ...there, status: 'done' }, { saidAt })).toEqual([
      [say('tracker.line.done', values), 'quiet'],
    ])
  })

  test('says of a step that is done only where it stands', () => {
    const done = { done: true, shown: 'It is tested.' }
    const stands = [[say('tracker.line.open', values), 'quiet']]
    expect(line(there, done)).toEqual(stands)
    expect(line({ ...there, status: 'missing' }, done)).toEqual(stands)
    expect(line({ ...there, status: 'waiting' }, done)).toEqual([])
  })

  test('is none without an item, or without a step', () => {
    expect(line(undefined)).toEqual([])
    const none = swim({ tracker: { title: 'GitHub', items: new Map([['see-others', there]]) } })
    expect(itemLine(none, story(none))).toEqual([])
    const off = swim({ talk: decided() })
    expect(itemLine(off, story(off))).toEqual([])
  })

  test('shows what is no number as it is called', () => {
    const [[words] = []] = line({ ...there, id: 'ENG-7' })
    expect(words).toBe(say('tracker.line.open', { ...values, id: 'ENG-7' }))
    const [[none] = []] = line({ tracker: 'GitHub', status: 'open' })
    expect(none).toBe(say('tracker.line.open', { tracker: 'GitHub', id: '', address: '' }))
  })
})

describe('the press that puts a step there', () => {
  const press = (...given: Parameters<typeof at>) => {
    const summary = at(...given)
    return itemButtons(summary, story(summary)).map((button) => [
      'words' in button && button.words,
      button.type,
      button.more,
    ])
  }
  const on = { finding: 'see-others' }
  const refused = { ...there, status: 'refused' } as const

  test('is there for a step that is to be done and is nowhere yet', () => {
    const words = say('tracker.button.put', { tracker: 'GitHub' })
    expect(press(undefined)).toEqual([[words, 'openPutItem', on]])
  })

  test('says “again” where it was refused', () => {
    expect(press(refused)).toEqual([[say('tracker.button.again'), 'openPutItem', on]])
  })

  test('is not there for what stands there, is done, or has no place to go', () => {
    expect(press(there)).toEqual([])
    expect(press({ ...there, status: 'waiting' })).toEqual([])
    expect(press(undefined, { done: true })).toEqual([])
    expect(press(undefined, {}, '')).toEqual([])
    const none = swim({ tracker: { title: 'GitHub', items: new Map() } })
    expect(itemButtons(none, story(none))).toEqual([])
  })

  test('for all of them counts the steps that are to be done and are nowhere', () => {
    const all = (items: readonly (readonly [string, StepItem])[], title = 'GitHub') => {
      const talk = talks(
        ...['see-others', 'story-b', 'story-c'].map((finding) => ({
          finding,
          phase: 'decided' as const,
          decision: { ...decision, done: finding === 'story-c' },
        })),
      )
      const summary = swim({ talk, tracker: { title, items: new Map(items) } })
      return allItemsButton(summary, allStories(summary)).map((button) => [
        'words' in button && button.words,
        button.type,
      ])
    }
    const count = (n: number) => [
      [say('tracker.button.putAll', { tracker: 'GitHub', count: n }), 'openPutItems'],
    ]
    expect(all([])).toEqual(count(2))
    expect(all([['see-others', there]])).toEqual(count(1))
    expect(all([['see-others', refused]])).toEqual(count(2))
    expect(
      all([
        ['see-others', there],
        ['story-b', there],
      ]),
    ).toEqual([])
    expect(all([], '')).toEqual([])
  })
})

describe('where a step stands, in a report', () => {
  test('is said of the first of its stories that has an item', () => {
    const summary = at(there)
    const words = say('tracker.report.open', { tracker: 'GitHub', id: '#12' })
    expect(itemWords(summary, ['story-b', 'see-others'])).toBe(words)
    expect(itemWords(summary, ['story-b'])).toBeUndefined()
  })

  test('leads there only by a way that nobody reads along', () => {
    const words = say('tracker.report.open', { tracker: 'GitHub', id: '#12' })
    expect(itemSpans(at(there), 'see-others')).toEqual([{ link: words, href: shownAddress }])
    const open = { ...there, address: 'http://work.example/12' }
    expect(itemSpans(at(open), 'see-others')).toBe(words)
    const { address: _, ...nowhere } = there
    expect(itemSpans(at(nowhere), 'see-others')).toBe(words)
    expect(itemSpans(at(there), 'story-b')).toBe('')
  })
})
