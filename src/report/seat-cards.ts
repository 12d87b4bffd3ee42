import type { MessageKey } from '../domain/message-key.ts'
import { pageOf } from '../domain/paging.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Element, Message } from '../message/message.ts'
import { storiesPerPage } from './all-stories.ts'
import { type ButtonSpec, buttonRow, quiet } from './card.ts'
import { asSentence } from './phrases.ts'
import type { Story } from './stories.ts'
import { storyLine } from './story-line.ts'
import type { Summary } from './summary.ts'

/** The stories that come first, each to be taken out; above them what was just done. */
export function firstStoriesMessage(summary: Summary, done?: string): Message {
  const { say, first, rest, input } = summary
  const others: readonly ButtonSpec[] =
    rest.length > 0
      ? [{ label: 'choice.first.others', type: 'otherStories', more: { page: 1 } }]
      : []
  const isChosen = (input.seats?.size ?? 0) > 0
  return message(
    heading(summary, 'choice.first.title'),
    ...(done === undefined ? [] : [text(done, 'good')]),
    quiet(say(first.length > 0 ? 'choice.first.body' : 'choice.first.none')),
    ...first.flatMap((story) =>
      lineWith(summary, story, {
        label: 'choice.first.takeOut',
        type: 'takeOut',
        more: { finding: story.id },
        values: { place: story.place },
        style: 'quiet',
      }),
    ),
    ...buttonRow(summary, [
      ...others,
      ...(isChosen ? [{ label: 'choice.first.undo', type: 'undoChoice' } as const] : []),
    ]),
  )
}

/** One page of the open stories that do not come first, the nearest to it first, each to be brought in. */
export function otherStoriesMessage(summary: Summary, page: number): Message {
  const { say, rest } = summary
  const { here, at: shown, pages } = pageOf(rest, page, storiesPerPage)
  const turn = (label: MessageKey, to: number): ButtonSpec => ({
    label,
    type: 'otherStories',
    more: { page: to },
  })
  return message(
    heading(summary, 'choice.others.title'),
    quiet(
      here.length > 0
        ? say('choice.others.page', { page: shown, pages })
        : say('choice.others.none'),
    ),
    ...here.flatMap((story) =>
      lineWith(summary, story, {
        label: 'choice.others.bringIn',
        type: 'bringIn',
        more: { finding: story.id },
        values: { place: story.place },
        style: 'quiet',
      }),
    ),
    ...buttonRow(summary, [
      ...(shown > 1 ? [turn('choice.others.previous', shown - 1)] : []),
      ...(shown < pages ? [turn('choice.others.next', shown + 1)] : []),
      { label: 'choice.others.back', type: 'chooseStories', style: 'quiet' },
    ]),
  )
}

/** All seats are taken: which of the first makes room for a story. */
export function makeRoomMessage(summary: Summary, story: Story): Message {
  const { say, first } = summary
  return message(
    text(say('choice.instead.question', { title: asSentence(story.title) })),
    ...first.flatMap((other) =>
      lineWith(summary, other, {
        label: 'choice.instead.place',
        type: 'bringIn',
        more: { finding: story.id, insteadOf: other.id },
        values: { place: other.place },
        style: 'quiet',
      }),
    ),
    ...buttonRow(summary, [{ label: 'choice.instead.keep', type: 'chooseStories' }]),
  )
}

const heading = (
  { say, input }: Summary,
  key: 'choice.first.title' | 'choice.others.title',
): Element => ({ type: 'heading', text: say(key, { product: asTyped(input.product.name) }) })

const lineWith = (summary: Summary, story: Story, button: ButtonSpec): readonly Element[] => [
  text(`${story.place}\\. ${storyLine(summary, story)}`),
  ...buttonRow(summary, [button]),
]
