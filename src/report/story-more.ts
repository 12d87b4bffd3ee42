import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { type ButtonWish, buttons } from './card.ts'
import { question } from './story.ts'
import { type Summary, storyOf } from './summary.ts'

/** Who looks after the check, and whether the reader may put a story aside. */
interface MoreRoom {
  /** A name as it was typed; buttons show it as it is. */
  readonly facilitator: string
  readonly mayPark: boolean
}

/** The quieter things to do with a story; undefined when there is no such story. */
export function storyMoreMessage(
  summary: Summary,
  findingId: string,
  { facilitator, mayPark }: MoreRoom,
): Message | undefined {
  const story = storyOf(summary, findingId)
  if (!story) return undefined
  const more = { finding: story.id }
  const settled = story.talkedThrough || story.talk.parked
  const rated: ButtonWish[] = [
    { label: 'thread.more.technical', type: 'storyTechnical', more, style: 'quiet' },
    { label: 'thread.more.band', type: 'openBand', more, style: 'quiet' },
  ]
  const wishes: ButtonWish[] = [
    { label: 'thread.more.tell', type: 'openTell', more, values: { facilitator } },
    { label: 'thread.more.now', type: 'happeningNow', more },
    ...(story.finding ? rated : []),
    ...(settled ? [reopen(more)] : mayPark ? [park(more)] : []),
  ]
  return message(text(question(summary, story)), ...buttons(summary, wishes))
}

type Finding = { readonly finding: string }

const reopen = (more: Finding): ButtonWish => ({
  label: 'thread.more.reopen',
  type: 'openReopen',
  more,
  style: 'quiet',
})

const park = (more: Finding): ButtonWish => ({
  label: 'thread.more.park',
  type: 'park',
  more,
  style: 'quiet',
})
