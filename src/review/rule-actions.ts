import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { type ActionContext, type ActionEffect, gently, record, stamp } from './action-context.ts'
import { shownFacilitator } from './review-context.ts'
import type { StoryAt } from './story-of.ts'

/** Who looks after the check, and whoever leads, can make a step a rule for all products. */
export const mayRule = ({ role, isLead }: ActionContext): boolean =>
  role === 'facilitator' || isLead

/** A safety step that was decided here becomes a requirement for every product. */
export function makeRule(
  request: ActionContext,
  { talk, ref }: StoryAt,
  { safeguard }: ActionOf<'makeRule'>,
): ActionEffect {
  const { say } = request.context
  if (!mayRule(request)) return notYours(request)
  const isDecided = talk.decision?.safeguards.includes(safeguard) === true
  if (!isDecided) return gently(say('overview.rule.none'))
  if (talk.rules.includes(safeguard)) return gently(say('conversation.gentle.repeat'))
  const event = { type: 'ruleMade', ...stamp(request), finding: ref.finding, safeguard } as const
  return record([event], message(text(say('overview.rule.made'), 'good')))
}

/** It is none any more. */
export function dropRule(
  request: ActionContext,
  { talk, ref }: StoryAt,
  { safeguard }: ActionOf<'dropRule'>,
): ActionEffect {
  const { say } = request.context
  if (!mayRule(request)) return notYours(request)
  if (!talk.rules.includes(safeguard)) return gently(say('conversation.gentle.repeat'))
  const event = { type: 'ruleDropped', ...stamp(request), finding: ref.finding, safeguard } as const
  return record([event], message(text(say('overview.rule.dropped'), 'good')))
}

const notYours = ({ context }: ActionContext): ActionEffect =>
  gently(context.say('overview.rule.notYours', { facilitator: shownFacilitator(context) }))
