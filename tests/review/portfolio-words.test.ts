import { describe, expect, test } from 'vitest'
import { portfolioOf } from '../../src/review/portfolio.ts'
import {
  productNames,
  rowWords,
  storyWords,
  surePercent,
  totalsWords,
  trendWords,
} from '../../src/review/portfolio-words.ts'
import type { Listed } from '../../src/review/ports.ts'
import type { ProductRow } from '../../src/review/product-row.ts'
import { content, say } from '../own-content.ts'
import { actFirst, listedCheck, told } from './listed-check.ts'

const today = '2026-12-31'
const rowsOf = (...listed: readonly Listed[]) =>
  portfolioOf({ listed, reader: { person: 'dana', isLead: false }, today, stepsOf: () => [] }).rows
function row(facts: Parameters<typeof listedCheck>[1] = {}): ProductRow {
  const [found] = rowsOf(listedCheck('a', facts))
  if (!found) throw new Error('no row')
  return found
}
const words = (facts: Parameters<typeof listedCheck>[1] = {}) => rowWords(say, row(facts), today)

describe('what stands beside a product', () => {
  test('of a calm one is that nothing presses, and when it was looked at', () => {
    expect(words()).toEqual(['nothing presses', 'looked at once, on 27 Nov'])
  })

  test('is what is late first, then how bad it is, what waits, and when it was looked at', () => {
    const given = words({
      waiting: { people: 2, seconds: 1, opinions: 3 },
      unsure: { count: 12, of: 20 },
      told: told({
        now: actFirst(3),
        after: actFirst(1),
        steps: [
          { finding: 'x', due: '2026-12-30' },
          { finding: 'y', due: '2026-12-01' },
        ],
        accepted: [{ finding: 'z', until: '2026-12-30', band: 'planSoon' }],
      }),
    })
    expect(given).toEqual([
      '2 steps late, the first since 1 Dec',
      '1 story lived with too long',
      'Act first: 3, after the agreed steps 1',
      '2 people have not answered',
      '1 story waits for a second person',
      'answers differ on 3 questions',
      'looked at once, on 27 Nov',
      '60% of the answers are “not sure”',
    ])
  })

  test('never tells as known what only unknowns make press', () => {
    const asked = { now: actFirst(14), after: actFirst(14), notKnown: 11 }
    expect(words({ told: told(asked) })[0]).toBe('Act first: 14, of which 11 not known yet')
    expect(words({ told: told({ ...asked, after: actFirst(9) }) })[0]).toBe(
      'Act first: 14, of which 11 not known yet, after the agreed steps 9',
    )
  })

  test('tells of the agreed steps only where they change something', () => {
    expect(words({ told: told({ now: actFirst(3), after: actFirst(3) }) })[0]).toBe('Act first: 3')
  })

  test('tells of one that is not posted yet only that', () => {
    expect(words({ reach: 'private', told: undefined, lastLook: undefined })).toEqual([
      'not posted yet',
    ])
  })

  test('says when it was to be looked at again, from the day after', () => {
    expect(words({ nextLook: '2026-12-31' }).at(-1)).toBe('looked at once, on 27 Nov')
    expect(words({ nextLook: '2026-12-30' }).at(-1)).toBe('to be looked at again since 30 Dec')
  })

  test('says that a new look has begun, or that it was looked at since', () => {
    const begun = listedCheck('b', {
      product: 'a',
      posted: undefined,
      told: undefined,
      nextLook: undefined,
    })
    const old = listedCheck('a', { nextLook: '2026-12-30' })
    expect(rowsOf(old, begun).map((one) => rowWords(say, one, today).at(-1))).toEqual([
      'a new look has begun',
    ])
    expect(words({ lastLook: '2026-12-03' }).at(-1)).toBe('looked at on 3 Dec')
  })

  test('says how much is “not sure” where it is more than a third', () => {
    expect(words({ unsure: { count: 1, of: 3 } }).at(-1)).toBe('looked at once, on 27 Nov')
    expect(words({ unsure: { count: 2, of: 5 } }).at(-1)).toBe('40% of the answers are “not sure”')
    expect(words({ unsure: { count: 0, of: 0 } }).at(-1)).toBe('looked at once, on 27 Nov')
  })
})

test('how sure the answers are is a share of them, and nothing where there are none', () => {
  expect(surePercent(row({ unsure: { count: 1, of: 3 } }))).toBe(67)
  expect(surePercent(row({ unsure: { count: 0, of: 3 } }))).toBe(100)
  expect(surePercent(row({ unsure: { count: 0, of: 0 } }))).toBeUndefined()
})

describe('how many were to act on first, look by look', () => {
  const look = (count: number, now = count) =>
    told({ asPosted: actFirst(count), now: actFirst(now) })
  const looks = (...all: readonly ReturnType<typeof told>[]) =>
    rowsOf(
      ...all.map((figures, n) =>
        listedCheck(`look${n}`, { product: 'p', posted: `2026-0${n + 1}-10`, told: figures }),
      ),
    ).map(trendWords)

  test('and now', () => {
    expect(looks(look(9), look(4, 2))).toEqual(['9 → 4 → 2'])
    expect(looks(look(9, 4))).toEqual(['9 → 4'])
    expect(looks(look(4), look(4))).toEqual(['4 → 4 → 4'])
  })

  test('is not said after one look at which nothing changed, nor before the first', () => {
    expect(looks(look(4))).toEqual([''])
    expect(trendWords(row({ told: undefined }))).toBe('')
  })
})

test('six names stand on one line, and more are counted', () => {
  const rows = rowsOf(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => listedCheck(id)))
  expect(productNames(say, rows.slice(0, 6))).toBe(
    'Product a, Product b, Product c, Product d, Product e, Product f',
  )
  expect(productNames(say, rows)).toMatch(/Product f, 2 more$/)
})

test('a story of several products stands in a few words for any of them', () => {
  const { catalogue } = content
  const [one] = catalogue.threats
  if (!one) throw new Error('no stories')
  for (const { id } of catalogue.threats) {
    const told = storyWords(say, catalogue, id) ?? ''
    expect(told).not.toMatch(/[{}]|\.$/)
    expect(told).not.toBe('')
  }
  const story = (title: string) =>
    storyWords(say, { threats: [{ ...one, id: 'x', title, short: undefined }] }, 'x')
  expect(story('One of your {staff} takes {thing} of {subjects}, {people} and {signers}.')).toBe(
    'One of your team takes information of people, people and people',
  )
  expect(story('{service} is gone.')).toBe('a connected service is gone')
  expect(storyWords(say, catalogue, 'no-such-story')).toBeUndefined()
})

test('above all products stands how many there are, how many steps are late, and how many are not shared', () => {
  const late = told({ steps: [{ finding: 'x', due: '2026-12-30' }] })
  const hidden = listedCheck('h', { reach: 'private' }, { people: [] })
  const totals = (...listed: readonly Listed[]) =>
    totalsWords(say, portfolioOf({ listed, reader: { isLead: true }, today, stepsOf: () => [] }))
  expect(totals()).toEqual([])
  expect(totals(listedCheck('a'))).toEqual(['1 product'])
  expect(
    totals(listedCheck('a', { told: late }), listedCheck('b', { told: late }), hidden),
  ).toEqual(['2 products', '2 steps are late', '1 more is not shared with you.'])
})
