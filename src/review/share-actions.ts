import type { ActionOf } from '../domain/action.ts'
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
import { whoSeesReply } from './cards/notices.ts'
import { shareForm } from './forms/share-form.ts'
import { personCalled } from './people.ts'
import { peopleToAsk } from './person-to-ask.ts'
import { hasAccounts } from './review-context.ts'

/** Asks who else may see the check; a name that is only said opens it to nobody. */
export function openShare(request: ActionContext): ActionEffect {
  const { say, state } = request.context
  if (request.trust === 'claimed') return gently(say('overview.share.claimed'))
  return ask(shareForm(say, { ...peopleToAsk(request, undefined), review: state.id }))
}

/** Lets somebody see the check among all products, with its stories; everyone in it sees that. */
export function share(request: ActionContext, { known = '', to }: ActionOf<'share'>): ActionEffect {
  const { context, me } = request
  const { say, state } = context
  if (request.trust === 'claimed') return gently(say('overview.share.claimed'))
  const typed = to === '' ? known : to
  const again = (words: string): ActionEffect => ({
    ...openShare(request),
    replies: [message(text(words))],
    wrong: 'to',
  })
  if (typed === '') return again(say('overview.share.nobody'))
  const person = personCalled(context, typed)
  if (!person) return again(say('overview.share.unknown', { name: asTyped(typed) }))
  const name = asTyped(person.name)
  if (person.id === me.id) return again(say('overview.share.self'))
  if (state.followUp.sharedWith.has(person.id))
    return gently(say('overview.share.already', { name }))
  const done = text(say('overview.share.done', { name }), 'good')
  // A name alone is only a claim, so that it opens nothing.
  const bound = hasAccounts(context) ? undefined : text(say('overview.share.bound'), 'quiet')
  return record([{ type: 'shared', ...stamp(request), person }], message(done, bound))
}

/** Lets somebody see the check no longer. */
export function unshare(request: ActionContext, { person }: ActionOf<'unshare'>): ActionEffect {
  const { context } = request
  const known = context.state.followUp.sharedWith.get(person)
  if (!known) return { events: [], replies: [whoSeesReply(context, request.role)] }
  const words = context.say('overview.share.stopped', { name: asTyped(known.name) })
  return record([{ type: 'unshared', ...stamp(request), person }], message(text(words, 'good')))
}
