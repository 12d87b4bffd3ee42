import type { Catalogue } from '../../analysis/threat.ts'
import { pageOf } from '../../domain/paging.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import type { Portfolio } from '../portfolio.ts'
import { productNames, rowWords, stepWords, storyWords, totalsWords } from '../portfolio-words.ts'
import type { ProductRow } from '../product-row.ts'

/** How many products one page of the card shows: with their buttons well below what a platform takes. */
const onePage = 12

/** How many lines each list below the products has. */
const mostLines = 5

/** What the card shows beside the products. */
export interface OverviewCard {
  readonly portfolio: Portfolio
  readonly page: number
  readonly catalogue: Pick<Catalogue, 'threats' | 'safeguards'>
  /** Whether they hear once a week what is new; absent where nobody can be told anything. */
  readonly weekly?: boolean
}

/** Every product that somebody may see, as a card: what is late first, then what is worst. */
export function overviewCard(
  say: Say,
  { portfolio, page, catalogue, weekly }: OverviewCard,
): Message {
  const { here, at, pages } = pageOf(portfolio.rows, page, onePage)
  const totals = totalsWords(say, portfolio)
  return message(
    heading(say('overview.title')),
    text(totals.length === 0 ? say('overview.none') : totals.join(say('report.list.dot'))),
    portfolio.isUnsure ? text(say('overview.unsure'), 'quiet') : undefined,
    ...here.flatMap((row) => rowElements(say, row, portfolio.today)),
    ...(pages > 1 ? paging(say, at, pages) : []),
    ...(at === 1 ? belowElements(say, portfolio, catalogue) : []),
    ...(weekly === undefined ? [] : [buttons(weeklyButton(say, weekly))]),
  )
}

function rowElements(say: Say, row: ProductRow, today: string): Element[] {
  const { title: product, review, sight, isPosted } = row
  const state = rowWords(say, row, today).join(say('report.list.dot'))
  const line = text(say('overview.row.line', { product: asTyped(product), state: asTyped(state) }))
  const open: Button = {
    label: say('overview.stories'),
    action: { type: 'everything', review, page: 1 },
    style: 'quiet',
  }
  return sight === 'stories' && isPosted ? [line, buttons(open)] : [line]
}

/** What several products share, and which rules hold for all of them. */
function belowElements(
  say: Say,
  { sameStories, sharedServices, rules }: Portfolio,
  catalogue: OverviewCard['catalogue'],
): Element[] {
  const same = sameStories.flatMap(({ what, products }) => {
    const story = storyWords(say, catalogue, what)
    return story === undefined
      ? []
      : [
          say('overview.same.line', {
            story: asTyped(story),
            products: asTyped(productNames(say, products)),
          }),
        ]
  })
  const services = sharedServices.map(({ what, products }) =>
    say('overview.services.line', {
      service: asTyped(what),
      products: asTyped(productNames(say, products)),
    }),
  )
  const held = rules.flatMap(({ safeguard, follows, notYet }) => {
    const step = stepWords(catalogue, safeguard)
    return step === undefined
      ? []
      : [say('overview.rules.line', { step, follows: follows.length, open: notYet.length })]
  })
  return [
    ...listOf(say('overview.same.title'), same),
    ...listOf(say('overview.services.title'), services),
    ...listOf(say('overview.rules.title'), held),
  ]
}

const listOf = (title: string, items: readonly string[]): Element[] =>
  items.length === 0
    ? []
    : [text(`**${title}**`), { type: 'list', items: items.slice(0, mostLines) }]

function paging(say: Say, at: number, pages: number): Element[] {
  const turn = (label: string, page: number): Button => ({
    label,
    action: { type: 'overview', page },
    style: 'quiet',
  })
  return [
    text(say('overview.page', { n: at, of: pages }), 'quiet'),
    buttons(
      ...(at > 1 ? [turn(say('overview.before'), at - 1)] : []),
      ...(at < pages ? [turn(say('overview.after'), at + 1)] : []),
    ),
  ]
}

const weeklyButton = (say: Say, weekly: boolean): Button => ({
  label: say(weekly ? 'overview.weekly.off' : 'overview.weekly.on'),
  action: { type: 'weeklyLine', on: !weekly },
  style: 'quiet',
})
