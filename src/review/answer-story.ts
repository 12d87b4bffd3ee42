import type { ActionOf } from '../domain/action.ts'
import { answerOf, askedOf, isReal, versionOf } from '../engine/interview.ts'
import { message, text } from '../message/build.ts'
import { type ActionContext, type ActionEffect, gently } from './action-context.ts'
import { carry } from './answer-actions.ts'
import { shownFacilitator } from './review-context.ts'
import type { StoryAt } from './story-of.ts'

/**
 * Answers the question that a story waits for, where the story is read. What is posted stays as it is until it is
 * posted again; whoever was not asked is told whom to tell.
 */
export function answerStory(
  request: ActionContext,
  _story: StoryAt,
  { question, value }: ActionOf<'answerStory'>,
): ActionEffect {
  const { context, me, role } = request
  const { interview } = context.state
  const facilitator = shownFacilitator(context)
  const isTheirs =
    role === 'facilitator' ||
    askedOf(interview, me.id).some((asked) => asked.question === question) ||
    isReal(answerOf(interview, question, me.id)?.value ?? null)
  if (!isTheirs) return gently(context.say('discussion.answer.notAsked', { facilitator }))
  const version = versionOf(interview, question, me.id)
  const step = carry(request, {
    kind: 'answer',
    person: me.id,
    at: context.now,
    question,
    version,
    value,
  })
  if (step.events.length === 0) return step
  const thanks = message(text(context.say('discussion.answer.thanks', { facilitator }), 'good'))
  return { ...step, replies: [...(step.replies ?? []), thanks] }
}
