import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { longDate } from '../message/locale.ts'
import type { Message } from '../message/message.ts'
import { areStancesShown, opinionsMessage, othersMessage } from '../report/story-opinions.ts'
import { storyOf } from '../report/summary.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  reply,
  stamp,
} from './action-context.ts'
import type { ReviewEvent } from './event.ts'
import { stanceForm } from './forms/stance-form.ts'
import { becauseForm, howForm, tellForm } from './forms/talk-forms.ts'
import { dateIn, shownFacilitator, shownName } from './review-context.ts'
import { nameOf } from './state.ts'
import type { StoryAt } from './story-of.ts'

/** A "no" is looked at again after this many days. */
export const noLookAgainDays = 180

/** Opens the private form to say what one thinks. */
export const openStance = ({ context }: ActionContext, story: StoryAt): ActionEffect =>
  ask(stanceForm(context.say, story.ref))

/** Says what one thinks; a "no" needs its reason. */
export function takeStance(
  request: ActionContext,
  story: StoryAt,
  action: ActionOf<'takeStance'>,
): ActionEffect {
  const { context } = request
  const { say } = context
  const { stance, shareReason } = action
  const reason = action.reason || undefined
  const isClaim = stance === 'no' || stance === 'doesNotApply'
  if (isClaim && reason === undefined) {
    return {
      ...ask(stanceForm(say, story.ref)),
      replies: [message(text(say('discussion.stance.needsReason')))],
      wrong: 'reason',
    }
  }
  const lookAgain = dateIn(context, noLookAgainDays)
  const event: ReviewEvent = {
    type: 'stanceTaken',
    ...stamp(request),
    finding: story.ref.finding,
    stance,
    shareReason: shareReason && reason !== undefined,
    ...(reason !== undefined && { reason }),
    ...(isClaim && { lookAgain }),
  }
  const isHidden = areHidden(story)
  const thanks = text(say(thanksKey(event.shareReason, isHidden)), 'good')
  const others = isHidden ? whatIsSaid(story, othersMessage) : undefined
  return record([event], message(thanks), ...(others ? [others] : []))
}

const thanksKey = (isShared: boolean, isHidden: boolean) =>
  isShared
    ? (`discussion.stance.${isHidden ? 'thanksSharedLater' : 'thanksShared'}` as const)
    : (`discussion.stance.${isHidden ? 'thanksLater' : 'thanks'}` as const)

const areHidden = ({ summary, standing }: StoryAt): boolean =>
  !areStancesShown(summary, { standing })

/** What was said before this act; nothing where nobody has spoken. */
function whatIsSaid({ summary, ref }: StoryAt, drawn: typeof opinionsMessage): Message | undefined {
  const story = storyOf(summary, ref.finding)
  return story && drawn(summary, story, text(ref.question))
}

/** Shows what others say, to whoever has said what they think. */
export function seeOthers(request: ActionContext, story: StoryAt): ActionEffect {
  const { say } = request.context
  const first = ownWordsFirst(request, story)
  if (first) return first
  const others = whatIsSaid(story, opinionsMessage)
  return others ? reply(others) : gently(say('discussion.others.none'))
}

/**
 * Asks for one's own view before the others' are seen or agreed with, so that nobody only follows; `undefined` where
 * everybody sees them already, or this person has spoken.
 */
export function ownWordsFirst(request: ActionContext, story: StoryAt): ActionEffect | undefined {
  const { context, me } = request
  if (!areHidden(story) || story.talk.stances.has(me.id)) return undefined
  const replies = [message(text(context.say('discussion.others.first')))]
  return { ...openStance(request, story), replies }
}

/** Agrees with somebody else's "no", which puts it on record. */
export function secondNo(
  request: ActionContext,
  story: StoryAt,
  action: ActionOf<'secondNo'>,
): ActionEffect {
  const { context, me } = request
  const { say } = context
  const claim = story.talk.stances.get(action.claimBy)
  const name = shownName(context, action.claimBy)
  const isClaim = claim?.stance === 'no' || claim?.stance === 'doesNotApply'
  if (!claim?.shareReason || !isClaim) {
    return gently(say('discussion.second.gone', { name }))
  }
  if (action.claimBy === me.id) return gently(say('discussion.second.own'))
  const first = ownWordsFirst(request, story)
  if (first) return first
  const { finding } = story.ref
  const event: ReviewEvent = {
    type: 'noSeconded',
    ...stamp(request),
    finding,
    claimBy: action.claimBy,
  }
  const date = claim.lookAgain ?? context.now.slice(0, 10)
  return record(
    [event],
    message(text(say('discussion.second.done', { name, date: longDate(say, date) }), 'good')),
  )
}

/** Opens the form to say how what must never happen could happen all the same. */
export const openHow = ({ context }: ActionContext, story: StoryAt): ActionEffect =>
  ask(howForm(context.say, story.ref))

/** How many answers to "how could it?" one person, and one story, can have. */
const mostWays = { each: 5, story: 30 } as const

/** Says how it could happen; everybody sees it, with a name. */
export function answerHow(
  request: ActionContext,
  story: StoryAt,
  { words }: ActionOf<'answerHow'>,
): ActionEffect {
  const { context, me } = request
  const { say } = context
  const { ways } = story.talk
  const mine = ways.filter(({ by }) => by === me.id)
  if (mine.some((way) => way.words === words)) return gently(say('conversation.gentle.repeat'))
  if (mine.length >= mostWays.each || ways.length >= mostWays.story) {
    return gently(say('discussion.how.tooMany', { count: ways.length }))
  }
  const { finding } = story.ref
  const event: ReviewEvent = { type: 'howAnswered', ...stamp(request), finding, words }
  return record([event], message(text(say('discussion.how.thanks'), 'good')))
}

/** Opens "that's not right" with the reasons the story rests on. */
export function openBecause({ context }: ActionContext, story: StoryAt): ActionEffect {
  const seen = new Map(story.because.map((reason) => [reason.question, reason.text]))
  if (seen.size === 0) return gently(context.say('discussion.because.none'))
  const options = [...seen].map(([value, label]) => ({ value, label }))
  return ask(becauseForm(context.say, story.ref, options))
}

/** Puts a reason in doubt, with what is right. */
export function questionBecause(
  request: ActionContext,
  story: StoryAt,
  { question, reason }: ActionOf<'questionBecause'>,
): ActionEffect {
  const { say } = request.context
  const isKnown = story.because.some((because) => because.question === question)
  if (!isKnown) return gently(say('discussion.because.none'))
  const { finding } = story.ref
  const event: ReviewEvent = {
    type: 'becauseQuestioned',
    ...stamp(request),
    finding,
    question,
    reason,
  }
  return record([event], message(text(say('discussion.because.thanks'), 'good')))
}

/** Opens the form to tell the facilitator something privately. */
export const openTell = ({ context }: ActionContext, story: StoryAt): ActionEffect =>
  ask(tellForm(context.say, story.ref, nameOf(context.state, context.state.facilitator)))

/** Tells the facilitator, and nobody else. */
export function tellFacilitator(
  request: ActionContext,
  story: StoryAt,
  { words }: ActionOf<'tell'>,
): ActionEffect {
  const { say } = request.context
  const facilitator = shownFacilitator(request.context)
  const { finding } = story.ref
  const event: ReviewEvent = { type: 'toldPrivately', ...stamp(request), finding, words }
  return record([event], message(text(say('discussion.tell.thanks', { facilitator }), 'good')))
}

/** Whom to call when it is happening right now. */
export function happeningNow({ context }: ActionContext): ActionEffect {
  const { say, parts, state } = context
  const product = asTyped(state.product.name)
  const contact = parts.emergencyContact
  return {
    events: [],
    replies: [
      message(
        { type: 'heading', text: say('discussion.now.title') },
        contact === undefined
          ? text(say('discussion.now.noContact', { product }), 'warn')
          : text(say('discussion.now.contact', { contact: asTyped(contact) }), 'warn'),
        text(say('discussion.now.after')),
      ),
    ],
  }
}
