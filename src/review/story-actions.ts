import { isSettled } from '../report/standing.ts'
import { storyMoreMessage } from '../report/story-more.ts'
import { technicalMessage } from '../report/technical.ts'
import { type ActionContext, type ActionEffect, reply } from './action-context.ts'
import { mayReword } from './own-story-actions.ts'
import { may } from './permissions.ts'
import { mayRule } from './rule-actions.ts'
import { nameOf } from './state.ts'
import type { StoryAt } from './story-of.ts'

/** Who has not said yet what they think of a story that is still open: for whoever looks after the check. */
function silentNames({ state }: ActionContext['context'], { talk, standing }: StoryAt) {
  if (isSettled(standing)) return []
  return [...state.takingPart]
    .filter((person) => !talk.stances.has(person) && !state.followUp.left.has(person))
    .map((person) => nameOf(state, person))
}

/** The steps that were decided here, each with whether it is a rule for all products already. */
const rulesToMake = ({ talk }: StoryAt) =>
  (talk.decision?.safeguards ?? []).map((safeguard) => ({
    safeguard,
    isRule: talk.rules.includes(safeguard),
  }))

/** The quieter things to do with a story. */
export function storyMore(request: ActionContext, story: StoryAt): ActionEffect {
  const { me, role, context } = request
  const { facilitator } = context.state
  const more = storyMoreMessage(story.summary, story.ref.finding, {
    ...(me.id !== facilitator && { facilitator: nameOf(context.state, facilitator) }),
    mayPark: may(role, 'park'),
    mayReword: mayReword(request, story),
    rules: mayRule(request) ? rulesToMake(story) : [],
    silent: role === 'facilitator' ? silentNames(context, story) : [],
  })
  return more ? reply(more) : reply()
}

/** A story in the standard terms of the field. */
export function storyTechnical(_turn: ActionContext, story: StoryAt): ActionEffect {
  const words = technicalMessage(story.summary, story.ref.finding)
  return words ? reply(words) : reply()
}
