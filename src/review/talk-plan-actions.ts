import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { longDate } from '../message/locale.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  stamp,
} from './action-context.ts'
import { wrongDay } from './days.ts'
import { talkPlanForm } from './forms/talk-plan-form.ts'

/** Asks until when the team should have talked it through, and before posting how openly. */
export const openTalkPlan = ({ context }: ActionContext): ActionEffect =>
  ask(
    talkPlanForm(context.say, {
      review: context.state.id,
      until: context.state.followUp.deadline,
      ...(context.state.published === undefined && {
        openStances: context.state.followUp.openStances,
      }),
    }),
  )

/** Sets that day, or takes it away. Once it is posted, people speak as they were told: how openly stays as it is. */
export function planTalk(
  request: ActionContext,
  { until, openStances }: ActionOf<'planTalk'>,
): ActionEffect {
  const { context } = request
  const { say, state } = context
  const { followUp, published } = state
  const isOpen = published ? followUp.openStances : (openStances ?? followUp.openStances)
  if (until === (followUp.deadline ?? '') && isOpen === followUp.openStances) {
    return gently(say('conversation.gentle.repeat'))
  }
  const wrong = until === followUp.deadline || until === '' ? undefined : wrongDay(request, until)
  if (wrong) {
    const replies = [message(text(say(wrong)))]
    return { ...openTalkPlan(request), replies, wrong: 'until' }
  }
  const done =
    until === ''
      ? say('discussion.talkPlan.none')
      : say('discussion.talkPlan.done', { date: longDate(say, until) })
  const event = {
    type: 'talkPlanned',
    ...stamp(request),
    ...(until !== '' && { until }),
    ...(isOpen !== followUp.openStances && { openStances: isOpen }),
  } as const
  return record([event], message(text(done, 'good')))
}
