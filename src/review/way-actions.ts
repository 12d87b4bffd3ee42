import type { ActionOf } from '../domain/action.ts'
import { neverId } from '../domain/never-story.ts'
import { message, text } from '../message/build.ts'
import { type ActionContext, type ActionEffect, gently, record, stamp } from './action-context.ts'
import { mayRead } from './state.ts'
import { analysisNow } from './summary-of.ts'

/** Says that a way in which what must never happen could come about does not fit: the next best takes its place. */
export function setWayAside(
  request: ActionContext,
  { way }: ActionOf<'setWayAside'>,
): ActionEffect {
  const { say } = request.context
  const isAside = asideOf(request, way)
  if (isAside === undefined) return gently(say('discussion.way.gone'))
  if (isAside) return gently(say('conversation.gentle.repeat'))
  return record(
    [{ type: 'waySetAside', ...stamp(request), finding: neverId, way }],
    message(text(say('discussion.way.setAside'), 'good')),
  )
}

/** Takes that back. */
export function bringWayBack(
  request: ActionContext,
  { way }: ActionOf<'bringWayBack'>,
): ActionEffect {
  const { say } = request.context
  const isAside = asideOf(request, way)
  if (isAside === undefined) return gently(say('discussion.way.gone'))
  if (!isAside) return gently(say('conversation.gentle.repeat'))
  return record(
    [{ type: 'wayBroughtBack', ...stamp(request), finding: neverId, way }],
    message(text(say('discussion.way.broughtBack'), 'good')),
  )
}

/** True for a way that was set aside; undefined where there is none with this id that this person may see. */
function asideOf({ context, role }: ActionContext, way: string): boolean | undefined {
  const { state } = context
  const maySee = state.published ? mayRead(state, role, 'stories') : role === 'facilitator'
  if (!maySee) return undefined
  const ways = [...(state.published?.analysis.ways ?? []), ...(analysisNow(context).ways ?? [])]
  if (!ways.some(({ id }) => id === way)) return undefined
  return state.stories.get(neverId)?.waysAside.has(way) === true
}
