import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Message } from '../message/message.ts'
import { buttonRow } from './card.ts'
import { parked, stillOpen, storyList } from './digest.ts'
import type { Summary } from './summary.ts'

/** What a note in the thread is about, as its card says it: the day has come by which the team wanted to have talked. */
export const deadlineNote = 'deadline'

/** A new post in the thread, made because of a day and not because of an act; `undefined` for one of another version. */
export const noteMessage = (summary: Summary, subject: string): Message | undefined =>
  subject === deadlineNote ? deadlineMessage(summary) : undefined

/** The day to have talked it through is here: what is decided, what is open, what is left for later. */
function deadlineMessage(summary: Summary): Message {
  const { say, input, counts } = summary
  const product = asTyped(input.product.name)
  const { done, of: count } = counts.talked
  const { until = input.today, today } = input
  const on = { product, done, count }
  const title =
    until < today
      ? say('thread.note.deadlineWas', { ...on, date: dateSeenFrom(say, until, today) })
      : say('thread.note.deadline', on)
  const shown = message(
    text(title),
    ...storyList(summary, say('thread.digest.open'), stillOpen(summary)),
    ...storyList(summary, say('thread.digest.parked'), parked(summary)),
    ...buttonRow(summary, [
      { label: 'thread.summary.everything', type: 'everything', more: { page: 1 } },
    ]),
  )
  const preview = say('thread.note.preview', { product: input.product.name })
  return { ...shown, preview }
}
