import { describe, expect, test } from 'vitest'
import { matterKinds } from '../../src/domain/matter.ts'
import { usualPolicy } from '../../src/domain/policy.ts'
import type { Matter } from '../../src/review/matters.ts'
import { reminderLimits } from '../../src/review/reminder-rules.ts'
import {
  daysOf,
  isLine,
  isTiring,
  remindedOf,
  remindersOf,
  type Topic,
  topicsOf,
} from '../../src/review/reminder-topics.ts'

const { week } = usualPolicy
const since = '2026-11-23T09:30:00.000Z'
const matter = (kind: Matter['kind'], more: Partial<Matter> = {}): Matter => ({
  kind,
  person: 'ravi',
  since,
  ...more,
})
const topics = (given: Matter, stopped: readonly string[] = []) =>
  topicsOf({ facilitator: 'dana', stopped: new Set(stopped) } as never, [given])
const topic = (kind: Topic['kind'], more: Partial<Topic> = {}): Topic => {
  const [first] = topics(matter(kind))
  if (!first) throw new Error('no topic')
  return { ...first, ...more }
}

describe('on which days somebody hears of a matter', () => {
  // A Monday; every matter is due on the Tuesday two weeks later.
  test.each([
    ['questions', ['2026-11-24', '2026-11-26', '2026-11-30']],
    ['opinion', ['2026-11-24']],
    ['second', ['2026-11-24']],
    ['owner', ['2026-11-23']],
    ['step', ['2026-12-07', '2026-12-11']],
    ['needless', ['2026-11-24']],
    ['acceptance', ['2026-11-24', '2026-12-08']],
    ['no', ['2026-12-08']],
    ['talk', ['2026-12-07']],
    ['look', ['2026-12-08']],
  ] as const)('%s: %j', (kind, days) => {
    expect(daysOf(topic(kind, { due: '2026-12-08' }), '2026-11-23', week)).toEqual(days)
  })

  test('every kind has its days', () => {
    for (const kind of matterKinds) expect(topic(kind).days.length).toBeGreaterThan(0)
  })

  test('nobody hears of a day that is set for it before, or on the day, on which they got it', () => {
    const step = topic('step', { due: '2026-11-24' })
    // The working day before is the day itself on which they agreed.
    expect(daysOf(step, '2026-11-23', week)).toEqual(['2026-11-27'])
    expect(daysOf(topic('no', { due: '2026-11-24' }), '2026-11-23', week)).toEqual(['2026-11-24'])
  })

  test('what was late when somebody got it counts from the day on which they did', () => {
    const late = topic('step', { due: '2026-11-02' })
    expect(daysOf(late, '2026-11-23', week)).toEqual(['2026-11-26'])
    expect(daysOf(topic('step', { due: '2026-11-23' }), '2026-11-23', week)).toEqual(['2026-11-26'])
  })
})

describe('who hears of a matter', () => {
  const whom = (given: Matter, stopped?: readonly string[]) =>
    topics(given, stopped).map(({ person, of, subject, days }) => [person, of, subject, days])

  test('is whoever it waits for, and where that helps nothing their facilitator', () => {
    expect(whom(matter('questions'))).toEqual([
      ['ravi', undefined, undefined, [1, 3, 5]],
      ['dana', 'ravi', 'ravi', [7]],
    ])
    expect(whom(matter('step', { subject: 's', due: '2026-12-08' }))).toEqual([
      ['ravi', undefined, 's', [-1, 3]],
      ['dana', 'ravi', 's', [5]],
    ])
    expect(whom(matter('second', { subject: 's' }))).toHaveLength(1)
  })

  test('is not the facilitator twice', () => {
    expect(whom(matter('questions', { person: 'dana' }))).toHaveLength(1)
  })

  test('is not whoever stopped, for what belongs to answering and talking', () => {
    const silent = matterKinds.filter((kind) => !topics(matter(kind), ['ravi'])[0]?.days.length)
    expect(silent).toEqual(['opinion', 'second', 'talk'])
    expect(whom(matter('questions'), ['ravi']).map(([person]) => person)).toEqual(['dana'])
    expect(whom(matter('questions'), ['mei'])).toHaveLength(2)
  })
})

describe('what was told', () => {
  const told = (more: object = {}) => ({
    person: 'ravi',
    at: since,
    matters: [{ kind: 'step' as const, subject: 's' }],
    asked: false,
    ...more,
  })
  const step = topic('step', { subject: 's' })
  const of = (...reminders: ReturnType<typeof told>[]) =>
    remindersOf({ reminders } as never, step).length

  test('counts for the same person, story and kind, since it waits', () => {
    expect(of(told())).toBe(1)
    expect(of(told({ at: '2026-11-23T09:29:59.999Z' }))).toBe(0)
    expect(of(told({ person: 'mei' }))).toBe(0)
    expect(of(told({ matters: [{ kind: 'no', subject: 's' }] }))).toBe(0)
    expect(of(told({ matters: [{ kind: 'step', subject: 't' }] }))).toBe(0)
    expect(of(told({ matters: [{ kind: 'no' }, { kind: 'step', subject: 's' }] }))).toBe(1)
  })

  test('three times without being asked for is enough', () => {
    const times = (count: number, asked = false) =>
      Array.from({ length: count }, () => told({ asked }))
    expect(isTiring(times(2))).toBe(false)
    expect(isTiring(times(3))).toBe(true)
    expect(isTiring([...times(2), ...times(5, true)])).toBe(false)
    expect(reminderLimits).toEqual({ workingDaysBetween: 2, forOneMatter: 3, ownerMinutes: 10 })
  })

  test('is one of the lines that are counted, unless it only says what somebody was made owner of', () => {
    expect(isLine(told())).toBe(true)
    expect(isLine(told({ matters: [{ kind: 'owner', subject: 's' }] }))).toBe(false)
    expect(isLine(told({ matters: [{ kind: 'owner' }, { kind: 'look' }] }))).toBe(true)
    expect(isLine(told({ matters: [] }))).toBe(true)
  })

  test('is kept with its story, where it has one', () => {
    expect(remindedOf(step)).toEqual({ kind: 'step', subject: 's' })
    expect(remindedOf(topic('look'))).toEqual({ kind: 'look' })
  })
})
