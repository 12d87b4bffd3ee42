import { pageOf } from '../../domain/paging.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import type { DeskItem, OverviewItem } from '../reviews.ts'
import { unreadableLines } from '../unreadable-checks.ts'
import { type Absence, awayRow } from './waiting-card.ts'

/** How many checks one page shows. */
const onePage = 15

/** Which page is shown, and what waits for them over all their checks. */
interface HomeRoom {
  readonly page: number
  /** Until when they are away, and a check in which they can say that they are back. */
  readonly away?: Absence
  /** They may see all products. */
  readonly mayOverview?: boolean
  /** The products of checks that cannot be read just now. */
  readonly unreadable?: readonly string[]
  readonly desk?: { readonly items: readonly DeskItem[]; readonly more: number }
}

/** Everything a person has here: what waits for them, their checks, and how to start one. */
export function homeCard(
  say: Say,
  items: readonly OverviewItem[],
  { page, desk, away, mayOverview = false, unreadable = [] }: HomeRoom,
): Message {
  // What the list of all that waits names already stands among the other checks.
  const named = new Set(
    desk?.items.flatMap(({ kind, review }) => (kind === 'questions' ? [review] : [])),
  )
  const isWaiting = ({ waiting, review }: OverviewItem) => waiting > 0 && !named.has(review)
  const waiting = items.filter(isWaiting)
  const others = items.filter((item) => !isWaiting(item))
  const sorted = [...waiting, ...others]
  const { here: shown, at, pages } = pageOf(sorted, page, onePage)
  const onDesk = at === 1 && desk ? deskElements(say, desk) : []
  return message(
    heading(say('conversation.home.title')),
    text(say(items.length === 0 ? 'conversation.home.empty' : 'conversation.home.body')),
    buttons(
      {
        label: say('conversation.start.title'),
        action: { type: 'openStart' },
        style: 'primary',
      },
      ...(mayOverview ? [overviewButton(say)] : []),
    ),
    ...(away ? awayRow(say, away) : []),
    ...unreadableLines(say, unreadable),
    ...onDesk,
    ...group(
      say,
      say(onDesk.length > 0 ? 'promise.desk.questions' : 'conversation.home.waiting'),
      shown.filter(isWaiting),
    ),
    ...group(
      say,
      say('conversation.home.checks'),
      shown.filter((item) => !isWaiting(item)),
    ),
    ...(pages > 1 ? paging(say, at, pages) : []),
  )
}

/** What waits, late first, each with the way to it. */
function deskElements(
  say: Say,
  { items, more }: NonNullable<HomeRoom['desk']>,
): readonly Element[] {
  if (items.length === 0) return []
  return [
    { type: 'divider' },
    heading(say('promise.desk.title')),
    ...items.flatMap((item) => deskRow(say, item)),
    ...(more > 0 ? [text(say('promise.desk.more', { count: more }), 'quiet')] : []),
  ]
}

function deskRow(say: Say, { product, words, isLate, link, button }: DeskItem): Element[] {
  const on = { product: asTyped(product), words }
  const line = say(isLate ? 'promise.desk.inLate' : 'promise.desk.inProduct', on)
  if (link === undefined) return [text(line), buttons(button)]
  return [text(say('promise.desk.linked', { line, address: link }))]
}

const overviewButton = (say: Say): Button => ({
  label: say('overview.open'),
  action: { type: 'overview', page: 1 },
})

function group(say: Say, title: string, items: readonly OverviewItem[]): Element[] {
  if (items.length === 0) return []
  const lines = items.flatMap((item) => [
    text(
      say('conversation.home.line', { product: asTyped(item.product), state: asTyped(item.state) }),
    ),
    buttons(goTo(say, item)),
  ])
  return [{ type: 'divider' }, heading(title), ...lines]
}

/** A posted check is talked through; any other is gone on with. */
function goTo(say: Say, { review, posted, waiting }: OverviewItem): Button {
  return posted && waiting === 0
    ? {
        label: say('conversation.home.stories'),
        action: { type: 'everything', review, page: 1 },
        style: 'quiet',
      }
    : {
        label: say('conversation.stop.continue'),
        action: { type: 'continue', review },
        style: 'quiet',
      }
}

function paging(say: Say, at: number, pages: number): Element[] {
  const turn = (label: string, page: number): Button => ({
    label,
    action: { type: 'home', page },
    style: 'quiet',
  })
  return [
    text(say('conversation.home.page', { n: at, of: pages }), 'quiet'),
    buttons(
      ...(at > 1 ? [turn(say('conversation.home.earlier'), at - 1)] : []),
      ...(at < pages ? [turn(say('conversation.home.later'), at + 1)] : []),
    ),
  ]
}
