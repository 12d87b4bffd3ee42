import { workingDaysBetween } from '../../domain/working-days.ts'
import { promisePhaseOn } from '../../engine/promise-lifecycle.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { dateSeenFrom } from '../../message/locale.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import { shortWords } from '../answer-words.ts'
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
import { trackerOf } from '../step-items.ts'
import { dayOf } from '../summary-of.ts'
import { dueLookElements } from './look-offers.ts'
import { promiseButtons } from './promise-buttons.ts'
import { mayOpen, storyNamed } from './story-named.ts'

/** How many things one card names; the others are counted. */
const mostRows = 8

/** Everything that waits for somebody in a check, as it is now, with what they can do about it and about reminders. */
export function waitingCard(context: ReviewContext, person: string): Message {
  const { say, state } = context
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
      ...(state.followUp.muted.has(person) ? mutedRow(context) : [wishes(context)]),
    ),
    preview: previewOf(context, topics),
  }
}

/** What waits for them, one row for each thing; what their facilitator hears of others, once they were told. */
function shownTopics(context: ReviewContext, person: string): readonly Topic[] {
  const { state } = context
  const theirs = topicsOf(state, mattersOf(context)).filter((topic) => topic.person === person)
  const isToTake = new Set(
    theirs.flatMap(({ kind, subject }) => (kind === 'owner' ? [subject] : [])),
  )
  return theirs.filter((topic) => {
    if (topic.of !== undefined) return remindersOf(state.followUp, topic).length > 0
    // Being asked to see to a step says when it is for.
    return topic.kind !== 'step' || !isToTake.has(topic.subject)
  })
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
export function waitingWords(context: ReviewContext, topic: Topic): string {
  const { say, now } = context
  const { kind, subject = '', of, due = '' } = topic
  const story = storyNamed(context, subject, topic.person)
  const date = dateSeenFrom(say, due, now)
  if (of !== undefined) return othersWords(context, topic, of)
  const isOver = due < dayOf(now)
  switch (kind) {
    case 'questions':
      return questionsWords(context, topic)
    case 'opinion':
      return say('follow-up.waiting.opinion', { short: shortOf(context, subject) })
    case 'second':
      return say('follow-up.waiting.second', { story })
    case 'owner':
      return say('follow-up.waiting.owner', { story, date })
    case 'step':
      return stepWords(context, topic)
    case 'needless':
      return say('follow-up.waiting.needless', { story })
    case 'itemClosed':
    case 'itemDropped':
      return say(`tracker.waiting.${kind}`, { story, tracker: trackerTitle(context, subject) })
    case 'acceptance':
      return isOver
        ? say('follow-up.waiting.acceptanceOver', { story, date })
        : say('follow-up.waiting.acceptance', { story, date })
    case 'no':
      return isOver
        ? say('follow-up.waiting.noOver', { story, date })
        : say('follow-up.waiting.no', { story, date })
    case 'talk':
      return say('follow-up.waiting.talk', { date })
    case 'look': {
      const product = shownProduct(context)
      return due > dayOf(now)
        ? say('follow-up.waiting.lookOn', { product, date })
        : say('follow-up.waiting.look', { product })
    }
  }
}

/** The tracker in which the item of a story is, as people know it. */
const trackerTitle = (context: ReviewContext, story: string): string =>
  trackerOf(context)?.items.get(story)?.tracker ?? ''

function questionsWords(context: ReviewContext, { person, since }: Topic): string {
  const { say, now, state } = context
  const asked = questionsWaiting(context).filter(({ to }) => to === person)
  const from = asked[0]?.from ?? state.facilitator
  const date = dateSeenFrom(say, dayOf(since), now)
  const name = shownName(context, from)
  return say('follow-up.waiting.questions', { count: asked.length, name, date })
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

/** How far a step is says how it is told. */
function stepWords(context: ReviewContext, { subject = '', due = '', person }: Topic): string {
  const { say, now, state } = context
  const today = dayOf(now)
  const story = storyNamed(context, subject, person)
  const date = dateSeenFrom(say, due, now)
  const decision = state.stories.get(subject)?.decision
  if (decision && decision.owner !== person)
    return say('follow-up.waiting.nobodysStep', { story, date })
  switch (promisePhaseOn({ events: [], today, due, isAcceptance: false })) {
    case 'due':
      return say('follow-up.waiting.stepToday', { story })
    case 'late': {
      const count = workingDaysBetween(due, today, policyOf(context).week)
      return count === 0
        ? say('follow-up.waiting.step', { story, date })
        : say('follow-up.waiting.stepLate', { story, date, count })
    }
    default:
      return say('follow-up.waiting.step', { story, date })
  }
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
  return button ? [button] : []
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
