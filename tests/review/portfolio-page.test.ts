import { describe, expect, test } from 'vitest'
import type { PortfolioOrder } from '../../src/domain/portfolio.ts'
import { markdownOf } from '../../src/report/markdown.ts'
import { portfolioOf, sorted } from '../../src/review/portfolio.ts'
import { mappedProducts, portfolioParts } from '../../src/review/portfolio-page.ts'
import type { Listed } from '../../src/review/ports.ts'
import { content, say } from '../own-content.ts'
import { actFirst, listedCheck, told } from './listed-check.ts'

const { catalogue } = content
const today = '2026-12-31'
const [threat, other] = catalogue.threats
const [rule] = catalogue.safeguards
if (!threat || !other || !rule) throw new Error('no stories')
const mail = { services: ['Mail House'] }
const due = (day: string) => ({ finding: threat.id, due: day })
const counts = (actFirstCount: number, planSoon: number) => ({
  ...actFirst(actFirstCount),
  planSoon,
})
const worst = [{ id: threat.id, title: 'Someone could sign in as you.', band: 'actFirst' as const }]

/** Ten days, five weeks and a year late; what presses, what does not, what is not posted, a headline. */
const listed: readonly Listed[] = [
  listedCheck('weeks', {
    ...mail,
    rules: [rule.id],
    unsure: { count: 5, of: 20 },
    waiting: { people: 2, seconds: 1, opinions: 3 },
    told: told({
      now: counts(2, 1),
      after: counts(0, 3),
      asPosted: actFirst(4),
      steps: [due('2026-12-21'), due('2027-01-31')],
      worst,
      actFirst: [threat.id, other.id],
      agreed: [rule.id],
    }),
  }),
  listedCheck('months', {
    ...mail,
    nextLook: '2026-12-30',
    told: told({
      now: counts(0, 2),
      after: counts(0, 0),
      steps: [due('2026-11-26')],
      planSoon: [threat.id],
    }),
  }),
  listedCheck('longer', { told: told({ now: actFirst(1), steps: [due('2025-12-31')] }) }),
  listedCheck('calm', { lastLook: '2026-12-01' }),
  listedCheck('fresh', { reach: 'private', lastLook: undefined, told: undefined }),
  listedCheck('headline', { reach: 'headline', told: told({ now: actFirst(1), worst }) }),
]

const portfolio = (list: readonly Listed[] = listed, person?: string) =>
  portfolioOf({
    listed: list,
    reader: person === undefined ? { isLead: true } : { person, isLead: false },
    today,
    stepsOf: (story) => (story === threat.id ? [rule.id] : []),
  })
const page = (more: {
  list?: readonly Listed[]
  person?: string
  order?: PortfolioOrder
  isHere?: boolean
}) => {
  const { list, person = 'dana', order = 'late', isHere = true } = more
  return markdownOf(
    portfolioParts(say, { portfolio: portfolio(list, person), catalogue, order, isHere }),
  )
}

// After a wanted change: npx vitest run tests/review/portfolio-page.test.ts -u, and read the difference.
describe('the page of all products', () => {
  test('reads as a whole where its addresses lead somewhere, and where they do not', async () => {
    await expect(page({ order: 'worst' })).toMatchFileSnapshot('portfolio/page.md')
    await expect(page({ isHere: false })).toMatchFileSnapshot('portfolio/file.md')
  })

  test('opens a check that is posted, and only where its stories may be seen', () => {
    const links = [...page({}).matchAll(/\[[^\]]*\]\((\/checks\/[^)]*)\)/g)].map(([, to]) => to)
    expect(links).toEqual(['longer', 'months', 'weeks', 'calm'].map((id) => `/checks/${id}`))
    expect(page({ isHere: false })).not.toContain('](/')
  })

  test('offers every order but the one that holds, and files', () => {
    const orders = (order: PortfolioOrder) =>
      [...page({ order }).matchAll(/\/overview\?sort=(\w+)/g)].map(([, to]) => to)
    expect(orders('late')).toEqual(['worst', 'age'])
    expect(orders('age')).toEqual(['late', 'worst'])
    expect(page({})).toContain('(/overview.csv)')
    expect(page({})).toContain('(/overview.json)')
  })

  test('with no product says so, and offers nothing', () => {
    const empty = page({ list: [] })
    expect(empty).toContain('No product is shared with you yet.')
    expect(empty).not.toMatch(/\||overview\.csv|sort=/)
    expect(page({ list: listed.slice(3, 5), isHere: false })).not.toContain('How bad and how late')
  })

  test('draws what presses by how late it is, with the places of the list', () => {
    const shown = mappedProducts(portfolio(listed, 'dana'))
    expect(shown.map(({ place, title, band, lateness }) => [place, title, band, lateness])).toEqual(
      [
        [1, 'Product longer', 'actFirst', 'longer'],
        [2, 'Product months', 'planSoon', 'months'],
        [3, 'Product weeks', 'actFirst', 'weeks'],
        [4, 'Product headline', 'actFirst', 'onTime'],
      ],
    )
  })

  test('leaves out stories and rules that no list has any more', () => {
    const gone = ['a', 'b'].map((id) =>
      listedCheck(id, { rules: ['no-such-step'], told: told({ actFirst: ['no-such-story'] }) }),
    )
    const words = page({ list: gone })
    expect(words).not.toMatch(/no-such|The same story|Rules for all/)
  })
})

describe('the order of products', () => {
  const ids = (list: readonly Listed[], order: PortfolioOrder) =>
    sorted(portfolio(list).rows, order).map(({ review }) => review)

  test('is by what is worst down to the mildest band, and what was posted before what was not', () => {
    const banded = (id: string, band: string) =>
      listedCheck(id, { told: told({ now: { ...actFirst(0), [band]: 1 } }) })
    const list = [
      listedCheck('none'),
      banded('fine', 'fineForNow'),
      banded('mind', 'keepInMind'),
      banded('soon', 'planSoon'),
      banded('first', 'actFirst'),
    ]
    expect(ids(list, 'worst')).toEqual(['first', 'soon', 'mind', 'fine', 'none'])
  })

  test('is by the title, and then by the product, where all else is the same', () => {
    const same = (id: string, title: string) => listedCheck(id, {}, { title })
    expect(ids([same('c', 'B'), same('b', 'A'), same('a', 'B')], 'late')).toEqual(['b', 'a', 'c'])
  })

  test('is by what ran out where as much is late', () => {
    const accepted = [{ finding: 'x', until: '2026-12-30', band: 'fineForNow' as const }]
    const list = [listedCheck('a'), listedCheck('b', { told: told({ accepted }) })]
    expect(ids(list, 'late')).toEqual(['b', 'a'])
  })
})
