import { mostListed } from '../analysis/order/rule.ts'
import type { MessageKey } from '../domain/message-key.ts'
import { pageOf } from '../domain/paging.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import { type ButtonSpec, buttonRow, quiet } from './card.ts'
import type { Story } from './stories.ts'
import { storyLine } from './story-line.ts'
import { allStories, type Summary } from './summary.ts'
import { coverageLine } from './thread.ts'

/** How many stories one page of a list holds. */
export const storiesPerPage = 7

/** One page of the stories, those taken care of last: of the first forty, or of all where somebody asks for all. */
export function everythingMessage(summary: Summary, page: number, all = false): Message {
  const { say } = summary
  const every = allStories(summary)
  const stories = all ? every : listedStories(summary)
  const isCut = stories.length < every.length
  const { here, at: shown, pages } = pageOf(stories, page, storiesPerPage)
  const isLast = shown === pages
  return message(
    {
      type: 'heading',
      text: say('thread.everything.title', { product: asTyped(summary.input.product.name) }),
    },
    quiet(say('thread.everything.page', { page: shown, pages, count: stories.length })),
    ...here.flatMap((story) => everythingStory(summary, story)),
    ...(isLast ? [quiet(coverageLine(summary)), ...assumed(summary)] : []),
    ...buttonRow(summary, [
      ...(shown > 1 ? [turn('thread.everything.previous', shown - 1, all)] : []),
      ...(isLast ? [] : [turn('thread.everything.next', shown + 1, all)]),
      ...(isCut ? [showAll(every.length)] : []),
      { label: 'thread.everything.add', type: 'openAddStory', style: 'quiet' },
    ]),
  )
}

/** What a person sees first: the numbered stories as the order cuts them, then what is taken care of, as far as it fits. */
export function listedStories(summary: Summary): readonly Story[] {
  const { never, own, first, rest, covered, input } = summary
  const { listed = mostListed } = input.analysis
  const open = [...first, ...rest].slice(0, Math.max(listed, first.length))
  const head = [...(never ? [never] : []), ...own]
  const most = Math.max(mostListed, head.length + first.length)
  return [...head, ...open, ...covered].slice(0, most)
}

const turn = (label: MessageKey, page: number, all: boolean): ButtonSpec => ({
  label,
  type: 'everything',
  more: all ? { page, all } : { page },
})

const showAll = (count: number): ButtonSpec => ({
  label: 'choice.list.all',
  type: 'everything',
  more: { page: 1, all: true },
  values: { count },
  style: 'quiet',
})

function everythingStory(summary: Summary, story: Story): Element[] {
  const { say } = summary
  const number = story.place > 0 ? `${story.place}\\. ` : ''
  return [
    text(`${number}${storyLine(summary, story)}`),
    ...buttonRow(summary, [
      {
        label: 'thread.everything.open',
        type: 'openStory',
        more: { finding: story.id },
        style: 'quiet',
        values: { place: story.place > 0 ? story.place : say('thread.never.short') },
      },
    ]),
  ]
}

function assumed({ say, assumptions }: Summary): Element[] {
  if (assumptions.length === 0) return []
  return [
    quiet(say('thread.everything.assumed')),
    { type: 'list', items: assumptions.map((assumption) => asTyped(assumption.text)) },
  ]
}
