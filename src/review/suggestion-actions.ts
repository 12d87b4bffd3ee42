import type { ActionOf } from '../domain/action.ts'
import { accept } from '../engine/accept.ts'
import { agendaOf } from '../engine/agenda.ts'
import { allOffers, type Offer, offerCalled } from '../engine/offered-answers.ts'
import { offeredSections, type Sorted, sortProposed } from '../engine/open-offers.ts'
import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import {
  type ActionContext,
  type ActionEffect,
  gently,
  record,
  reply,
  stamp,
} from './action-context.ts'
import { carry } from './answer-actions.ts'
import type { ReviewEvent } from './event.ts'
import { eventFor } from './interview-events.ts'
import { offersTogether } from './section-offers.ts'

type Meant = ActionOf<'confirmSuggested' | 'refuseSuggested' | 'askSuggested'>

/** Answers from elsewhere are offered, as far as they are new here; what became of all of them is said. */
export function suggestAnswers(
  request: ActionContext,
  { answers }: ActionOf<'suggestAnswers'>,
): ActionEffect {
  const { context, me } = request
  const brought = { broughtBy: me.id, broughtAt: context.now }
  const proposed = answers.map(({ source, ...answer }) => ({
    ...answer,
    source: { ...source, ...brought },
  }))
  const sorted = sortProposed(context.check.compiled, context.state.interview, proposed)
  const told = sortedMessage(request, sorted)
  if (sorted.offers.length === 0) return reply(told)
  const change = { kind: 'offered', answers: sorted.offers, by: me.id, at: context.now } as const
  return record([eventFor(change, me.id, context.now)], told)
}

function sortedMessage({ context }: ActionContext, sorted: Sorted): Message {
  const { say } = context
  const { offers, same, known, wrong } = sorted
  return message(
    text(
      say('suggest.brought.new', { count: offers.length }),
      offers.length > 0 ? 'good' : 'quiet',
    ),
    same > 0 ? text(say('suggest.brought.same', { count: same }), 'quiet') : undefined,
    known > 0 ? text(say('suggest.brought.known', { count: known }), 'quiet') : undefined,
    wrong > 0 ? text(say('suggest.brought.wrong', { count: wrong }), 'warn') : undefined,
  )
}

/** One suggestion holds, or those of a section that no story is milder for. */
export function confirmSuggested(
  request: ActionContext,
  { offer, section, upTo }: ActionOf<'confirmSuggested'>,
): ActionEffect {
  const { context, me, role } = request
  const { interview } = context.state
  const one = offer === undefined ? undefined : offerCalled(interview, offer)
  if (one) {
    const { question, value } = one
    const given = { question, value, person: me.id, at: context.now }
    return carry(request, { kind: 'answer', ...given, offer: one.offer })
  }
  if (section === undefined || role !== 'facilitator') return dealtWith(request)
  const found = offersTogether(context, section, me.id)
  const seen = found?.together.filter((each) => each.offer <= (upTo ?? found.upTo)) ?? []
  const events = takenTogether(request, seen)
  return events.length === 0 ? dealtWith(request) : record(events)
}

function takenTogether(
  { context, me }: ActionContext,
  offers: readonly Offer[],
): readonly ReviewEvent[] {
  const { check, state, now } = context
  const events: ReviewEvent[] = []
  let { interview } = state
  for (const { question, value, offer } of offers) {
    const given = { kind: 'answer', question, value, person: me.id, at: now, offer } as const
    const outcome = accept(check.compiled, interview, given)
    if (!outcome.ok) continue
    interview = outcome.interview
    events.push(...outcome.changes.map((change) => eventFor(change, me.id, now)))
  }
  return events
}

/** What was suggested does not hold: it is not offered again. */
export function refuseSuggested(request: ActionContext, meant: Meant): ActionEffect {
  const offers = numbersMeant(request, meant)
  if (offers.length === 0) return dealtWith(request)
  return record([{ type: 'suggestionsRefused', ...stamp(request), offers }])
}

/** Each of the suggestions is asked, with what is suggested beside the question. */
export function askSuggested(request: ActionContext, meant: Meant): ActionEffect {
  const { check, state } = request.context
  const offers = numbersMeant(request, meant)
  if (offers.length === 0) return dealtWith(request)
  const agenda = agendaOf(check.compiled, state.interview)
  const questions = allOffers(state.interview)
    .filter(({ offer, question }) => offers.includes(offer) && !agenda.has(question))
    .map(({ question }) => question)
  const deeper: ReviewEvent[] =
    questions.length === 0
      ? []
      : [{ type: 'wentDeeper', ...stamp(request), questions: [...new Set(questions)] }]
  return record([{ type: 'suggestionsLeft', ...stamp(request), offers }, ...deeper])
}

/** The numbers of the suggestions that a press means and that nobody has dealt with. */
function numbersMeant(
  { context, me, role }: ActionContext,
  { offer, section, upTo }: Meant,
): number[] {
  const { check, state } = context
  if (offer !== undefined) return offerCalled(state.interview, offer) ? [offer] : []
  if (role !== 'facilitator') return []
  const sections = offeredSections(check.compiled, state.interview, me.id)
  const here = sections.find(({ id }) => id === section)?.offers ?? []
  return here.map((one) => one.offer).filter((number) => number <= (upTo ?? number))
}

const dealtWith = ({ context }: ActionContext): ActionEffect =>
  gently(context.say('conversation.gentle.repeat'))
