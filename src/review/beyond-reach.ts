import { text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element } from '../message/message.ts'
import { inLink, shownId } from '../report/story-item-line.ts'
import { ownItems } from './deletion.ts'
import { type KnownPlace, placeIn } from './item-place.ts'
import { hasAccounts, type ReviewContext } from './review-context.ts'

/** How many items of a tracker are named; the others are counted. */
const mostItems = 10

/** What stays where it is when a check is deleted, because the program cannot reach it, or must not. */
export function beyondReach(context: ReviewContext): readonly Element[] {
  const { say, state, outbox } = context
  const items = ownItems(outbox, state).flatMap(({ card, place }) =>
    card.kind === 'item' ? (placeIn(place) ?? []) : [],
  )
  const more = items.length - mostItems
  const lines = [
    ...items.slice(0, mostItems).map((item) => itemLine(context, item)),
    ...(more > 0 ? [say('conversation.delete.beyond.more', { count: more })] : []),
    ...(hasAccounts(context) ? [say('conversation.delete.beyond.files')] : []),
    say('conversation.delete.beyond.copies'),
  ]
  return [text(say('conversation.delete.beyond.title')), { type: 'list', items: lines }]
}

/** An item by its id, with the way to it; one without an address is found by its id. */
function itemLine({ say }: ReviewContext, { title: tracker, id, address }: KnownPlace): string {
  const values = { tracker, id: asTyped(shownId(id)), address: inLink(address) }
  return address === ''
    ? say('conversation.delete.beyond.itemById', values)
    : say('conversation.delete.beyond.item', values)
}
