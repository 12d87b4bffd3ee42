import type { ActionOf } from '../domain/action.ts'
import type { Treatment } from '../domain/vocabulary.ts'
import { message, text } from '../message/build.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  stamp,
} from './action-context.ts'
import { partiesOf } from './decision-parties.ts'
import type { ReviewEvent } from './event.ts'
import { reopenForm } from './forms/talk-forms.ts'
import { shownFacilitator, shownName } from './review-context.ts'
import type { StoryAt } from './story-of.ts'

/**
 * What somebody decided is changed by whoever decided it, sees to it, or looks after the check; a change by anybody
 * else waits until a second person agrees. To live with what was to be done takes two people, whoever asks.
 */
export function needsAgreement(
  { context, me }: ActionContext,
  { standing, talk }: StoryAt,
  treatment?: Treatment,
): boolean {
  const parties = partiesOf(standing)
  if (!parties) return false
  if (treatment !== undefined && talk.decision === undefined) return false
  const isTheirs = me.id === context.state.facilitator || parties.includes(me.id)
  return !isTheirs || treatment === 'accept'
}

/** "Mei has decided this, so a change will wait …" */
export const proposalAhead = (
  { context }: ActionContext,
  { standing }: StoryAt,
): string | undefined => {
  const [by] = partiesOf(standing) ?? []
  return by && context.say('discussion.proposal.before', { name: shownName(context, by) })
}

/** "Mei decided this already, so …" */
export const proposedWords = ({ context, me }: ActionContext, { standing }: StoryAt): string => {
  const by = partiesOf(standing)?.[0]
  return by === undefined || by === me.id
    ? context.say('discussion.proposal.own')
    : context.say('discussion.proposal.done', { name: shownName(context, by) })
}

/** Asks why a story is opened again; one that was only left for later is opened at once. */
export function openReopen(request: ActionContext, story: StoryAt): ActionEffect {
  const action = {
    type: 'reopenStory',
    review: story.ref.review,
    finding: story.ref.finding,
  } as const
  return isAgreed(story)
    ? ask(reopenForm(request.context.say, story.ref))
    : reopenStory(request, story, action)
}

/** Talks about a story again. */
export function reopenStory(
  request: ActionContext,
  story: StoryAt,
  { reason = '' }: ActionOf<'reopenStory'>,
): ActionEffect {
  const { say } = request.context
  if (isAgreed(story) && reason === '') {
    const replies = [message(text(say('discussion.reopen.needsReason')))]
    return { ...ask(reopenForm(say, story.ref)), replies, wrong: 'reason' }
  }
  const isProposal = needsAgreement(request, story)
  const event: ReviewEvent = {
    type: 'storyReopened',
    ...stamp(request),
    finding: story.ref.finding,
    reason,
    ...(isProposal && { proposed: true }),
  }
  return isProposal
    ? record([event], message(text(proposedWords(request, story))))
    : record([event], message(text(say('discussion.reopen.done'), 'good')))
}

/** True when reopening the story takes back something that was settled. */
const isAgreed = ({ standing }: StoryAt): boolean => partiesOf(standing) !== undefined

/** Agrees with a change that somebody else proposes. */
export function agreeProposal(request: ActionContext, story: StoryAt): ActionEffect {
  const { context, me } = request
  const { proposal } = story.talk
  if (!proposal) return gently(context.say('discussion.proposal.none'))
  if (proposal.by === me.id) return gently(context.say('discussion.proposal.notYours'))
  const { finding } = story.ref
  const words = proposal.decision ? 'discussion.secondDecision.done' : 'discussion.reopen.done'
  const event: ReviewEvent = { type: 'proposalAgreed', ...stamp(request), finding }
  return record([event], message(text(context.say(words), 'good')))
}

/** Leaves what is decided as it is: for those whose it is, and for whoever proposed the change. */
export function declineProposal(request: ActionContext, story: StoryAt): ActionEffect {
  const { context, me } = request
  const { proposal } = story.talk
  if (!proposal) return gently(context.say('discussion.proposal.none'))
  const parties = partiesOf(story.standing) ?? []
  if (![proposal.by, context.state.facilitator, ...parties].includes(me.id)) {
    const name = shownName(context, parties[0] ?? proposal.by)
    const facilitator = shownFacilitator(context)
    return gently(context.say('discussion.proposal.keepNotYours', { name, facilitator }))
  }
  const event: ReviewEvent = {
    type: 'proposalDeclined',
    ...stamp(request),
    finding: story.ref.finding,
  }
  return record([event], message(text(context.say('discussion.proposal.kept'))))
}
