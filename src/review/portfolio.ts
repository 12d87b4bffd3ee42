import { catalogueId } from '../analysis/step-ids.ts'
import { type PortfolioOrder, portfolioOrders } from '../domain/portfolio.ts'
import { bandsByUrgency } from '../domain/vocabulary.ts'
import { plainName } from './plain-name.ts'
import { type PortfolioReader, type Sight, sightOf } from './portfolio-sight.ts'
import type { Listed } from './ports.ts'
import { type ListedCheck, type ProductRow, productRow } from './product-row.ts'

/** Something that several products have, and which. */
export interface SharedBy {
  /** A story's id, or the name of a service. */
  readonly what: string
  readonly products: readonly ProductRow[]
}

/** A safety step that is a rule for all products, and who follows it. */
export interface RuleFollowed {
  readonly safeguard: string
  /** Products that have agreed on it. */
  readonly follows: readonly ProductRow[]
  /** Products with a pressing story that it would help, and that have not. */
  readonly notYet: readonly ProductRow[]
}

/** Every product that somebody may see, on one day. */
export interface Portfolio {
  readonly today: string
  readonly rows: readonly ProductRow[]
  /** Products of which they may not even see the name; only a lead hears how many. */
  readonly notShared: number
  /** They may lead by a group that cannot be seen just now. */
  readonly isUnsure?: true
  /** Stories that press in several products, those in most first. */
  readonly sameStories: readonly SharedBy[]
  /** Connected services and suppliers that several products named. */
  readonly sharedServices: readonly SharedBy[]
  readonly rules: readonly RuleFollowed[]
}

/** What the overview is made of. */
export interface PortfolioInput {
  readonly listed: readonly Listed[]
  readonly reader: PortfolioReader
  /** A calendar date. */
  readonly today: string
  /** The safety steps of a story, by its id. */
  readonly stepsOf: (story: string) => readonly string[]
}

/** The overview from headings alone: nothing here opens a record. */
export function portfolioOf({ listed, reader, today, stepsOf }: PortfolioInput): Portfolio {
  const products = [...byProduct(listed).values()]
  const seen = products.flatMap((checks) => {
    const sights = checks.map((check) => ({ check, sight: sightOf(check.heading, reader) }))
    const shown = sights.flatMap(({ check, sight }) => shownCheck(check, sight))
    const [first] = checks
    return shown.length === 0 || !first
      ? []
      : [{ product: first.heading.facts?.product ?? first.id, checks: shown }]
  })
  const rows = sorted(
    seen.map((one) => productRow(one, today)),
    'late',
  )
  return {
    today,
    rows,
    notShared: reader.isLead ? products.length - seen.length : 0,
    ...(reader.isUnsure && { isUnsure: true }),
    sameStories: sharedBy(rows, ({ actFirst }) => actFirst.map(catalogueId)),
    sharedServices: sharedServices(rows),
    rules: rulesFollowed(rulesOf(listed), rows, stepsOf),
  }
}

/** The safety steps that are a rule for all products of these. */
export const rulesOf = (listed: readonly Listed[]): readonly string[] => [
  ...new Set(listed.flatMap(({ heading }) => heading.facts?.rules ?? [])),
]

/** Rows in another order; what is the same by one comes by the next. */
export function sorted(rows: readonly ProductRow[], by: PortfolioOrder): readonly ProductRow[] {
  const first = comparisons[by]
  const others = portfolioOrders.filter((order) => order !== by).map((order) => comparisons[order])
  return rows.toSorted((a, b) => {
    for (const compare of [first, ...others]) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return byWords(a.title, b.title) || byWords(a.product, b.product)
  })
}

type Compare = (a: ProductRow, b: ProductRow) => number

const byWords = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const comparisons: Readonly<Record<PortfolioOrder, Compare>> = {
  late: (a, b) =>
    b.late - a.late || byWords(a.lateSince ?? never, b.lateSince ?? never) || b.ranOut - a.ranOut,
  worst: (a, b) => {
    for (const band of bandsByUrgency) {
      const order = (b.now?.[band] ?? 0) - (a.now?.[band] ?? 0)
      if (order !== 0) return order
    }
    return Number(b.isPosted) - Number(a.isPosted)
  },
  // What was never posted was never looked at.
  age: (a, b) => byWords(a.lastLook ?? '', b.lastLook ?? ''),
}

const never = '9999-12-31'

/** A product is one of its workspace. */
const productOf = ({ workspace, id, heading }: Listed): string =>
  JSON.stringify([workspace, heading.facts?.product ?? id])

/** The checks of each product, oldest first. Those that are deleted, or that nobody could read, are none. */
function byProduct(listed: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const products = new Map<string, Listed[]>()
  for (const one of listed) {
    if (one.heading.phase === 'deleted' || !one.heading.facts) continue
    const key = productOf(one)
    const checks = products.get(key)
    if (checks) checks.push(one)
    else products.set(key, [one])
  }
  for (const checks of products.values()) if (checks.length > 1) checks.sort(byPosting)
  return products
}

/** By when they were posted; what is not posted yet is the newest. */
const byPosting = (a: Listed, b: Listed): number =>
  byWords(a.heading.facts?.posted ?? never, b.heading.facts?.posted ?? never) ||
  byWords(a.heading.updatedAt, b.heading.updatedAt)

function shownCheck({ id, workspace, heading }: Listed, sight: Sight) {
  const { title, phase, facts } = heading
  if (sight === 'none' || !facts) return []
  const check: ListedCheck = { review: id, workspace, title, phase, facts }
  return [{ check, sight }]
}

function sharedBy(
  rows: readonly ProductRow[],
  of: (row: ProductRow) => readonly string[],
): readonly SharedBy[] {
  const having = new Map<string, ProductRow[]>()
  for (const row of rows) {
    for (const what of new Set(of(row))) {
      const products = having.get(what)
      if (products) products.push(row)
      else having.set(what, [row])
    }
  }
  return [...having]
    .filter(([, products]) => products.length > 1)
    .map(([what, products]) => ({ what, products }))
    .toSorted((a, b) => b.products.length - a.products.length || byWords(a.what, b.what))
}

/** The same name however it is written; it is shown as it was written first. */
function sharedServices(rows: readonly ProductRow[]): readonly SharedBy[] {
  const written = new Map<string, string>()
  for (const { services } of rows) {
    for (const name of services) {
      const plain = plainName(name)
      if (!written.has(plain)) written.set(plain, name)
    }
  }
  return sharedBy(rows, ({ services }) => services.map(plainName)).map(({ what, products }) => ({
    what: written.get(what) ?? what,
    products,
  }))
}

function rulesFollowed(
  rules: readonly string[],
  rows: readonly ProductRow[],
  stepsOf: PortfolioInput['stepsOf'],
): readonly RuleFollowed[] {
  return rules.map((safeguard) => {
    const follows = rows.filter(({ agreed }) => agreed.includes(safeguard))
    const notYet = rows.filter(
      ({ agreed, actFirst, planSoon }) =>
        !agreed.includes(safeguard) &&
        [...actFirst, ...planSoon].some((story) => stepsOf(catalogueId(story)).includes(safeguard)),
    )
    return { safeguard, follows, notYet }
  })
}
