import type { ActionOf } from '../domain/action.ts'
import { answerOf, isReal } from '../engine/interview.ts'
import { message, text } from '../message/build.ts'
import { commaList } from '../message/locale.ts'
import { type ActionContext, type ActionEffect, ask, gently, reply } from './action-context.ts'
import { carry } from './answer-actions.ts'
import { cardAnswerWords, shortWords } from './answer-words.ts'
import { opinionMessage } from './cards/opinion-card.ts'
import { isDisputed, opinionsGiven, settlersOf } from './disputes.ts'
import { settleForm } from './forms/settle-form.ts'
import { questionOf, shownName } from './review-context.ts'

/** Both answers side by side, to whoever has something to say about which is right. */
export function seeOpinions(
  { context }: ActionContext,
  { question }: ActionOf<'seeOpinions'>,
): ActionEffect {
  const card = opinionMessage(context, question)
  return card ? reply(card) : gently(context.say('conversation.gentle.unknownQuestion'))
}

/** Asks why one answer is right, where several differ. */
export function openSettle(request: ActionContext, action: ActionOf<'openSettle'>): ActionEffect {
  const { context } = request
  const { say, state } = context
  const bar = barOf(request, action)
  if (bar) return bar
  const question = questionOf(context, action.question)
  const right = answerOf(state.interview, action.question, action.of)
  if (!question || !right) return gently(say('conversation.gentle.notSettled'))
  const about = {
    review: state.id,
    question: question.id,
    of: action.of,
    short: shortWords(context, question),
    name: shownName(context, action.of),
    answer: cardAnswerWords(say, question, right.value),
    needsReason: needsReason(request, action),
  }
  return ask(settleForm(say, about))
}

/** Says whose answer is right where several differ; only that one then counts, and why is on record. */
export function settle(request: ActionContext, action: ActionOf<'settle'>): ActionEffect {
  const { context, me } = request
  const { say, state } = context
  const { question, of } = action
  const right = answerOf(state.interview, question, of)
  if (!right || !isReal(right.value)) return gently(say('conversation.gentle.notSettled'))
  const bar = barOf(request, action)
  if (bar) return bar
  const reason = action.reason || undefined
  if (reason === undefined && needsReason(request, action)) {
    const form = openSettle(request, { ...action, type: 'openSettle' })
    return { ...form, replies: [message(text(say('asking.settle.why')))], wrong: 'reason' }
  }
  const on = { question, person: me.id, at: context.now }
  const step = carry(request, { kind: 'answer', ...on, value: right.value, settles: true })
  if (step.events.length === 0) return step
  const events = step.events.map((event) =>
    event.type === 'answered' && reason !== undefined ? { ...event, reason } : event,
  )
  const name = shownName(context, of)
  return {
    ...step,
    events,
    replies: [message(text(say('conversation.checking.settled', { name })))],
  }
}

/** One of those who answered settles it, or the facilitator. */
function barOf(
  { context, me, role }: ActionContext,
  { question }: Pick<ActionOf<'settle'>, 'question'>,
): ActionEffect | undefined {
  const { say } = context
  const given = opinionsGiven(context, question)
  const settlers = settlersOf(context, given)
  if (role === 'facilitator' || settlers.includes(me.id)) return undefined
  const names = commaList(
    say,
    settlers.map((id) => shownName(context, id)),
  )
  return gently(say('asking.settle.whose', { names }))
}

/** Whoever comes round to another's answer need not say why; whoever decides against one does. */
function needsReason(
  { context, me }: ActionContext,
  { question, of }: Pick<ActionOf<'settle'>, 'question' | 'of'>,
): boolean {
  if (!isDisputed(context, question)) return false
  const comesRound = opinionsGiven(context, question).some(({ by }) => by === me.id && by !== of)
  return !comesRound
}
