import { describe, expect, test } from 'vitest'
import { bandWord } from '../../src/report/phrases.ts'
import { storyLine } from '../../src/report/story-line.ts'
import { storyOf } from '../../src/report/summary.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { say } from '../own-content.ts'
import { analysis, finding, swim, talks } from './swim.ts'
import { behind } from './ways.ts'

const shared = behind('in.how', 'Passwords are shared.')
const tested = behind('can.proof', 'Nobody has tested it.')
const here = behind('info.kinds', 'Health details are kept.')

type Room = Parameters<typeof storyLine>[2]
const line = (
  more: Parameters<typeof finding>[1],
  { room, input }: { room?: Room; input?: Partial<SummaryInput> } = {},
) => {
  const findings = [finding('one', { title: 'Rain comes in.', ...more })]
  return lineOf(swim({ analysis: { ...analysis, findings }, ...input }), 'one', room)
}
function lineOf(summary: ReturnType<typeof swim>, id: string, room?: Room) {
  const story = storyOf(summary, id)
  if (!story) throw new Error(`there is no story ${id}`)
  return storyLine(summary, story, room)
}
const band = say('thread.line.band', { band: bandWord(say, 'planSoon') })

describe('one story as one line', () => {
  test('says what could happen, how soon to act, and the one thing that tells why', () => {
    expect(line({ weak: [shared] })).toBe(`Rain comes in. ${band} ${shared.text}`)
    expect(line({ whyHere: here })).toBe(`Rain comes in. ${band} ${here.text}`)
    expect(line({})).toBe(`Rain comes in. ${band}`)
    expect(line({ weak: [shared] }, { room: { isShort: true } })).toBe(`Rain comes in. ${band}`)
  })

  test('below a heading says its short name, and not how soon', () => {
    expect(line({ short: 'Rain' }, { room: { isGrouped: true } })).toBe('Rain.')
    expect(line({}, { room: { isGrouped: true } })).toBe('Rain comes in.')
    expect(line({ short: 'Rain' })).toBe(`Rain comes in. ${band}`)
  })

  test('says what is only possible, and what nobody knows, with the question', () => {
    const possible = say('thread.line.possible', { band: bandWord(say, 'planSoon') })
    const ask = 'Could you put it back?'
    expect(line({ status: 'possible', open: ['run.restore'] })).toBe(
      `Rain comes in. ${possible} ${say('thread.line.open', { ask })}`,
    )
    expect(line({ notKnownYet: true, settledBy: 'run.restore' })).toBe(
      `Rain comes in. ${say('thread.line.notKnownYet')} ${say('thread.line.notKnown', { ask })}`,
    )
  })

  test('says who sees it otherwise, below a heading too', () => {
    const override = { band: 'fineForNow', by: 'tom', reason: 'Small.' } as const
    const input = { talk: talks({ finding: 'one', override }) }
    const words = say('thread.line.overridden', { band: bandWord(say, 'fineForNow'), name: 'Tom' })
    expect(line({}, { input })).toBe(`Rain comes in. ${words}`)
    expect(line({}, { input, room: { isGrouped: true } })).toBe(`Rain comes in. ${words}`)
  })

  test('says why it is taken care of, where that is known', () => {
    const because = { status: 'covered', coveredBecause: 'A roof is there.' } as const
    expect(line({ ...because, weak: [shared] })).toContain(
      say('thread.line.coveredBecause', { reason: 'A roof is there.' }),
    )
    expect(line({ status: 'covered' })).toContain(say('thread.line.covered'))
    expect(line({ ...because, weak: [shared] })).not.toContain(shared.text)
  })

  test('of the team names who told it, and tells nothing that is gone', () => {
    const own = (by: string) =>
      swim({ talk: talks({ finding: 'own-1', own: { words: 'Hail', by } }) })
    expect(lineOf(own('mei'), 'own-1')).toBe(`Hail. ${say('thread.line.ownBy', { name: 'Mei' })}`)
    expect(lineOf(own(''), 'own-1')).toBe('Hail.')
    const gone = swim({ gone: [finding('old', { title: 'Hail.', weak: [shared] })] })
    expect(lineOf(gone, 'old')).not.toContain(shared.text)
  })
})

test('below each other no two lines say the same, and why it matters here is left out', () => {
  const told = new Set<string>()
  const next = (weak: readonly (typeof shared)[]) => line({ weak }, { room: { told } })
  expect(next([shared, tested])).toContain(shared.text)
  expect(next([shared, tested])).toContain(tested.text)
  expect(next([shared, tested])).toBe(`Rain comes in. ${band}`)
  expect(line({ whyHere: here }, { room: { told } })).toBe(`Rain comes in. ${band}`)
})

test('a story that is not as it was begins with what has changed', () => {
  const summary = swim({ posted: { date: '2025-11-20', analysis: { ...analysis, findings: [] } } })
  const plain = swim()
  const [marked, bare] = [lineOf(summary, 'story-b'), lineOf(plain, 'story-b')]
  expect(marked.length).toBeGreaterThan(bare.length)
  expect(marked.endsWith(bare)).toBe(true)
})
