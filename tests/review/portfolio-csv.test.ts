import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { Portfolio } from '../../src/review/portfolio.ts'
import { portfolioCsv } from '../../src/review/portfolio-csv.ts'
import type { ProductRow } from '../../src/review/product-row.ts'
import { say } from '../own-content.ts'

/** A product in which no two figures are the same, so that a column that tells another one is seen. */
const row: ProductRow = {
  product: 'p',
  review: 'r-7',
  workspace: 'local',
  title: 'Swim Booking',
  sight: 'stories',
  isPosted: true,
  isClosed: false,
  lastLook: '2026-11-01',
  nextLook: '2026-12-02',
  isLookLate: false,
  isNeverAgain: false,
  isLookedAtNow: false,
  now: { actFirst: 11, planSoon: 12, keepInMind: 13, fineForNow: 14 },
  after: { actFirst: 21, planSoon: 22, keepInMind: 23, fineForNow: 24 },
  notKnown: 31,
  worst: 'actFirst',
  worstAfter: 'planSoon',
  steps: 41,
  late: 42,
  lateSince: '2026-10-03',
  livedWith: 43,
  livedWithUntil: '2027-01-04',
  ranOut: 44,
  waiting: { people: 51, seconds: 52, opinions: 53 },
  unsure: { count: 5, of: 20 },
  looks: [
    { on: '2026-05-05', actFirst: 61, planSoon: 62 },
    { on: '2026-11-01', actFirst: 63, planSoon: 64 },
  ],
  stories: [
    { id: 'a', title: 'One story', band: 'actFirst' },
    { id: 'b', title: 'Another', band: 'planSoon' },
  ],
  actFirst: ['a'],
  planSoon: ['b'],
  agreed: [],
  services: [],
}

const portfolio = (rows: readonly ProductRow[]): Portfolio => ({
  today: '2026-12-01',
  rows,
  notShared: 0,
  sameStories: [],
  sharedServices: [],
  rules: [],
})

const read = (...rows: ProductRow[]): Record<string, string>[] =>
  parse(portfolioCsv(say, portfolio(rows)), { bom: true, columns: true })

test('each column of the overview tells what it is called', () => {
  expect(read(row)).toEqual([
    {
      product: 'Swim Booking',
      check: 'r-7',
      late_steps: '42',
      late_since: '2026-10-03',
      open_steps: '41',
      worst_now: 'Act first',
      act_first_now: '11',
      plan_soon_now: '12',
      keep_in_mind_now: '13',
      fine_for_now_now: '14',
      worst_after_steps: 'Plan soon',
      act_first_after_steps: '21',
      plan_soon_after_steps: '22',
      lived_with: '43',
      lived_with_until: '2027-01-04',
      lived_with_ran_out: '44',
      posted: 'yes',
      last_look: '2026-11-01',
      next_look: '2026-12-02',
      look_is_late: 'no',
      answers_sure_percent: '75',
      people_asked_waiting: '51',
      stories_waiting_for_a_second: '52',
      act_first_by_look: '2026-05-05: 61; 2026-11-01: 63',
      worst_stories: 'One story | Another',
    },
  ])
})

test('a product that was never posted has empty cells where there is no figure', () => {
  const { lastLook: _, nextLook: __, now: ___, after: ____, worst: _____, ...rest } = row
  const [told] = read({ ...rest, isPosted: false, looks: [], stories: [] })
  expect(told).toMatchObject({ posted: 'no', worst_now: '', act_first_now: '', last_look: '' })
})
