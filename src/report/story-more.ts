import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { type ButtonWish, buttons } from './card.ts'
import { question } from './story.ts'
import { type Summary, storyOf } from './summary.ts'

/** The quieter things to do with a story; undefined when there is no such story. */
export function storyMoreMessage(summary: Summary, findingId: string): Message | undefined {
  const story = storyOf(summary, findingId)
  if (!story) return undefined
  const more = { finding: story.id }
  const settled = story.talkedThrough || story.talk.parked
  const rated: ButtonWish[] = [
    { label: 'thread.more.technical', type: 'storyTechnical', more, style: 'quiet' },
    { label: 'thread.more.band', type: 'openBand', more, style: 'quiet' },
  ]
  const wishes: ButtonWish[] = [
    { label: 'thread.more.tell', type: 'openTell', more },
    { label: 'thread.more.now', type: 'happeningNow', more },
    ...(story.finding ? rated : []),
    settled
      ? { label: 'thread.more.reopen', type: 'reopenStory', more, style: 'quiet' }
      : { label: 'thread.more.park', type: 'park', more, style: 'quiet' },
  ]
  return message(text(question(summary, story)), ...buttons(summary, wishes))
}
