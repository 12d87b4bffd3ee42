import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { dateSeenFrom } from '../message/locale.ts'
import { needlessStep, type Standing } from '../report/standing.ts'
import type { Decision } from '../report/talk.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  good,
  record,
  stamp,
} from './action-context.ts'
import { dayFromNow, tooLong, wrongDay } from './days.ts'
import { noLookAgainDays } from './discussion-actions.ts'
import type { ReviewEvent } from './event.ts'
import { acceptAgainForm } from './forms/promise-forms.ts'
import { needsAgreement } from './proposing.ts'
import { dateIn, policyOf, shownFacilitator, shownName } from './review-context.ts'
import type { StoryAt } from './story-of.ts'

/** When something is lived with again, this many days are proposed, unless that is longer than it may be. */
const usualAcceptanceDays = 90

/** The answers took care of the story: nothing is left to do. */
export const dropStep = (request: ActionContext, story: StoryAt): ActionEffect =>
  withNeedless(request, story, () =>
    record(
      [{ type: 'stepDropped', ...stamp(request), finding: story.ref.finding }],
      good(request.context.say('promise.needless.dropped')),
    ),
  )

/** The answers took care of the story, and its owner goes on with the step all the same. */
export const keepStep = (request: ActionContext, story: StoryAt): ActionEffect =>
  withNeedless(request, story, ({ due }) => {
    const { say, now } = request.context
    const kept = say('promise.needless.kept', { date: dateSeenFrom(say, due, now) })
    return record([{ type: 'stepKept', ...stamp(request), finding: story.ref.finding }], good(kept))
  })

function withNeedless(
  { context, me }: ActionContext,
  { standing }: StoryAt,
  say: (step: Decision) => ActionEffect,
): ActionEffect {
  const step = needlessStep(standing)
  if (!step || step.done) return gently(context.say('promise.needless.none'))
  if ([step.owner, context.state.facilitator].includes(me.id)) return say(step)
  const name = shownName(context, step.owner)
  const facilitator = shownFacilitator(context)
  return gently(context.say('promise.step.notYours', { name, facilitator }))
}

/** An agreed "no" was looked at again and still holds: it is looked at again after as long a while. */
export function confirmNo(request: ActionContext, { standing, ref }: StoryAt): ActionEffect {
  const { context, me } = request
  const { say, now } = context
  if (standing.kind !== 'notPossible') return gently(say('promise.no.none'))
  const { by, secondedBy } = standing.claim
  if (me.id !== by && me.id !== secondedBy) {
    const names = { name: shownName(context, by), second: shownName(context, secondedBy) }
    return gently(say('promise.no.notYours', names))
  }
  const lookAgain = dateIn(context, noLookAgainDays)
  const done = say('promise.no.confirmed', { date: dateSeenFrom(say, lookAgain, now) })
  const on = { ...stamp(request), finding: ref.finding }
  return record([{ type: 'noConfirmed', ...on, claimBy: by, lookAgain }], good(done))
}

/** What two people agreed to live with, until a day that may have passed; `undefined` where nothing is. */
function acceptance(standing: Standing): Decision | undefined {
  if (standing.kind === 'livedWith') return standing.decision
  return standing.kind === 'open' ? standing.ranOut : undefined
}

/** Asks until when they can go on living with it. */
export function openAcceptAgain(request: ActionContext, story: StoryAt): ActionEffect {
  const { context } = request
  const lived = acceptance(story.standing)
  if (!lived) return gently(context.say('promise.accept.none'))
  const { longestAcceptanceDays: days } = policyOf(context)
  const due = dayFromNow(request, Math.min(usualAcceptanceDays, days))
  return ask(acceptAgainForm(context.say, story.ref, { due, days, reason: lived.reason }))
}

/** They can go on living with it until a later day: as the first time, that counts once somebody else agrees. */
export function acceptAgain(
  request: ActionContext,
  story: StoryAt,
  { due, reason }: ActionOf<'acceptAgain'>,
): ActionEffect {
  const { context } = request
  const { say, state, now } = context
  const lived = acceptance(story.standing)
  if (!lived) return gently(say('promise.accept.none'))
  const { longestAcceptanceDays: days } = policyOf(context)
  const why = reason || lived.reason
  const again = (words: string, wrong: string): ActionEffect => ({
    ...ask(acceptAgainForm(say, story.ref, { due, days, reason: why })),
    replies: [message(text(words))],
    wrong,
  })
  const past = wrongDay(request, due)
  const problem = past ? say(past) : tooLong(request, due)
  if (problem !== undefined) return again(problem, 'due')
  if (!why) return again(say('discussion.decide.needsReason'), 'reason')
  const person = state.people.get(lived.owner) ?? { id: lived.owner, name: lived.owner }
  const event: ReviewEvent = {
    type: 'decided',
    ...stamp(request),
    finding: story.ref.finding,
    treatment: 'accept',
    owner: { id: person.id, name: person.name },
    due,
    safeguards: [],
    reason: why,
    ...(needsAgreement(request, story, 'accept') && { proposed: true }),
  }
  const date = dateSeenFrom(say, due, now)
  return record([event], good(say('promise.accept.proposed', { date })))
}
