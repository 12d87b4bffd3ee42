import { describe, expect, test } from 'vitest'
import { storyOf } from '../../src/report/summary.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { Decision, StoryTalk } from '../../src/report/talk.ts'
import { discussionJson } from '../../src/report/talk-json.ts'
import { swim, talks } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  owner: 'ravi',
  due: '2025-12-24',
  safeguards: ['test-walls'],
  reason: 'It is cheap.',
  done: false,
}
const live: Decision = { ...decision, treatment: 'accept', safeguards: [] }
const claim = { by: 'tom', reason: 'It is offline.', lookAgain: '2026-05-01' }
const ended = { endedBy: 'mei', endedAt: '2025-12-01T09:00:00Z' }

const json = (talk: Partial<StoryTalk>, more: Partial<SummaryInput> = {}) => {
  const summary = swim({ talk: talks({ finding: 'see-others', ...talk }), ...more })
  const story = storyOf(summary, 'see-others')
  if (!story) throw new Error('there is no such story')
  return discussionJson(summary, story)
}
const hidden = { stances: 'hidden' } as const

describe('what was decided before, while views are hidden', () => {
  const earlier = (was: NonNullable<StoryTalk['earlier']>[number]['was'], more = {}) =>
    json({ earlier: [{ was, ...ended }] }, more).earlier?.[0]

  test('is told with its reason, but for what nobody ever agreed to live with', () => {
    const reasonOf = (was: Decision, more = {}) => {
      const past = earlier({ decision: was }, more)
      return past && 'decision' in past ? past.decision?.reason : undefined
    }
    expect(reasonOf(live, hidden)).toBeUndefined()
    expect(reasonOf({ ...live, secondedBy: 'tom' }, hidden)).toBe('It is cheap.')
    expect(reasonOf(decision, hidden)).toBe('It is cheap.')
    expect(reasonOf(live)).toBe('It is cheap.')
  })

  test('keeps why somebody said no, and until when, with those who have spoken', () => {
    expect(earlier({ claim }, hidden)).toMatchObject({ claim: { by: 'Tom' }, endedBy: 'Mei' })
    const past = earlier({ claim }, hidden)
    expect(JSON.stringify(past)).not.toMatch(/offline|2026/)
    expect(JSON.stringify(earlier({ claim }))).toMatch(/offline.*2026/)
  })
})

describe('what is said of a story', () => {
  const counts = { yes: 1, partly: 0, happened: 0, no: 1, notSure: 0, doesNotApply: 0 }
  const shared = [{ by: 'mei', stance: 'yes', reason: 'I saw it.' }] as const
  const said = { counts, shared, claims: [claim] }

  test('is counts, reasons and claims by name, and none of these while it is hidden', () => {
    expect(json(said)).toMatchObject({
      counts,
      reasons: [{ by: 'Mei', stance: 'yes', reason: 'I saw it.' }],
      claims: [{ by: 'Tom', reason: 'It is offline.' }],
    })
    expect(json(said, hidden)).toMatchObject({ said: 2, counts: {}, reasons: [], claims: [] })
  })

  test('says that the day of a step has passed, or that something was lived with until then', () => {
    const after = { today: '2025-12-25' }
    expect(json({ decision }).decision).not.toHaveProperty('late')
    expect(json({ decision }, after).decision).toMatchObject({ late: true })
    const ranOut = json({ decision: { ...live, secondedBy: 'tom' } }, after).decision
    expect(ranOut).toMatchObject({ ranOut: true })
    const agreed = json({ decision: { ...live, secondedBy: 'tom' } }).decision
    expect(agreed).not.toHaveProperty('ranOut')
  })

  test('has nothing about ways, earlier decisions or another view where there are none', () => {
    const bare = json({})
    for (const name of ['ways', 'earlier', 'override', 'decision'])
      expect(bare).not.toHaveProperty(name)
    const override = { band: 'fineForNow', by: 'tom', reason: 'Small.' } as const
    expect(json({ override }).override).toEqual({ ...override, by: 'Tom' })
    const ways = [{ by: 'mei', words: 'By post' }]
    expect(json({ ways }).ways).toEqual([{ by: 'Mei', words: 'By post' }])
  })
})
