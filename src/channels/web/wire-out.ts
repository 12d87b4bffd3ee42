import { isPictureKind } from '../../domain/picture.ts'
import type { Form, Message } from '../../message/message.ts'
import { plainMessage, plainText } from '../../message/plain-text.ts'
import { type Say, sayIn } from '../../message/words.ts'
import type { Outcome } from '../../review/ports.ts'
import type { DeskItem, Feed, FeedCard, OverviewItem } from '../../review/reviews.ts'
import { toAdaptiveCard, toAdaptiveForm } from '../adaptive-card/adaptive-card.ts'
import type { CardOptions } from '../adaptive-card/card.ts'
import type { WireCard, WireFeed, WireItem, WireOutcome, WireWaiting } from './page/wire.ts'

/** How cards look on the page; a picture's address changes with its card, so that it is drawn anew. */
function options(say: Say, review: string, version: number): CardOptions {
  return {
    ownPage: true,
    required: say('page.form.required'),
    pick: say('page.form.pick'),
    picture: (name) =>
      isPictureKind(name) ? `/api/checks/${review}/${name}.svg?v=${version}` : undefined,
  }
}

/** A check as the page gets it. */
export function wireFeed(say: Say, feed: Feed): WireFeed {
  const { review, title, role, waiting } = feed
  const cards = (list: readonly FeedCard[]): WireCard[] =>
    list.map((card) =>
      sharedCard(card, options(sayIn(say, card.message.language), review, card.version)),
    )
  const [own, thread] = [cards(feed.own), cards(feed.thread)]
  return { review, title, role, own, thread, ...(waiting !== undefined && { waiting }) }
}

/** A card that many read is written out once, as long as it is the same message. */
const shared = new WeakMap<Message, WireCard>()

function sharedCard({ id, version, message }: FeedCard, how: CardOptions): WireCard {
  const known = shared.get(message)
  if (known?.id === id && known.version === version) return known
  const card = { id, version, ...wireCard(message, how) }
  shared.set(message, card)
  return card
}

const wireCard = (message: Message, how: CardOptions): Omit<WireCard, 'id' | 'version'> => ({
  card: toAdaptiveCard(message, how),
  words: plainText({ elements: message.elements.filter(({ type }) => type !== 'buttons') }),
})

/** The answer to an action as the page gets it. */
export function wireOutcome(say: Say, outcome: Outcome): WireOutcome {
  const { review, replies, form, wrong, notTaken } = outcome
  const how = ({ language }: Message | Form) => options(sayIn(say, language), review ?? '', 0)
  return {
    ...(review !== undefined && { review }),
    replies: replies.map((message) => wireCard(message, how(message))),
    ...(wrong !== undefined && { wrong }),
    ...(notTaken && { notTaken }),
    ...(form && { form: { title: form.title, card: toAdaptiveForm(form, how(form)) } }),
  }
}

/** A line of the list as the page gets it. */
export const wireItem = ({ waiting, ...item }: OverviewItem): WireItem => ({
  ...item,
  waiting: waiting > 0,
})

/** Something that waits, as the page gets it. */
export const wireWaiting = ({ review, product, words, isLate, card }: DeskItem): WireWaiting => ({
  review,
  product,
  words: plainMessage(words),
  late: isLate,
  ...(card !== undefined && { card }),
})
