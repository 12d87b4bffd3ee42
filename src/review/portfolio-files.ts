import type { Catalogue } from '../analysis/threat.ts'
import type { PortfolioFormat, PortfolioOrder } from '../domain/portfolio.ts'
import type { Say } from '../message/words.ts'
import { htmlPage } from '../report/html.ts'
import { htmlStyle } from '../report/html-style.ts'
import { type Portfolio, sorted } from './portfolio.ts'
import { portfolioCsv } from './portfolio-csv.ts'
import { portfolioParts } from './portfolio-page.ts'
import { stepWords, storyWords } from './portfolio-words.ts'
import type { ProductRow } from './product-row.ts'
import type { ReportFile } from './reviews.ts'

/** How a file of the overview is made. */
export interface PortfolioFile {
  readonly format: PortfolioFormat
  readonly order: PortfolioOrder
  /** It is shown by this program, so that its links lead somewhere. */
  readonly isHere: boolean
}

/** The overview as a file. */
export function writePortfolio(
  say: Say,
  catalogue: Pick<Catalogue, 'threats' | 'safeguards'>,
  found: Portfolio,
  { format, order, isHere }: PortfolioFile,
): ReportFile {
  const portfolio = { ...found, rows: sorted(found.rows, order) }
  const name = `overview-${portfolio.today}.${format}`
  switch (format) {
    case 'csv':
      return { name, mediaType: 'text/csv; charset=utf-8', body: portfolioCsv(say, portfolio) }
    case 'json': {
      const body = `${JSON.stringify(portfolioJson(say, catalogue, portfolio), null, 2)}\n`
      return { name, mediaType: 'application/json; charset=utf-8', body }
    }
    case 'html': {
      const parts = portfolioParts(say, { portfolio, catalogue, order, isHere })
      const title = say('overview.title')
      const body = htmlPage({ say }, { title, style: htmlStyle, parts })
      return { name, mediaType: 'text/html; charset=utf-8', body }
    }
  }
}

/** The overview for programs: every figure, with ids beside words. */
function portfolioJson(
  say: Say,
  catalogue: Pick<Catalogue, 'threats' | 'safeguards'>,
  { today, rows, notShared, sameStories, sharedServices, rules }: Portfolio,
) {
  const idsOf = (products: readonly ProductRow[]) => products.map(({ product }) => product)
  return {
    schema: 'whatif-overview/1',
    today,
    products: rows,
    notShared,
    sameStories: sameStories.map(({ what: id, products }) => ({
      id,
      title: storyWords(say, catalogue, id) ?? id,
      products: idsOf(products),
    })),
    sharedServices: sharedServices.map(({ what: name, products }) => ({
      name,
      products: idsOf(products),
    })),
    rules: rules.map(({ safeguard: id, follows, notYet }) => ({
      id,
      text: stepWords(catalogue, id) ?? id,
      follows: idsOf(follows),
      notYet: idsOf(notYet),
    })),
  }
}
