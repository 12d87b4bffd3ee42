import { describe, expect, test } from 'vitest'
import { randomManner, walkThrough } from '../../src/content/conditions-in.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { lookFound } from '../../src/review/since-last-look.ts'
import { stoodBy } from '../../src/review/stood.ts'
import { analysisNow, summaryNow } from '../../src/review/summary-of.ts'
import { answered, check, firstDay, firstLook, secondDay, secondLook } from './second-look.ts'

const { answers } = walkThrough(check.compiled, 'full', randomManner(11, 0, 0.2))
const first = firstLook(answers.map((answer) => ({ ...answer, by: 'dana', at: firstDay })))
const stood = stoodBy(check.analyser, answers)
const [id = '', other = ''] = [...stood]
  .filter(([, { status }]) => status !== 'covered')
  .map(([story]) => story)

describe('the list of stories has grown since the last look', () => {
  const asPosted = new Map([...stood].filter(([story]) => story !== id))
  const second = secondLook(first, { asPosted })

  test('a story that fits is new since then, and no answer is said to have brought it', () => {
    const found = lookFound(second, analysisNow(second))
    expect(found?.since.changes).toMatchObject([
      { kind: 'new', finding: id, because: [{ kind: 'catalogue' }] },
    ])
  })

  test('the summary says so', () => {
    const words = plainText(summaryMessage(summaryNow(second)))
    expect(words).toContain('Since 27 Nov 2026: 1 new.')
    expect(words).toMatch(/New since 27 Nov 2026: .*The list of stories has changed since\./)
  })
})

test('a story that no list has any more is named as gone', () => {
  const asPosted = new Map([
    ...stood,
    ['no-such-story', { status: 'raised', band: 'actFirst' }],
  ] as const)
  const second = secondLook(first, { asPosted })
  const words = plainText(summaryMessage(summaryNow(second)))
  expect(words).toContain('Since 27 Nov 2026: 1 gone.')
  expect(words).toContain('Gone: A story that is in no list any more.')
})

test('a band that another list of stories gives is better or worse', () => {
  const was = stood.get(other)
  const asPosted = new Map([
    ...stood,
    [other, { status: 'raised', band: was?.band === 'actFirst' ? 'fineForNow' : 'actFirst' }],
  ] as const)
  const second = secondLook(first, { asPosted })
  const change = lookFound(second, analysisNow(second))?.since.changes[0]
  expect(change?.kind).toBe(was?.band === 'actFirst' ? 'sooner' : 'later')
  expect(plainText(summaryMessage(summaryNow(second)))).toMatch(
    /Since 27 Nov 2026: 1 (worse|better)\./,
  )
})

test('an answer that came back to what it was is no reason', () => {
  const one = answers.find(({ question }) => question === 'run.restore') ?? answers[3]
  if (!one) throw new Error('nothing was answered')
  const second = secondLook(first, {
    more: [
      answered({ ...one, value: '?', by: 'dana' }, secondDay),
      answered({ ...one, by: 'dana' }, secondDay),
    ],
  })
  expect(lookFound(second, analysisNow(second))?.since.changes).toEqual([])
})

test('a summary names a few, one of each kind first, and says how many more there are', () => {
  const second = secondLook(first, { asPosted: new Map([...stood].slice(0, 2)) })
  const message = summaryMessage(summaryNow(second))
  const lists = message.elements.flatMap((one) => (one.type === 'list' ? [one.items] : []))
  expect(lists[0]).toHaveLength(5)
  expect(plainText(message)).toMatch(/And \d+ more, in the report\./)
})
