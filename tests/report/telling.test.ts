import { describe, expect, test } from 'vitest'
import { threadStanding } from '../../src/report/standing-words.ts'
import type { Story } from '../../src/report/stories.ts'
import { storyOf } from '../../src/report/summary.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { alsoHere, groupOf, tellingOf, variedWeak } from '../../src/report/telling.ts'
import { say } from '../own-content.ts'
import { analysis, finding, swim, talks } from './swim.ts'
import { behind } from './ways.ts'

const shared = behind('in.how', 'Passwords are shared.')
const tested = behind('can.proof', 'Nobody has tested it.')
const here = behind('info.kinds', 'Health details are kept.')

const storyWith = (more: Parameters<typeof finding>[1], input: Partial<SummaryInput> = {}): Story =>
  story(swim({ analysis: { ...analysis, findings: [finding('one', more)] }, ...input }), 'one')

function story(summary: ReturnType<typeof swim>, id: string): Story {
  const found = storyOf(summary, id)
  if (!found) throw new Error(`there is no story ${id}`)
  return found
}

const none = { weakTold: new Map() }
const told = (one: Story, weakTold = new Map()) => {
  const telling = tellingOf({ weakTold }, one)
  if (!telling) return telling
  return [telling.kind, 'reason' in telling ? telling.reason.text : telling.question.id]
}

describe('what is said of a story first', () => {
  test('is the weakest answer, or the one that is its turn', () => {
    const one = storyWith({ weak: [shared, tested], whyHere: here })
    expect(told(one)).toEqual(['weak', shared.text])
    expect(told(one, new Map([['one', tested]]))).toEqual(['weak', tested.text])
    expect(told(one, new Map([['other', tested]]))).toEqual(['weak', shared.text])
  })

  test('is what would settle it, where nobody knows yet', () => {
    const unknown = { notKnownYet: true, settledBy: 'run.restore', weak: [shared] } as const
    expect(told(storyWith(unknown))).toEqual(['notKnown', 'run.restore'])
    const { settledBy: _, ...unsettled } = unknown
    expect(told(storyWith(unsettled))).toEqual(['weak', shared.text])
  })

  test('is what is open, where it is only possible; else why it matters here', () => {
    const open = { open: ['can.proof'], whyHere: here }
    expect(told(storyWith({ ...open, status: 'possible' }))).toEqual(['open', 'can.proof'])
    expect(told(storyWith({ ...open, notKnownYet: true }))).toEqual(['open', 'can.proof'])
    expect(told(storyWith(open))).toEqual(['whyHere', here.text])
    expect(told(storyWith({ status: 'possible', whyHere: here }))).toEqual(['whyHere', here.text])
    expect(told(storyWith({}))).toBeUndefined()
  })

  test('is nothing of what is taken care of, is gone, or was told by the team', () => {
    expect(told(storyWith({ status: 'covered', weak: [shared] }))).toBeUndefined()
    const gone = { gone: [finding('old', { weak: [shared], whyHere: here })] }
    expect(told(story(swim(gone), 'old'))).toBeUndefined()
    const own = swim({ talk: talks({ finding: 'own-1', own: { words: 'Rain', by: 'mei' } }) })
    expect(told(story(own, 'own-1'))).toBeUndefined()
  })
})

test('beside a weak answer stands why it matters here, beside anything else a weak answer', () => {
  const one = storyWith({ weak: [shared], whyHere: here })
  expect(alsoHere(one, tellingOf(none, one))).toBe(here)
  const open = storyWith({
    notKnownYet: true,
    settledBy: 'run.restore',
    weak: [shared],
    whyHere: here,
  })
  expect(alsoHere(open, tellingOf(none, open))).toBe(shared)
  const bare = storyWith({ notKnownYet: true, settledBy: 'run.restore', whyHere: here })
  expect(alsoHere(bare, tellingOf(none, bare))).toBe(here)
  const only = storyWith({ whyHere: here })
  expect(alsoHere(only, tellingOf(none, only))).toBeUndefined()
  expect(alsoHere(only, undefined)).toBeUndefined()
})

test('each story tells the weakest answer that none before it has told', () => {
  const weak = (id: string, more: Parameters<typeof finding>[1]) => finding(id, more, 'actFirst')
  const findings = [
    weak('a', { weak: [shared, tested] }),
    weak('b', { weak: [shared, tested] }),
    weak('c', { weak: [shared, tested] }),
    weak('d', { notKnownYet: true, settledBy: 'run.restore', weak: [here] }),
    weak('e', {}),
  ]
  const summary = swim({ analysis: { ...analysis, findings } })
  const varied = variedWeak(findings.map(({ id }) => story(summary, id)))
  expect([...varied].map(([id, { text }]) => [id, text])).toEqual([
    ['a', shared.text],
    ['b', tested.text],
    ['c', shared.text],
  ])
})

test('a story is read with those that press as much, apart from what nobody knows and what is settled', () => {
  const group = (one: Story) => groupOf(one)
  expect(group(storyWith({}))).toBe('planSoon')
  expect(group(storyWith({ notKnownYet: true }))).toBe('notKnownYet')
  expect(group(storyWith({ status: 'covered' }))).toBe('settled')
  const own = swim({ talk: talks({ finding: 'own-1', own: { words: 'Rain', by: 'mei' } }) })
  expect(group(story(own, 'own-1'))).toBe('own')
})

describe('a story that is gone', () => {
  const decision = {
    treatment: 'mitigate',
    by: 'dana',
    owner: 'ravi',
    due: '2025-12-24',
    safeguards: [],
    own: 'Lock it',
    done: false,
  } as const
  const standing = (talk: SummaryInput['talk']) => {
    const summary = swim({ gone: [finding('old')], talk })
    return threadStanding(summary, story(summary, 'old'))
  }
  const gone = say('thread.standing.gone')

  test('says so and no more where nothing was decided', () => {
    expect(standing(new Map())).toBe(gone)
  })

  test('says what becomes of the step that was decided for it', () => {
    const decided = (more: object) =>
      standing(talks({ finding: 'old', decision: { ...decision, ...more } }))
    const owner = 'Ravi'
    expect(decided({})).toBe(`${gone} ${say('promise.thread.needless', { owner })}`)
    expect(decided({ done: true })).toBe(`${gone} ${say('thread.standing.done', { owner })}`)
    expect(decided({ done: true, shown: 'Tried.' })).toBe(
      `${gone} ${say('thread.standing.doneShown', { owner })}`,
    )
    expect(decided({ keptAt: '2025-12-01T09:00:00Z' })).toBe(
      `${gone} ${say('promise.thread.kept', { owner, due: '24 Dec' })}`,
    )
  })
})
