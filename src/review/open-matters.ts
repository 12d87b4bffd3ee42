import { agendaOf } from '../engine/agenda.ts'
import { isAnswered } from '../engine/position.ts'
import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { commaList } from '../message/locale.ts'
import type { Message } from '../message/message.ts'
import { leftToTalk } from '../report/counts.ts'
import type { Story } from '../report/stories.ts'
import { allStories } from '../report/summary.ts'
import { type ReviewContext, shownName } from './review-context.ts'
import { summaryOf } from './summary-of.ts'

/** What would be left undone if the check were closed now. */
export interface OpenMatters {
  /** Stories that are not talked through. */
  readonly stories: number
  /** Stories that the team left for later. */
  readonly parked: number
  /** Stories where something counts only once a second person agrees. */
  readonly seconds: number
  /** Questions that somebody was asked and has not answered. */
  readonly questions: number
  /** Whom they wait for, by id. */
  readonly askedOf: readonly string[]
}

/** Counts what is still open. */
export function openMatters(context: ReviewContext): OpenMatters {
  const summary = summaryOf(context)
  const waiting = questionsWaiting(context)
  const isWaiting = ({ standing, talk }: Story): boolean =>
    standing.kind === 'waiting' || talk.proposal !== undefined
  return {
    stories: leftToTalk(summary.counts),
    parked: summary.counts.parked,
    seconds: allStories(summary).filter(isWaiting).length,
    questions: waiting.length,
    askedOf: [...new Set(waiting.map(({ to }) => to))],
  }
}

/** Questions that are with somebody who has not answered them. */
export function questionsWaiting({ check, state }: ReviewContext) {
  const { compiled } = check
  const agenda = agendaOf(compiled, state.interview)
  const { handovers, opinions } = state.interview
  return [...handovers, ...opinions].filter(
    ({ question, to }) =>
      agenda.has(question) && !isAnswered(compiled, state.interview, question, to),
  )
}

/** Asks before closing, with what is still open; `undefined` when nothing is. */
export function closingQuestion(context: ReviewContext): Message | undefined {
  const { say, state } = context
  const { stories, parked, seconds, questions, askedOf } = openMatters(context)
  const names = commaList(
    say,
    askedOf.map((person) => shownName(context, person)),
  )
  const items = [
    ...(stories > 0 ? [say('discussion.closing.stories', { count: stories })] : []),
    ...(parked > 0 ? [say('discussion.closing.parked', { count: parked })] : []),
    ...(seconds > 0 ? [say('discussion.closing.seconds', { count: seconds })] : []),
    ...(questions > 0 ? [say('discussion.closing.questions', { count: questions, names })] : []),
  ]
  if (items.length === 0) return undefined
  const on = { type: 'close', review: state.id } as const
  return message(
    text(say('discussion.closing.title', { product: asTyped(state.product.name) })),
    { type: 'list', items },
    buttons(
      { label: say('discussion.closing.anyway'), action: { ...on, sure: true } },
      { label: say('discussion.closing.notYet'), action: { ...on, keep: true } },
    ),
  )
}
