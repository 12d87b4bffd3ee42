import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import { mentionOf } from '../message/mention.ts'
import type { Message } from '../message/message.ts'
import { buttonRow } from './card.ts'
import { parked, stillOpen, storyList } from './digest.ts'
import { isLate, neededStep } from './standing.ts'
import type { Summary } from './summary.ts'

/** What a note in the thread is about, as its card says it: the day has come by which the team wanted to have talked. */
export const deadlineNote = 'deadline'

/** A new post in the thread, made because of a day and not because of an act; `undefined` for one of another version. */
export const noteMessage = (summary: Summary, subject: string): Message | undefined =>
  subject === deadlineNote
    ? deadlineMessage(summary)
    : subject.startsWith(ownersStart)
      ? ownersMessage(summary, ownersNote.storiesIn(subject))
      : undefined

const ownersStart = 'owners:'

/** What a note is about that says who sees to what: the stories whose steps it names. */
export const ownersNote = {
  subjectOf: (stories: readonly string[]): string => `${ownersStart}${stories.join(' ')}`,
  storiesIn: (subject: string): readonly string[] =>
    subject
      .slice(ownersStart.length)
      .split(' ')
      .filter((id) => id !== ''),
} as const

/** Who sees to what by when, each mentioned where a platform can; nothing of what was taken back since. */
function ownersMessage(summary: Summary, stories: readonly string[]): Message | undefined {
  const { say, input, nameOf } = summary
  const items = stories.flatMap((id) => {
    const story = summary.story(id)
    const step = story && neededStep(story.standing)
    if (!story || !step || step.declined) return []
    const values = {
      owner: mentionOf(step.owner, nameOf(step.owner)),
      story: asTyped(story.title.replace(/\.$/, '')),
      due: dateSeenFrom(say, step.due, input.today),
    }
    const key = step.done ? 'done' : isLate(step, input.today) ? 'late' : 'step'
    return [say(`promise.note.${key}`, values)]
  })
  const product = asTyped(input.product.name)
  const shown = message(
    text(say(items.length === 0 ? 'promise.note.none' : 'promise.note.title', { product })),
    ...(items.length > 0 ? [{ type: 'list' as const, items }] : []),
    ...buttonRow(summary, [
      { label: 'thread.summary.everything', type: 'everything', more: { page: 1 } },
    ]),
  )
  return { ...shown, preview: say('promise.note.preview', { product: input.product.name }) }
}

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
