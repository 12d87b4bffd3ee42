import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  stamp,
} from './action-context.ts'
import { rewordForm } from './forms/talk-forms.ts'
import { shownFacilitator, shownName } from './review-context.ts'
import type { StoryAt } from './story-of.ts'

/** Opens the form to say a story of one's own in other words. */
export const openReword = (request: ActionContext, story: StoryAt): ActionEffect =>
  whyFixed(request, story) ?? ask(rewordForm(request.context.say, story.ref, wordsOf(story)))

/** Says it in other words. */
export function rewordStory(
  request: ActionContext,
  story: StoryAt,
  { words }: ActionOf<'rewordStory'>,
): ActionEffect {
  const fixed = whyFixed(request, story)
  if (fixed) return { ...fixed, notTaken: true }
  const { say } = request.context
  if (words === wordsOf(story)) return gently(say('conversation.gentle.repeat'))
  const { finding } = story.ref
  const done = message(text(say('discussion.ownStory.reworded'), 'good'))
  return record([{ type: 'storyReworded', ...stamp(request), finding, words }], done)
}

/** Takes it back. */
export function withdrawStory(request: ActionContext, story: StoryAt): ActionEffect {
  const fixed = whyFixed(request, story)
  if (fixed) return fixed
  const { finding } = story.ref
  const done = message(text(request.context.say('discussion.ownStory.withdrawn'), 'good'))
  return record([{ type: 'storyWithdrawn', ...stamp(request), finding }], done)
}

const wordsOf = ({ talk }: StoryAt): string => talk.own?.words ?? ''

/** True where this person may still say a story in other words: it is theirs, or they look after the check. */
export function mayReword(
  { context, me }: Pick<ActionContext, 'context' | 'me'>,
  story: StoryAt,
): boolean {
  const { own } = story.talk
  const isTheirs = own?.by === me.id || context.state.facilitator === me.id
  return own !== undefined && isTheirs && !isSpokenOf(story)
}

/** Why it stays as it is; `undefined` where it can be changed. */
function whyFixed(request: ActionContext, story: StoryAt): ActionEffect | undefined {
  const { context } = request
  const { own } = story.talk
  if (own === undefined) return gently(context.say('discussion.ownStory.notOwn'))
  if (isSpokenOf(story)) return gently(context.say('discussion.ownStory.spoken'))
  if (mayReword(request, story)) return undefined
  const values = { name: shownName(context, own.by), facilitator: shownFacilitator(context) }
  return gently(context.say('discussion.ownStory.notYours', values))
}

/** True once somebody else has spoken about it: from then on it is what they spoke about. */
function isSpokenOf({ talk }: StoryAt): boolean {
  const { own, stances, decision, proposal, override, history } = talk
  const others = [...stances.keys()].some((person) => person !== own?.by)
  const settled = decision ?? proposal ?? override
  return others || settled !== undefined || history.length > 0
}
