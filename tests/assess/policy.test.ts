import { describe, expect, test } from 'vitest'
import { type PolicyRule, policyBreaches } from '../../src/assess/policy.ts'
import type { Assessment } from '../../src/report/assessment.ts'
import { toAssessment } from '../../src/report/json.ts'
import { fullCheck } from '../report/full-check.ts'

type Finding = Assessment['findings'][number]
type Discussion = NonNullable<Finding['discussion']>
const [one] = toAssessment(fullCheck()).findings
if (!one) throw new Error('no finding')
const { discussion: _, notKnownYet: __, ...bare } = one

const finding = (more: Partial<Finding>): Finding => ({
  ...bare,
  status: 'raised',
  band: { low: 'actFirst', high: 'actFirst' },
  ...more,
})
const talked = (more: Partial<Discussion>): Partial<Finding> => ({
  discussion: { phase: 'open', counts: {}, reasons: [], claims: [], ...more },
})
const decision: NonNullable<Discussion['decision']> = {
  treatment: 'mitigate',
  by: 'Dana',
  owner: 'Ravi',
  due: '2026-01-01',
  safeguards: [],
  done: false,
}
const decided = (more: Partial<Discussion> = {}) =>
  talked({ standing: 'decided', decision, ...more })
const breaks = (rule: PolicyRule, more: Partial<Finding>): boolean =>
  policyBreaches({ findings: [finding(more)] }, [rule]).length > 0

describe('act first has an owner', () => {
  test.each<[string, Partial<Finding>, boolean]>([
    ['nobody talked about it', {}, true],
    ['somebody sees to it', decided(), false],
    [
      'its owner says that it is not theirs',
      decided({ decision: { ...decision, declinedAt: '2026-01-01T00:00:00Z' } }),
      true,
    ],
    ['it waits for a second person', talked({ standing: 'waiting', decision }), true],
    ['it is done', talked({ standing: 'done', decision: { ...decision, done: true } }), false],
    ['two people live with it', talked({ standing: 'livedWith', decision }), false],
    ['two people say that it cannot happen', talked({ standing: 'notPossible' }), false],
    ['it was left for later', talked({ standing: 'parked' }), true],
    ['the answers take care of it', { status: 'covered' }, false],
    ['it need not be acted on first', { band: { low: 'planSoon', high: 'planSoon' } }, false],
    [
      'nobody knows yet',
      { band: { low: 'fineForNow', high: 'actFirst' }, notKnownYet: true },
      true,
    ],
    [
      'somebody says that it is less urgent',
      talked({ override: { band: 'planSoon', by: 'Dana', reason: 'Few use it' } }),
      false,
    ],
  ])('%s', (_name, more, broken) => {
    expect(breaks('act-first-has-owner', more)).toBe(broken)
  })
})

describe('no act first', () => {
  test.each<[string, Partial<Finding>, boolean]>([
    ['somebody sees to it, but it is not done', decided(), true],
    [
      'it is done, and nobody said how it shows',
      talked({ standing: 'done', decision: { ...decision, done: true } }),
      true,
    ],
    [
      'it is done and shown',
      talked({ standing: 'done', decision: { ...decision, done: true, shown: 'Tried it' } }),
      false,
    ],
  ])('%s', (_name, more, broken) => {
    expect(breaks('no-act-first', more)).toBe(broken)
  })
})

test('nothing late: a step whose day has passed breaks it', () => {
  expect(breaks('nothing-late', decided())).toBe(false)
  expect(breaks('nothing-late', decided({ decision: { ...decision, late: true } }))).toBe(true)
})

test('what is not known yet is said to be so', () => {
  const story = finding({ band: { low: 'fineForNow', high: 'actFirst' }, notKnownYet: true })
  expect(policyBreaches({ findings: [story] }, ['no-act-first'])).toEqual([
    { rule: 'no-act-first', story: story.id, title: story.title, notKnownYet: true },
  ])
})
