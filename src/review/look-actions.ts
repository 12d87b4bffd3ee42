import type { ActionOf } from '../domain/action.ts'
import { accept } from '../engine/accept.ts'
import { position } from '../engine/position.ts'
import { message, text } from '../message/build.ts'
import { dateSeenFrom } from '../message/locale.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  reply,
  stamp,
} from './action-context.ts'
import { groupCalled } from './cards/look-cards.ts'
import { knownMessage } from './cards/look-offers.ts'
import { currentCard } from './current-card.ts'
import { dayFromNow, wrongDay } from './days.ts'
import type { ReviewEvent } from './event.ts'
import { nextLookForm } from './forms/look-forms.ts'
import { eventFor } from './interview-events.ts'
import { nextLookDay } from './next-look.ts'
import { after } from './state.ts'
import { dayOf } from './summary-of.ts'

/** Offers a new look at the product of this check. */
export const openLook = ({ context }: ActionContext): ActionEffect => reply(knownMessage(context))

/** Suggested answers hold; after the last of them, with nothing left to ask, the summary is shown. */
export function stillTrue(
  request: ActionContext,
  { section, question }: ActionOf<'stillTrue'>,
): ActionEffect {
  const { context, me } = request
  const { state, check, now } = context
  const group = section === undefined ? undefined : groupCalled(context, section)
  const named = question === undefined ? [] : [question]
  const questions = group ? group.sections.flatMap((one) => one.questions) : named
  const outcome = accept(check.compiled, state.interview, {
    kind: 'confirm',
    questions,
    person: me.id,
    at: now,
  })
  if (!outcome.ok || outcome.changes.length === 0) {
    return gently(context.say('conversation.gentle.repeat'))
  }
  const events = outcome.changes.map((change) => eventFor(change, me.id, now))
  return record([...events, ...(group ? shownAtOnce(request, events) : [])])
}

/** Whoever has just seen all answers is shown what they come to, not the answers once more. */
function shownAtOnce(request: ActionContext, events: readonly ReviewEvent[]): ReviewEvent[] {
  const { context, me } = request
  const { state, check } = context
  const next = events.reduce(after, state)
  const isReady =
    currentCard(next, check, me.id)?.kind === 'checking' &&
    position(check.compiled, next.interview, me.id).at === 'checking'
  if (!isReady) return []
  return [
    { type: 'lookedOver', ...stamp(request) },
    { type: 'previewed', ...stamp(request) },
  ]
}

/** What has changed since the last look: only that is asked; that nothing has is on record, too. */
export function reportChanges(
  request: ActionContext,
  { changes, none }: ActionOf<'reportChanges'>,
): ActionEffect {
  const { context, me } = request
  const { state, check, say, now } = context
  if (changes.length === 0 && !none) return gently(say('look.changes.which'))
  const reported: ReviewEvent = {
    type: 'changesReported',
    ...stamp(request),
    changes: none ? [] : [...new Set(changes)],
  }
  const isOpen = state.look !== undefined && !state.published
  if (!isOpen || none) {
    const said = isOpen ? [] : [message(text(say('look.changes.noted'), 'good'))]
    return record([reported], ...said)
  }
  const outcome = accept(check.compiled, state.interview, { kind: 'askAgain', changes })
  const asked = outcome.ok ? outcome.changes.map((change) => eventFor(change, me.id, now)) : []
  return record([reported, ...asked])
}

/** So far away the day of the next look is proposed, where none is set. */
const usualDays = 91

/** Asks for the day of the next look. */
export function openNextLook(request: ActionContext): ActionEffect {
  const { say, state } = request.context
  const day = nextLookDay(state.followUp) ?? dayFromNow(request, usualDays)
  return ask(nextLookForm(say, state.id, day))
}

/** When the team looks again. */
export function setNextLook(
  request: ActionContext,
  { rhythm, on }: ActionOf<'setNextLook'>,
): ActionEffect {
  const { say, state, now } = request.context
  if (rhythm === 'date') {
    const form = nextLookForm(say, state.id, on || dayFromNow(request, usualDays))
    if (!on) return { ...gently(say('look.next.noDay')), ...ask(form), wrong: 'on' }
    const wrong = wrongDay(request, on)
    if (wrong) return { ...gently(say(wrong)), form, wrong: 'on' }
  }
  const day = rhythm === 'date' && on ? { on } : {}
  const event: ReviewEvent = { type: 'nextLookSet', ...stamp(request), rhythm, ...day }
  const next = nextLookDay(after(state, event).followUp)
  const date = next === undefined ? '' : dateSeenFrom(say, next, dayOf(now))
  const words =
    rhythm === 'none'
      ? say('look.next.noneSet')
      : say(rhythm === 'sprint' ? 'look.next.sprintSet' : 'look.next.set', { date })
  return record([event], message(text(words, 'good')))
}
