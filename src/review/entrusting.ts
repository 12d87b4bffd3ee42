import type { ActionOf } from '../domain/action.ts'
import type { Person } from '../domain/person.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  stamp,
} from './action-context.ts'
import type { EventOf } from './event.ts'
import { handCheckForm } from './forms/moving-forms.ts'
import { peopleToAsk, personMeant } from './person-to-ask.ts'
import { shownFacilitator, shownProduct } from './review-context.ts'
import type { ReviewState } from './state.ts'
import { canTakeOver } from './take-over.ts'

/** Asks who looks after the check from now on. */
export function openHandCheck(request: ActionContext): ActionEffect {
  const { context } = request
  const about = { ...peopleToAsk(request, undefined), review: context.state.id }
  return ask(handCheckForm(context.say, { ...about, product: shownProduct(context) }))
}

/** The facilitator hands the check over; what was told to them in private stays with them. */
export function handCheck(request: ActionContext, action: ActionOf<'handCheck'>): ActionEffect {
  const { context } = request
  const meant = personMeant(request, action, {
    action: { type: 'handCheck', review: action.review },
    again: (words) => ({
      ...openHandCheck(request),
      replies: [message(text(words))],
      wrong: 'to',
    }),
    self: 'asking.hand.self',
  })
  if ('step' in meant) return meant.step
  const { person } = meant
  const words = { name: asTyped(person.name), product: shownProduct(context) }
  return record(
    [entrusted(context.state, { ...stamp(request), to: person, why: 'handedOver' })],
    message(text(context.say('asking.hand.done', words), 'good')),
  )
}

/** Whoever takes part looks after the check, where its facilitator has not been there for long. */
export function takeOver(request: ActionContext): ActionEffect {
  const { context, me, role } = request
  const { say, state } = context
  if (role === 'facilitator') return gently(say('asking.takeOver.already'))
  if (!canTakeOver(context)) {
    return gently(say('asking.takeOver.notYet', { name: shownFacilitator(context) }))
  }
  const to = state.people.get(me.id) ?? { id: me.id, name: me.name }
  return record(
    [entrusted(state, { ...stamp(request), to, why: 'tookOver' })],
    message(text(say('asking.takeOver.done', { product: shownProduct(context) }), 'good')),
  )
}

/** Somebody else looks after the check. */
export const entrusted = (
  { facilitator: from }: Pick<ReviewState, 'facilitator'>,
  about: {
    readonly at: string
    readonly by: string
    readonly to: Person
    readonly why: EventOf<'facilitatorChanged'>['why']
  },
): EventOf<'facilitatorChanged'> => ({ type: 'facilitatorChanged', ...about, from })
