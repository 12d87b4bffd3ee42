import { buttons, heading, message, text } from '../../message/build.ts'
import { dateSeenFrom } from '../../message/locale.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { shortWords } from '../answer-words.ts'
import { awayUntil } from '../away-book.ts'
import { listedMatter } from '../list-facts.ts'
import { listedMatters } from '../listed-matters.ts'
import { mattersOf } from '../matters.ts'
import { questionsWaiting } from '../open-matters.ts'
import { remindersOf, type Topic, topicsOf } from '../reminder-topics.ts'
import {
  policyOf,
  questionOf,
  type ReviewContext,
  shownName,
  shownProduct,
} from '../review-context.ts'
import { dayOf } from '../summary-of.ts'
import { dueLookElements } from './look-offers.ts'
import { matterWords } from './matter-words.ts'
import { promiseButtons } from './promise-buttons.ts'
import { mayOpen, storyNamed } from './story-named.ts'

/** How many things one card names; the others are counted. */
const mostRows = 8

/** Everything that waits for somebody in a check, as it is now, with what they can do about it and about reminders. */
export function waitingCard(context: ReviewContext, person: string): Message {
  const { say } = context
  const topics = shownTopics(context, person)
  if (topics.length === 0) {
    return message(
      text(say('follow-up.waiting.nothing', { product: shownProduct(context) }), 'quiet'),
    )
  }
  const rest = topics.length - mostRows
  return {
    ...message(
      heading(say('follow-up.waiting.title', { product: shownProduct(context) })),
      ...topics.slice(0, mostRows).flatMap((topic) => rowOf(context, topic)),
      rest > 0 ? text(say('follow-up.waiting.more', { count: rest }), 'quiet') : undefined,
      ...wishRows(context, person),
    ),
    preview: previewOf(context, topics),
  }
}

/** What waits for them, one row for each thing; what their facilitator hears of others, once they were told. */
function shownTopics(context: ReviewContext, person: string): readonly Topic[] {
  const { state, now } = context
  const theirs = topicsOf(state, mattersOf(context)).filter((topic) => topic.person === person)
  const isTold = (topic: Topic) => remindersOf(state.followUp, topic).length > 0
  return [
    ...listedMatters(
      theirs.filter(({ of }) => of === undefined),
      dayOf(now),
    ),
    ...theirs.filter((topic) => topic.of !== undefined && isTold(topic)),
  ]
}

/** A notification may be read over somebody's shoulder: it names the product and the day alone. */
function previewOf(context: ReviewContext, topics: readonly Topic[]): string {
  const { say, state, now } = context
  const [due] = topics.flatMap((topic) => topic.due ?? []).toSorted()
  const on = { product: state.product.name, count: topics.length }
  return due === undefined
    ? say('follow-up.waiting.preview', on)
    : say('follow-up.waiting.previewDue', { ...on, date: dateSeenFrom(say, due, now) })
}

function rowOf(context: ReviewContext, topic: Topic): readonly Element[] {
  const look = topic.kind === 'look' ? dueLookElements(context) : []
  if (look.length > 0) return look
  const row = rowButtons(context, topic)
  return [text(waitingWords(context, topic)), ...(row.length > 0 ? [buttons(...row)] : [])]
}

/** What waits, in one line. */
function waitingWords(context: ReviewContext, topic: Topic): string {
  const { say, now } = context
  const { of, subject = '', person } = topic
  if (of !== undefined) return othersWords(context, topic, of)
  const wording = {
    say,
    now,
    week: policyOf(context).week,
    product: shownProduct(context),
    story: storyNamed(context, subject, person),
    short: shortOf(context, subject),
  }
  return matterWords(wording, listedMatter(context, topic))
}

function othersWords(
  context: ReviewContext,
  { kind, subject = '', due = '', person }: Topic,
  of: string,
) {
  const { say, now } = context
  const name = shownName(context, of)
  if (kind === 'questions') {
    const count = questionsWaiting(context).filter(({ to }) => to === of).length
    return say('follow-up.waiting.othersQuestions', { name, count })
  }
  const story = storyNamed(context, subject, person)
  return say('follow-up.waiting.othersStep', { name, story, date: dateSeenFrom(say, due, now) })
}

function shortOf(context: ReviewContext, question: string): string {
  const asked = questionOf(context, question)
  return asked ? shortWords(context, asked) : question
}

/** What they can do about it where it stands; for what is another's, and for all else, one way to it. */
function rowButtons(context: ReviewContext, topic: Topic): readonly Button[] {
  const promised = topic.of === undefined ? promiseButtons(context, topic) : []
  if (promised.length > 0) return promised
  const button = buttonOf(context, topic)
  return [...(button ? [button] : []), ...somebodyElse(context, topic)]
}

/** A step that is not done is the facilitator's to give to somebody else, from where they hear of it. */
function somebodyElse({ say, state }: ReviewContext, { kind, subject, of }: Topic): Button[] {
  if (of === undefined || kind !== 'step' || subject === undefined) return []
  const action = { type: 'openOwner', review: state.id, finding: subject } as const
  return [{ label: say('promise.button.owner'), action }]
}

function buttonOf(context: ReviewContext, topic: Topic): Button | undefined {
  const { say, state } = context
  const { kind, subject = '', of, person } = topic
  const review = state.id
  if (of !== undefined && kind === 'questions') {
    const label = say('follow-up.waiting.remind', { name: shownName(context, of) })
    return { label, action: { type: 'remind', review, person: of } }
  }
  switch (kind) {
    case 'questions':
      return {
        label: say('follow-up.waiting.answer'),
        action: { type: 'continue', review },
        style: 'primary',
      }
    case 'opinion':
      return {
        label: say('follow-up.waiting.pick'),
        action: { type: 'seeOpinions', review, question: subject },
      }
    case 'talk':
      return { label: say('follow-up.waiting.stories'), action: { type: 'everything', review } }
    case 'deletion':
      return { label: say('thread.summary.takeAlong'), action: { type: 'openExport', review } }
    case 'look':
      return undefined
    default:
      return mayOpen(context, person)
        ? {
            label: say('follow-up.waiting.look1'),
            action: { type: 'openStory', review, finding: subject },
          }
        : undefined
  }
}

/** What they said about reminders, and can say. */
function wishRows(context: ReviewContext, person: string): readonly Element[] {
  const { say, state, now } = context
  if (state.followUp.muted.has(person)) return mutedRow(context)
  const until = awayUntil(context, person)
  if (until === undefined) return [wishes(context)]
  return awayRow(say, { review: state.id, until, today: dayOf(now) })
}

/** Until when somebody is away, seen from today, and a check in which they can say that they are back. */
export interface Absence {
  readonly until: string
  readonly today: string
  readonly review: string
}

/** That they are away, and how they come back before that. */
export const awayRow = (say: Say, { review, until, today }: Absence): readonly Element[] => [
  text(say('follow-up.away.now', { date: dateSeenFrom(say, until, today) }), 'quiet'),
  buttons({
    label: say('follow-up.away.return'),
    action: { type: 'setAway', review },
    style: 'quiet',
  }),
]

/** What they can say about reminders, on every one of them. */
function wishes({ say, state: { id: review } }: ReviewContext): Element {
  return buttons(
    {
      label: say('follow-up.waiting.tomorrow'),
      action: { type: 'snooze', review },
      style: 'quiet',
    },
    { label: say('follow-up.waiting.mute'), action: { type: 'mute', review }, style: 'quiet' },
    { label: say('follow-up.waiting.away'), action: { type: 'openAway', review }, style: 'quiet' },
  )
}

const mutedRow = (context: ReviewContext): readonly Element[] => [
  text(context.say('follow-up.waiting.muted', { product: shownProduct(context) }), 'quiet'),
  buttons({
    label: context.say('follow-up.waiting.unmute'),
    action: { type: 'unmute', review: context.state.id },
    style: 'quiet',
  }),
]
