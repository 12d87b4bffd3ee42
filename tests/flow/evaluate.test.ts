import { describe, expect, test } from 'vitest'
import { type Condition, conditionSchema, factLeaves } from '../../src/flow/condition.ts'
import { compileCondition, type Truth, type Unasked } from '../../src/flow/evaluate.ts'
import type { Fact, FactState, FactValue } from '../../src/flow/fact.ts'

const fact = (state: FactState, ...possible: FactValue[]): Fact => ({
  state,
  possible,
  answers: [],
})

const truths = [true, 'maybe', false] as const
const facts = new Map([
  ['true', fact('known', 'yes')],
  ['maybe', fact('notSure')],
  ['false', fact('known', 'no')],
])
const is = (name: string | boolean): Condition => ({ fact: String(name), is: ['yes'] })

function truth(
  condition: Condition,
  known: ReadonlyMap<string, Fact> = facts,
  unasked: Unasked = 'maybe',
): Truth {
  const derived = { named: is('maybe'), negated: { not: is('unasked') } }
  return compileCondition(condition, { derived, eachFacts: new Set() })(known, unasked)
}

const least = (one: Truth, other: Truth): Truth =>
  one === false || other === false ? false : one === true && other === true ? true : 'maybe'
const most = (one: Truth, other: Truth): Truth =>
  one === true || other === true ? true : one === false && other === false ? false : 'maybe'

describe('maybe', () => {
  const pairs = truths.flatMap((one) => truths.map((other) => [one, other] as const))

  test.each(pairs)('%s and %s is the lesser of the two', (one, other) => {
    expect(truth({ all: [is(one), is(other)] })).toBe(least(one, other))
  })

  test.each(pairs)('%s or %s is the greater of the two', (one, other) => {
    expect(truth({ any: [is(one), is(other)] })).toBe(most(one, other))
  })

  test.each([
    [true, false],
    ['maybe', 'maybe'],
    [false, true],
  ] as const)('not %s is %s', (one, wanted) => {
    expect(truth({ not: is(one) })).toBe(wanted)
    expect(truth({ not: { not: is(one) } })).toBe(one)
  })

  test('a whole list is as sure as its parts allow', () => {
    expect(truth({ all: [is(true), is('maybe'), is(false)] })).toBe(false)
    expect(truth({ all: [is(true), is('maybe'), is(true)] })).toBe('maybe')
    expect(truth({ any: [is(false), is('maybe'), is(true)] })).toBe(true)
    expect(truth({ any: [is(false), is('maybe'), is(false)] })).toBe('maybe')
  })

  test('named conditions mean what they stand for', () => {
    expect(truth({ derived: 'named' })).toBe('maybe')
    expect(truth({ always: true })).toBe(true)
    expect(() => truth({ derived: 'nobody-wrote-it' })).toThrow('nobody-wrote-it')
  })
})

describe('each way of knowing or not knowing a fact', () => {
  const states: [string, Fact | undefined, Truth, Truth][] = [
    ['known and wanted', fact('known', 'yes'), true, true],
    ['known and not wanted', fact('known', 'no'), false, false],
    ['known without asking', fact('inferred', 'yes'), true, true],
    ['several, one of them wanted', fact('known', ['no', 'yes']), true, true],
    ['several, none wanted', fact('known', ['no', 'other']), false, false],
    ['not sure', fact('notSure'), 'maybe', 'maybe'],
    ['not applicable', fact('notApplicable'), false, false],
    ['disputed, all wanted', fact('disputed', 'yes', ['yes', 'no']), true, true],
    ['disputed, some wanted', fact('disputed', 'yes', 'no'), 'maybe', 'maybe'],
    ['disputed, none wanted', fact('disputed', 'no', 'other'), false, false],
    ['skipped', fact('skipped'), 'maybe', false],
    ['unasked', fact('unasked'), 'maybe', false],
    ['unheard of', undefined, 'maybe', false],
  ]

  test.each(states)('%s', (_, value, open, closed) => {
    const known = new Map(value ? [['it', value]] : [])
    expect(truth(is('it'), known, 'maybe')).toBe(open)
    expect(truth(is('it'), known, 'closed')).toBe(closed)
  })

  const opposite = (one: Truth): Truth => (one === 'maybe' ? 'maybe' : !one)

  test.each(states)('not: %s', (_, value, open, closed) => {
    const known = new Map(value ? [['it', value]] : [])
    expect(truth({ not: is('it') }, known, 'maybe')).toBe(opposite(open))
    // Nobody said anything: then neither a condition nor its opposite may hold.
    const silent = value === undefined || value.state === 'skipped' || value.state === 'unasked'
    expect(truth({ not: is('it') }, known, 'closed')).toBe(silent ? false : opposite(closed))
  })

  test('what nobody said closes a condition however deep it is denied', () => {
    const none = new Map<string, Fact>()
    expect(truth({ not: { not: is('unasked') } }, none, 'closed')).toBe(false)
    expect(truth({ derived: 'negated' }, none, 'closed')).toBe(false)
    expect(truth({ not: { derived: 'negated' } }, none, 'closed')).toBe(false)
    expect(truth({ not: { any: [is('unasked'), is('other')] } }, none, 'closed')).toBe(false)
  })
})

describe('conditions that share their parts', () => {
  const derived = { named: is('it') }
  const eachFacts = new Set<string>()
  const one = compileCondition({ derived: 'named' }, { derived, eachFacts })
  const other = compileCondition({ not: is('it') }, { derived, eachFacts })
  const yes = new Map([['it', fact('known', 'yes')]])
  const no = new Map([['it', fact('known', 'no')]])

  test('are each worked out anew for other facts', () => {
    expect([one(yes, 'maybe'), other(yes, 'maybe')]).toEqual([true, false])
    expect([one(no, 'maybe'), other(no, 'maybe')]).toEqual([false, true])
    expect([other(yes, 'maybe'), one(yes, 'maybe')]).toEqual([false, true])
    const none = new Map<string, Fact>()
    expect([one(none, 'maybe'), one(none, 'closed'), one(none, 'maybe')]).toEqual([
      'maybe',
      false,
      'maybe',
    ])
  })

  test('remember nothing of facts that are still being read', () => {
    const growing = compileCondition(is('it'), { derived, eachFacts, growing: true })
    const known = new Map<string, Fact>()
    expect(growing(known, 'maybe')).toBe('maybe')
    known.set('it', fact('known', 'yes'))
    expect(growing(known, 'maybe')).toBe(true)
  })
})

describe('facts of connected services', () => {
  const eachFacts = new Set(['gives'])
  const services = new Map([
    ['gives', fact('known', ['names'])],
    ['gives.2', fact('known', ['cards'])],
    ['gives.3', fact('notApplicable')],
  ])
  const cards: Condition = { fact: 'gives', includes: ['cards'] }

  test('without a service, any service counts', () => {
    expect(compileCondition(cards, { derived: {}, eachFacts })(services, 'maybe')).toBe(true)
  })

  test('for one service, only that service counts', () => {
    const about = (service: number) =>
      compileCondition(cards, { derived: {}, eachFacts, service })(services, 'maybe')
    expect([about(1), about(2), about(3)]).toEqual([false, true, false])
  })

  test('services that nobody named leave nothing open', () => {
    const one = new Map([['gives', fact('known', ['names'])]])
    expect(compileCondition(cards, { derived: {}, eachFacts })(one, 'maybe')).toBe(false)
    expect(compileCondition(cards, { derived: {}, eachFacts })(new Map(), 'maybe')).toBe('maybe')
  })
})

describe('the form of conditions', () => {
  test('takes only what it knows, so that a slip never means always', () => {
    expect(conditionSchema.safeParse({ fact: 'a', is: ['b'] }).success).toBe(true)
    const slips = [
      {},
      { fact: 'a' },
      { fact: 'a', is: [] },
      { fact: 'a', is: ['b'], includes: ['c'] },
      { all: [] },
      { always: false },
      { fact: 'a', equals: ['b'] },
    ]
    for (const slip of slips) expect(conditionSchema.safeParse(slip).success).toBe(false)
  })

  test('tells every fact it rests on, through names and denials', () => {
    const condition: Condition = {
      all: [
        { not: { derived: 'inner' } },
        { any: [{ always: true }, { fact: 'b', includes: ['x'] }] },
      ],
    }
    expect(factLeaves(condition, { inner: { fact: 'a', is: ['y', 'z'] } })).toEqual([
      { fact: 'a', values: ['y', 'z'] },
      { fact: 'b', values: ['x'] },
    ])
  })
})
