import type { MessageKey } from '../domain/message-key.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import { type ButtonSpec, buttonRow, quiet } from './card.ts'
import type { Story } from './stories.ts'
import { storyLine } from './story-line.ts'
import { allStories, type Summary } from './summary.ts'
import { coverageLine } from './thread.ts'

/** How many stories one page of the whole list holds. */
const storiesPerPage = 7

/** One page of every story there is, those taken care of last. */
export function everythingMessage(summary: Summary, page: number): Message {
  const { say } = summary
  const stories = allStories(summary)
  const pages = Math.max(1, Math.ceil(stories.length / storiesPerPage))
  const shown = Math.min(Math.max(1, Math.trunc(page)), pages)
  const here = stories.slice((shown - 1) * storiesPerPage, shown * storiesPerPage)
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
      ...(shown > 1 ? [turn('thread.everything.previous', shown - 1)] : []),
      ...(isLast ? [] : [turn('thread.everything.next', shown + 1)]),
      { label: 'thread.everything.add', type: 'openAddStory', style: 'quiet' },
    ]),
  )
}

const turn = (label: MessageKey, page: number): ButtonSpec => ({
  label,
  type: 'everything',
  more: { page },
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
