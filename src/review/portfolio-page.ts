import type { Catalogue } from '../analysis/threat.ts'
import { type PortfolioOrder, portfolioOrders } from '../domain/portfolio.ts'
import type { Band } from '../domain/vocabulary.ts'
import { daysBetween } from '../domain/working-days.ts'
import { longDate } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { headingPart, type Part, paragraphPart, type Span, type Words } from '../report/document.ts'
import { bandWord } from '../report/phrases.ts'
import { drawProductMap, latenessOf, type MappedProduct } from '../report/pictures/product-map.ts'
import { tablePart } from '../report/table-part.ts'
import type { Portfolio } from './portfolio.ts'
import {
  lateWords,
  lookWords,
  productNames,
  stepWords,
  storyWords,
  surePercent,
  totalsWords,
  trendWords,
  unknownIn,
  waitingWords,
} from './portfolio-words.ts'
import type { ProductRow } from './product-row.ts'

/** What the page of all products is made of. */
export interface PortfolioPage {
  readonly portfolio: Portfolio
  readonly catalogue: Pick<Catalogue, 'threats' | 'safeguards'>
  readonly order: PortfolioOrder
  /** Where the page's own addresses lead somewhere; a file that was taken away has no links. */
  readonly isHere: boolean
}

/** The overview as a document: a table, a picture with words beside it, and what products share. */
export function portfolioParts(say: Say, page: PortfolioPage): Part[] {
  const { portfolio, isHere } = page
  const { rows, today } = portfolio
  const totals = totalsWords(say, portfolio)
  return [
    ...(isHere ? [paragraphPart([{ link: say('overview.back'), href: '/' }])] : []),
    headingPart(1, say('overview.title')),
    paragraphPart(say('overview.day', { date: longDate(say, today) }), 'quiet'),
    paragraphPart(totals.length === 0 ? say('overview.none') : totals.join(say('report.list.dot'))),
    ...(isHere && rows.length > 0 ? [orderLinks(say, page.order), fileLinks(say)] : []),
    ...(rows.length > 0 ? [productTable(say, page)] : []),
    ...pictureParts(say, portfolio),
    ...sharedParts(say, page),
  ]
}

/** A list of links beside each other; the one that holds is no link. */
function orderLinks(say: Say, order: PortfolioOrder): Part {
  const links = portfolioOrders.flatMap((one): Span[] => {
    const words = say(`overview.order.${one}`)
    const span = one === order ? { strong: words } : { link: words, href: `/overview?sort=${one}` }
    return [' ', span, ' ·']
  })
  return paragraphPart([say('overview.order.label'), ...links.slice(0, -1)], 'quiet')
}

const fileLinks = (say: Say): Part =>
  paragraphPart(
    [
      say('overview.files.label'),
      ' ',
      { link: say('overview.files.csv'), href: '/overview.csv' },
      ' · ',
      { link: say('overview.files.json'), href: '/overview.json' },
    ],
    'quiet',
  )

function productTable(say: Say, { portfolio, isHere }: PortfolioPage): Part {
  const { rows, today } = portfolio
  const column = (name: ColumnName) => say(`overview.column.${name}`)
  const head = columns.map(column)
  const nothing = { late: say('overview.picture.none'), waiting: say('overview.picture.none') }
  const named = head.map((name, at) => {
    const blank =
      columns[at] === 'late' ? nothing.late : columns[at] === 'waiting' ? nothing.waiting : ''
    return { name, blank }
  })
  return tablePart(
    say('overview.title'),
    named,
    rows.map((row, index) => rowCells(say, row, { today, isHere, place: index + 1 })),
  )
}

const columns = [
  'product',
  'late',
  'open',
  'now',
  'after',
  'looked',
  'sure',
  'waiting',
  'trend',
  'worst',
] as const
type ColumnName = (typeof columns)[number]

function rowCells(
  say: Say,
  row: ProductRow,
  about: { readonly today: string; readonly isHere: boolean; readonly place: number },
): readonly Words[] {
  const { today, isHere, place } = about
  const { title, review, isPosted, sight } = row
  const sure = surePercent(row)
  const opens = isHere && isPosted && sight === 'stories'
  const name: Span = opens ? { link: title, href: `/checks/${review}` } : { strong: title }
  return [
    [`${place}. `, name],
    lateWords(say, row, today).join(say('report.list.dot')),
    row.steps > 0 ? say('overview.row.open', { count: row.steps }) : '',
    bandCell(say, row.worst, row.now, unknownIn(row)),
    bandCell(say, row.worstAfter, row.after, 0),
    lookWords(say, row, today),
    sure === undefined ? '' : say('overview.sure', { share: sure }),
    waitingWords(say, row).join(say('report.list.dot')),
    trendWords(row),
    row.stories.map((story) => story.title).join(' '),
  ]
}

/** The worst band with how many stories are in it. */
function bandCell(
  say: Say,
  band: Band | undefined,
  counts: ProductRow['now'],
  unknown: number,
): Words {
  if (!counts) return ''
  if (!band) return say('overview.picture.none')
  const told = { band: bandWord(say, band), count: counts[band], unknown }
  return [{ band, words: say('overview.row.band', told) }]
}

/** Products as the picture shows them, by their place in the list. */
export const mappedProducts = ({ rows, today }: Portfolio): readonly MappedProduct[] =>
  rows.flatMap(({ title, worst, lateSince }, index) => {
    const days = lateSince === undefined ? 0 : daysBetween(lateSince, today)
    return worst ? [{ place: index + 1, title, band: worst, lateness: latenessOf(days) }] : []
  })

function pictureParts(say: Say, portfolio: Portfolio): Part[] {
  const svg = drawProductMap(say, mappedProducts(portfolio))
  if (svg === undefined) return []
  return [
    headingPart(2, say('overview.picture.title')),
    { type: 'picture', svg, caption: say('overview.picture.caption') },
  ]
}

function sharedParts(say: Say, { portfolio, catalogue }: PortfolioPage): Part[] {
  const { sameStories, sharedServices, rules } = portfolio
  const same = sameStories.flatMap(({ what, products }) => {
    const story = storyWords(say, catalogue, what)
    const names = productNames(say, products)
    return story === undefined ? [] : [say('overview.same.line', { story, products: names })]
  })
  const services = sharedServices.map(({ what: service, products }) =>
    say('overview.services.line', { service, products: productNames(say, products) }),
  )
  const held = rules.flatMap(({ safeguard, follows, notYet }) => {
    const step = stepWords(catalogue, safeguard)
    if (step === undefined) return []
    const line = say('overview.rules.line', { step, follows: follows.length, open: notYet.length })
    const open = say('overview.rules.open', { products: productNames(say, notYet) })
    return [notYet.length === 0 ? line : `${line} ${open}`]
  })
  return [
    ...listPart(say('overview.same.title'), same),
    ...listPart(say('overview.services.title'), services),
    ...listPart(say('overview.rules.title'), held),
  ]
}

const listPart = (title: string, items: readonly string[]): Part[] =>
  items.length === 0 ? [] : [headingPart(2, title), { type: 'list', items }]
