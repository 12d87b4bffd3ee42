import type { ActionOf } from '../domain/action.ts'
import type { Owner } from '../domain/vocabulary.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Message } from '../message/message.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  stamp,
} from './action-context.ts'
import type { ReviewEvent } from './event.ts'
import { sendForm } from './forms/asking-forms.ts'
import { openBatches, unnamedQuestions } from './open-questions.ts'
import { personCalled } from './people.ts'
import { peopleToAsk, personMeant } from './person-to-ask.ts'

/** The form to ask somebody the open questions of a role that nobody was named for. */
export function openSend(request: ActionContext, { owner }: ActionOf<'openSend'>): ActionEffect {
  const { say, state } = request.context
  const count = unnamedQuestions(request.context, owner).length
  if (count === 0) return gently(say('conversation.gentle.nothingOpen'))
  return ask(sendForm(say, { ...peopleToAsk(request, undefined), review: state.id, owner, count }))
}

/** Sending every queued "not sure" to the person named for it, one batch each; or those of one role to somebody. */
export function sendOpen(request: ActionContext, action: ActionOf<'sendOpen'>): ActionEffect {
  const { owner } = action
  return owner === undefined ? sendToNamed(request) : sendToOne(request, action, owner)
}

function sendToOne(
  request: ActionContext,
  action: ActionOf<'sendOpen'>,
  owner: Owner,
): ActionEffect {
  const { context } = request
  const { say, state } = context
  const questions = unnamedQuestions(context, owner)
  if (questions.length === 0) return gently(say('conversation.gentle.nothingOpen'))
  const meant = personMeant(request, action, {
    action: { type: 'sendOpen', review: state.id, owner },
    again: (words) => {
      const form = openSend(request, { type: 'openSend', review: state.id, owner })
      return { ...form, replies: [message(text(words))], wrong: 'to' }
    },
  })
  if ('step' in meant) return meant.step
  const { person } = meant
  const event: ReviewEvent = {
    type: 'handedOver',
    ...stamp(request),
    questions: [...questions],
    to: person,
  }
  const words = { name: asTyped(person.name), count: questions.length }
  return record([event], message(text(say('conversation.handOver.sent', words))))
}

function sendToNamed(request: ActionContext): ActionEffect {
  const { context, me } = request
  const { say } = context
  const events: ReviewEvent[] = []
  const sent: Message[] = []
  for (const { person, questions } of openBatches(context)) {
    if (person === undefined) continue
    const to = personCalled(context, person)
    if (!to) {
      const name = asTyped(person)
      sent.push(message(text(say('conversation.handOver.unknown', { name }))))
    }
    if (!to || to.id === me.id) continue
    events.push({ type: 'handedOver', ...stamp(request), questions: [...questions], to })
    const words = { name: asTyped(to.name), count: questions.length }
    sent.push(message(text(say('conversation.handOver.sent', words))))
  }
  return record(events, ...sent)
}
