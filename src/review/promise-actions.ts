import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import { neededStep } from '../report/standing.ts'
import type { Decision } from '../report/talk.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  good,
  joining,
  record,
  stamp,
} from './action-context.ts'
import { wrongDay } from './days.ts'
import type { ReviewEvent } from './event.ts'
import { moveStepForm, ownerForm } from './forms/promise-forms.ts'
import { ownerNamed } from './owner-named.ts'
import { shownFacilitator, shownName } from './review-context.ts'
import { nameOf } from './state.ts'
import type { StoryAt } from './story-of.ts'

/** The step of a story that somebody sees to and that is not done; `undefined` where there is none. */
function openStep({ standing }: StoryAt): Decision | undefined {
  const step = neededStep(standing)
  return step?.done ? undefined : step
}

const noStep = ({ context }: ActionContext): ActionEffect =>
  gently(context.say('promise.step.none'))

/** Only its owner says whether they do it; others are told whose it is. */
function notYours({ context }: ActionContext, { owner }: Decision): ActionEffect {
  const { facilitator: by } = context.state
  const name = shownName(context, owner)
  return owner === by
    ? gently(context.say('promise.step.onlyFacilitator', { name }))
    : gently(context.say('promise.step.notYours', { name, facilitator: shownFacilitator(context) }))
}

/** Those who may place a step: its owner, whoever decided it, and whoever looks after the check. */
const mayPlace = ({ context, me }: ActionContext, { owner, by }: Decision): boolean =>
  [owner, by, context.state.facilitator].includes(me.id)

/** Its owner will do it; one that nobody sees to is anybody's to take. */
export function takeStep(request: ActionContext, story: StoryAt): ActionEffect {
  const { context, me } = request
  const step = openStep(story)
  if (!step) return noStep(request)
  const isNobodys = step.declined !== undefined || context.state.followUp.left.has(step.owner)
  if (step.owner !== me.id && !isNobodys) return notYours(request, step)
  const on = { ...stamp(request), finding: story.ref.finding }
  const owner = { id: me.id, name: me.name }
  const mine: readonly ReviewEvent[] =
    step.owner === me.id ? [] : [{ type: 'ownerChanged', ...on, owner }]
  const date = dateSeenFrom(context.say, step.due, context.now)
  return record(
    [...mine, { type: 'stepTaken', ...on }],
    good(context.say('promise.take.done', { date })),
  )
}

/** Asks for another day. */
export function openMoveStep(request: ActionContext, story: StoryAt): ActionEffect {
  const step = openStep(story)
  if (!step) return noStep(request)
  if (!mayPlace(request, step)) return notYours(request, step)
  const isOver = wrongDay(request, step.due) !== undefined
  return ask(moveStepForm(request.context.say, story.ref, isOver ? undefined : step.due))
}

/** Another day for a step; what it was due on before stays on record. */
export function moveStep(
  request: ActionContext,
  story: StoryAt,
  { due, reason }: ActionOf<'moveStep'>,
): ActionEffect {
  const { context } = request
  const { say } = context
  const step = openStep(story)
  if (!step) return noStep(request)
  if (!mayPlace(request, step)) return notYours(request, step)
  const wrong = wrongDay(request, due) ?? (due === step.due ? 'promise.move.same' : undefined)
  if (wrong) {
    return {
      ...ask(moveStepForm(say, story.ref, due, reason)),
      replies: [message(text(say(wrong)))],
      wrong: 'due',
    }
  }
  const event: ReviewEvent = {
    type: 'stepMoved',
    ...stamp(request),
    finding: story.ref.finding,
    due,
    ...(reason && { reason }),
  }
  return record(
    [event],
    good(say('promise.move.done', { date: dateSeenFrom(say, due, context.now) })),
  )
}

/** It is not theirs: until somebody else is named, nobody sees to it, and whoever looks after the check hears of it. */
export function declineStep(
  request: ActionContext,
  story: StoryAt,
  { reason }: ActionOf<'declineStep'>,
): ActionEffect {
  const { context, me } = request
  const { say, state } = context
  const step = openStep(story)
  if (!step) return noStep(request)
  if (step.owner !== me.id) return notYours(request, step)
  const event: ReviewEvent = {
    type: 'stepDeclined',
    ...stamp(request),
    finding: story.ref.finding,
    ...(reason && { reason }),
  }
  if (me.id === state.facilitator) {
    const form = ownerForm(say, story.ref)
    return { ...record([event], message(text(say('promise.decline.own')))), form }
  }
  const facilitator = shownFacilitator(context)
  return record([event], good(say('promise.decline.done', { facilitator })))
}

/** Asks who sees to a step from now on. */
export function openOwner(request: ActionContext, story: StoryAt): ActionEffect {
  const step = openStep(story)
  if (!step) return noStep(request)
  if (!mayPlace(request, step)) return notYours(request, step)
  return ask(ownerForm(request.context.say, story.ref))
}

/** Somebody else sees to a step from now on, and is told. */
export function changeOwner(
  request: ActionContext,
  story: StoryAt,
  { owner: words }: ActionOf<'changeOwner'>,
): ActionEffect {
  const { context, me } = request
  const { say, state, now } = context
  const step = openStep(story)
  if (!step) return noStep(request)
  if (!mayPlace(request, step)) return notYours(request, step)
  const again = (problem: string): ActionEffect => ({
    ...ask(ownerForm(say, story.ref)),
    replies: [message(text(problem))],
    wrong: 'owner',
  })
  const named = ownerNamed(context, words)
  if ('problem' in named) return again(named.problem)
  const { owner } = named
  if (owner.id === step.owner && !step.declined) {
    return again(say('promise.owner.same', { name: shownName(context, owner.id) }))
  }
  const on = { ...stamp(request), finding: story.ref.finding }
  const isMine = owner.id === me.id
  const events: readonly ReviewEvent[] = [
    ...joining(request, owner),
    { type: 'ownerChanged', ...on, owner },
    ...(isMine ? [{ type: 'stepTaken', ...on } as const] : []),
  ]
  const date = dateSeenFrom(say, step.due, now)
  if (isMine) return record(events, good(say('promise.take.done', { date })))
  const name = asTyped(state.people.has(owner.id) ? nameOf(state, owner.id) : owner.name)
  return record(events, good(say('promise.owner.done', { name, date })))
}
