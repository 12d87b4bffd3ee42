import { describe, expect, test } from 'vitest'
import type { PortfolioOrder } from '../../src/domain/portfolio.ts'
import { portfolioOf, sorted } from '../../src/review/portfolio.ts'
import type { PortfolioReader } from '../../src/review/portfolio-sight.ts'
import type { Listed } from '../../src/review/ports.ts'
import { actFirst, listedCheck, told } from './listed-check.ts'

const operator: PortfolioReader = { isLead: true }
const stepsOf = (story: string) => (story === 'stolen-password' ? ['two-steps'] : [])
const portfolio = (listed: readonly Listed[], { reader = operator, today = '2026-12-31' } = {}) =>
  portfolioOf({ listed, reader, today, stepsOf })
const names = (listed: readonly Listed[], order: PortfolioOrder = 'late') =>
  sorted(portfolio(listed).rows, order).map(({ review }) => review)

const step = (due: string) => ({ finding: 'stolen-password', due })

describe('the order of products', () => {
  const calm = listedCheck('calm', { lastLook: '2026-12-01' })
  const bad = listedCheck('bad', { told: told({ now: actFirst(3) }), lastLook: '2026-12-02' })
  const late = listedCheck('late', { told: told({ steps: [step('2026-12-30')] }) })
  const later = listedCheck('later', { told: told({ steps: [step('2026-11-01')] }) })
  const all = [calm, bad, late, later]

  test('is what is late, what is late for longest, what is worst, what was not looked at for longest', () => {
    expect(names(all)).toEqual(['later', 'late', 'bad', 'calm'])
    expect(names(all, 'worst')[0]).toBe('bad')
    expect(names(all, 'age')).toEqual(['later', 'late', 'calm', 'bad'])
  })

  test('does not depend on the order of the list', () => {
    expect(names(all.toReversed())).toEqual(names(all))
  })

  test('a step is late from the day after it was due', () => {
    const due = listedCheck('due', { told: told({ steps: [step('2026-12-30')] }) })
    expect(portfolio([due], { today: '2026-12-30' }).rows[0]).toMatchObject({ late: 0, steps: 1 })
    expect(portfolio([due]).rows[0]).toMatchObject({ late: 1, lateSince: '2026-12-30' })
  })
})

describe('what is lived with', () => {
  const accepted = [
    {
      finding: 'stolen-password',
      until: '2026-12-15',
      band: 'actFirst' as const,
      after: 'keepInMind' as const,
    },
  ]
  const check = listedCheck('a', { told: told({ accepted }) })

  test('counts again from the day after it ran out, though nothing was written', () => {
    expect(portfolio([check], { today: '2026-12-15' }).rows[0]).toMatchObject({
      livedWith: 1,
      livedWithUntil: '2026-12-15',
      ranOut: 0,
      actFirst: [],
    })
    const [row] = portfolio([check], { today: '2026-12-16' }).rows
    expect(row).toMatchObject({
      livedWith: 0,
      ranOut: 1,
      now: actFirst(1),
      after: { keepInMind: 1 },
      worst: 'actFirst',
      worstAfter: 'keepInMind',
      actFirst: ['stolen-password'],
    })
  })
})

describe('several looks at one product', () => {
  const looks = [12, 9, 4].map((count, n) =>
    listedCheck(`look${n}`, {
      product: 'look0',
      posted: `2026-0${n + 1}-10`,
      lastLook: `2026-0${n + 1}-10`,
      told: told({ asPosted: actFirst(count), now: actFirst(count) }),
    }),
  )

  test('are one row, with the newest figures and the trend', () => {
    const { rows } = portfolio(looks.toReversed())
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ review: 'look2', product: 'look0', isNeverAgain: false })
    expect(rows[0]?.looks.map(({ actFirst: count }) => count)).toEqual([12, 9, 4])
  })

  test('a look that has begun changes no figure until it is posted, and is late no more', () => {
    const begun = listedCheck('look3', { product: 'look0', reach: 'private' }, { phase: 'asking' })
    const { told: _, posted: __, lastLook: ___, ...facts } = begun.heading.facts
    const unposted = { ...begun, heading: { ...begun.heading, facts } }
    const last = looks.map((look) => ({
      ...look,
      heading: {
        ...look.heading,
        facts: { ...look.heading.facts, nextLook: '2026-10-01' } as never,
      },
    }))
    const own: PortfolioReader = { person: 'dana', isLead: true }
    expect(portfolio([...last, unposted], { reader: own }).rows[0]).toMatchObject({
      review: 'look2',
      isLookedAtNow: true,
      isLookLate: false,
    })
    expect(portfolio(last).rows[0]).toMatchObject({ isLookedAtNow: false, isLookLate: true })
  })

  test('one look alone was never looked at again', () => {
    expect(portfolio([listedCheck('a')]).rows[0]).toMatchObject({ isNeverAgain: true })
  })
})

describe('what may not be seen', () => {
  const hidden = [1, 2, 3].map((n) =>
    listedCheck(`hidden${n}`, {
      reach: 'private',
      services: ['Secret Bank'],
      told: told({ actFirst: ['stolen-password'] }),
    }),
  )
  const open = listedCheck('open', {
    services: ['secret bank'],
    told: told({ actFirst: ['stolen-password'] }),
  })

  test('is counted for a lead, without a name, a story or a service', () => {
    const found = portfolio([...hidden, open])
    expect(found.notShared).toBe(3)
    expect(JSON.stringify(found)).not.toMatch(/hidden|Secret Bank/)
    expect(found.sameStories).toEqual([])
    expect(found.sharedServices).toEqual([])
  })

  test('is not even counted for anybody else', () => {
    const reader = { person: 'zoe', isLead: false }
    expect(portfolio([...hidden, open], { reader })).toMatchObject({ rows: [], notShared: 0 })
  })

  test('of a headline no story is told', () => {
    const headline = listedCheck('a', {
      reach: 'headline',
      told: told({
        now: actFirst(1),
        actFirst: ['stolen-password'],
        worst: [{ id: 'stolen-password', title: 'A stolen password', band: 'actFirst' }],
      }),
    })
    expect(portfolio([headline]).rows[0]).toMatchObject({
      now: actFirst(1),
      stories: [],
      actFirst: [],
    })
  })
})

describe('what several products have', () => {
  const product = (id: string, more: Parameters<typeof told>[0], services: string[] = []) =>
    listedCheck(id, { services, told: told(more) })

  test('the same story, in most products first', () => {
    const { sameStories } = portfolio([
      product('a', { actFirst: ['x', 'y'] }),
      product('b', { actFirst: ['y'] }),
      product('c', { actFirst: ['y', 'x', 'z'] }),
    ])
    expect(sameStories.map(({ what, products }) => [what, products.length])).toEqual([
      ['y', 3],
      ['x', 2],
    ])
  })

  test('services and suppliers, however their names are written', () => {
    const { sharedServices } = portfolio([
      product('a', {}, ['Mail House', 'Bank']),
      product('b', {}, ['mail  house']),
    ])
    expect(sharedServices.map(({ what, products }) => [what, products.length])).toEqual([
      ['Mail House', 2],
    ])
  })

  test('no service is taken for another because its name is like it', () => {
    const { sharedServices } = portfolio([
      product('a', {}, ['Stripe', 'STRIPE']),
      product('b', {}, ['Stripe payments']),
      product('c', {}, ['Strip']),
    ])
    expect(sharedServices).toEqual([])
  })

  test('a rule: who follows it, and whom it would help', () => {
    const { rules } = portfolio([
      listedCheck('a', { rules: ['two-steps'], told: told({ agreed: ['two-steps'] }) }),
      product('b', { actFirst: ['stolen-password'] }),
      product('c', { planSoon: ['stolen-password'], agreed: ['two-steps'] }),
      product('d', { actFirst: ['something-else'] }),
    ])
    const ids = (rows: readonly { review: string }[]) => rows.map(({ review }) => review).toSorted()
    expect(rules.map((rule) => [rule.safeguard, ids(rule.follows), ids(rule.notYet)])).toEqual([
      ['two-steps', ['a', 'c'], ['b']],
    ])
  })
})
