import type { ButtonAction } from '../domain/button-action.ts'
import type { Person } from '../domain/person.ts'
import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Button } from '../message/message.ts'
import { type ActionContext, type ActionEffect, reply } from './action-context.ts'
import type { WhomToAsk } from './forms/asking-forms.ts'
import { namesGiven, namesLike } from './known-names.ts'
import { knownPerson, personCalled } from './people.ts'
import { plainName } from './plain-name.ts'
import type { ReviewContext } from './review-context.ts'

/** Whom somebody means to ask, as a form or a button says it. */
export interface PersonToAsk {
  readonly known?: string | undefined
  readonly to: string
  readonly isNew: boolean
}

/** The action that asks somebody, without whom. */
type Asking = Extract<
  ButtonAction,
  { readonly type: 'handOver' | 'sendOpen' | 'handCheck' | 'moveAll' }
>

/** How many names one answer offers to choose from. */
const mostLike = 4

/** The person that is meant; or the effect that says what is wrong with the name, or asks which of several it is. */
export function personMeant(
  request: ActionContext,
  { known = '', to, isNew }: PersonToAsk,
  asked: {
    readonly action: Asking
    readonly again: (words: string) => ActionEffect
    /** What is said where they name themselves; absent where a question is asked. */
    readonly self?: 'allowed' | 'asking.hand.self'
  },
): { readonly person: Person } | { readonly step: ActionEffect } {
  const { context, me } = request
  const { say } = context
  const { self = 'conversation.handOver.self' } = asked
  const typed = to === '' ? known : to
  if (typed === '') return { step: asked.again(say('conversation.handOver.nobody')) }
  const like = isNew ? [] : namesLike(context, typed).slice(0, mostLike)
  if (like.length > 0)
    return { step: reply(whichOne(context, typed, { like, action: asked.action })) }
  const person = personCalled(context, typed)
  if (!person) {
    const isQuestion = asked.self === undefined
    const unknown = isQuestion ? 'conversation.handOver.unknown' : 'asking.unknown'
    return { step: asked.again(say(unknown, { name: asTyped(typed) })) }
  }
  if (person.id !== me.id || self === 'allowed') return { person }
  return { step: asked.again(say(self)) }
}

function whichOne(
  { say }: ReviewContext,
  typed: string,
  { like, action }: { readonly like: readonly string[]; readonly action: Asking },
) {
  const pick = (
    label: string,
    more: { readonly to: string; readonly isNew?: boolean },
  ): Button => ({
    label,
    action: { ...action, ...more },
  })
  return message(
    text(say('conversation.handOver.whichOne')),
    buttons(
      ...like.map((name) => pick(say('conversation.handOver.itIs', { name }), { to: name })),
      pick(say('conversation.handOver.itIsNew', { name: typed }), { to: typed, isNew: true }),
    ),
  )
}

/** What a form that asks for a person offers: names given before, and who is said to know. */
export function peopleToAsk({ context, me }: ActionContext, knows: string | undefined): WhomToAsk {
  const { parts, state } = context
  const hasAccounts = parts.channels.get(state.channel)?.accounts === true
  const mine = plainName(state.people.get(me.id)?.name ?? me.name)
  const names = hasAccounts ? [] : namesGiven(context).filter((name) => plainName(name) !== mine)
  if (knows === undefined) return { names }
  const person = knownPerson(state, knows)?.id
  return { names, suggested: { value: knows, ...(person !== undefined && { person }) } }
}
