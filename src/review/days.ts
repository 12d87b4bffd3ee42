import { addDays } from '../domain/working-days.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { ActionContext } from './action-context.ts'
import { policyOf } from './review-context.ts'

/** Further away than this nobody plans: two years. */
const furthestDays = 2 * 365 + 1

/** Why a day cannot be the one that is meant. */
export type WrongDay = 'discussion.decide.past' | 'discussion.decide.far'

/** What is wrong with a day that is still to come, going by the person's own calendar; `undefined` when nothing is. */
export function wrongDay(request: ActionContext, day: string): WrongDay | undefined {
  const { context, zone } = request
  const today = context.parts.clock.day(context.now, zone)
  if (day < today) return 'discussion.decide.past'
  return day > addDays(today, furthestDays) ? 'discussion.decide.far' : undefined
}

/** What is said where something would be lived with for longer than the operator allows; `undefined` where it would not. */
export function tooLong(request: ActionContext, due: string): string | undefined {
  const { context } = request
  const { longestAcceptanceDays: days } = policyOf(context)
  const last = dayFromNow(request, days)
  if (due <= last) return undefined
  const date = dateSeenFrom(context.say, last, context.now)
  return context.say('promise.accept.tooLong', { days, date })
}

/** The day so many days from today, where the person is; where that is not known, as it is in the middle of the world. */
export const dayFromNow = ({ context, zone = 'UTC' }: ActionContext, days: number): string =>
  addDays(context.parts.clock.day(context.now, zone), days)
