import type { ActionOf } from '../domain/action.ts'
import { addWorkingDays } from '../domain/working-days.ts'
import { isZone, localTime } from '../domain/working-time.ts'
import { mayHear } from '../engine/participant-lifecycle.ts'
import { message, text } from '../message/build.ts'
import { dateSeenFrom } from '../message/locale.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  stamp,
} from './action-context.ts'
import { participantOn } from './follow-up.ts'
import { awayForm } from './forms/away-form.ts'
import { mattersOf } from './matters.ts'
import { policyOf, shownName, shownProduct } from './review-context.ts'
import { tellIntents } from './telling-intents.ts'

/** The calendar date where somebody is; where that is not known, where the program is. */
function todayOf({ context, zone }: Pick<ActionContext, 'context' | 'zone'>): string {
  const there = zone !== undefined && isZone(zone) ? zone : policyOf(context).zone
  return localTime(Date.parse(context.now), there).day
}

/** Not before a day: the next working day where they name none. */
export function snooze(request: ActionContext, action: ActionOf<'snooze'>): ActionEffect {
  const { context } = request
  const tomorrow = addWorkingDays(todayOf(request), 1, policyOf(context).week)
  const until = action.until !== undefined && action.until > tomorrow ? action.until : tomorrow
  const date = dateSeenFrom(context.say, until, context.now)
  const done = message(text(context.say('follow-up.snooze.done', { date }), 'good'))
  return record([{ type: 'snoozed', ...stamp(request), until }], done)
}

/** No reminders of this check any more. */
export const mute = (request: ActionContext): ActionEffect =>
  wished(request, 'muted', 'follow-up.mute.done')

/** Reminders again. */
export const unmute = (request: ActionContext): ActionEffect =>
  wished(request, 'unmuted', 'follow-up.mute.undone')

function wished(
  request: ActionContext,
  type: 'muted' | 'unmuted',
  words: 'follow-up.mute.done' | 'follow-up.mute.undone',
): ActionEffect {
  const { context } = request
  const product = shownProduct(context)
  return record(
    [{ type, ...stamp(request) }],
    message(text(context.say(words, { product }), 'good')),
  )
}

/** Asks until when they are away. */
export const openAway = ({ context }: ActionContext): ActionEffect =>
  ask(awayForm(context.say, { review: context.state.id, product: shownProduct(context) }))

/** Away until a day, itself included; without a day, back. */
export function setAway(request: ActionContext, { until }: ActionOf<'setAway'>): ActionEffect {
  const { context } = request
  const { say } = context
  const product = shownProduct(context)
  if (until === undefined || until === '') {
    const back = message(text(say('follow-up.away.back', { product }), 'good'))
    return record([{ type: 'awaySet', ...stamp(request) }], back)
  }
  if (until < todayOf(request)) {
    return {
      ...openAway(request),
      replies: [message(text(say('follow-up.away.past')))],
      wrong: 'until',
    }
  }
  const date = dateSeenFrom(say, until, context.now)
  const done = message(text(say('follow-up.away.done', { product, date }), 'good'))
  return record([{ type: 'awaySet', ...stamp(request), until }], done)
}

/** The facilitator reminds somebody, with one card of everything that waits for them; once a day at most. */
export function remind(request: ActionContext, { person }: ActionOf<'remind'>): ActionEffect {
  const { context } = request
  const { say, state } = context
  if (!state.people.has(person)) return gently(say('follow-up.remind.nobody'))
  const name = shownName(context, person)
  const today = todayOf(request)
  const phase = participantOn(state.followUp, person, { today, waits: true })
  if (!mayHear(phase)) {
    return gently(say('follow-up.remind.muted', { name, product: shownProduct(context) }))
  }
  const matters = mattersOf(context).filter((matter) => matter.person === person)
  if (matters.length === 0) return gently(say('follow-up.remind.nothing', { name }))
  const last = state.followUp.reminders.findLast((reminder) => reminder.person === person)
  const { zone } = request
  const isToday =
    last && todayOf({ context: { ...context, now: last.at }, ...(zone && { zone }) }) === today
  if (isToday) return gently(say('follow-up.remind.today', { name }))
  const told = matters.map(({ kind, subject }) => ({
    kind,
    ...(subject !== undefined && { subject }),
  }))
  const event = { type: 'reminded', ...stamp(request), person, matters: told, asked: true } as const
  return {
    events: [event],
    intents: tellIntents(context, person, 'waiting'),
    replies: [message(text(say('follow-up.remind.done', { name }), 'good'))],
  }
}

/** Whether people hear of dates that passed before dates acted. */
export function settlePastDates(
  request: ActionContext,
  { tell }: ActionOf<'settlePastDates'>,
): ActionEffect {
  const words = request.context.say(tell ? 'follow-up.past.told' : 'follow-up.past.left')
  return record(
    [{ type: 'pastDatesSettled', ...stamp(request), tell }],
    message(text(words, 'good')),
  )
}
