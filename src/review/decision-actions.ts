import { catalogueId, stepsById } from '../analysis/step-ids.ts'
import type { ActionOf } from '../domain/action.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import { bandWord, treatmentWord } from '../report/phrases.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  joining,
  record,
  stamp,
} from './action-context.ts'
import { dayFromNow, tooLong, wrongDay } from './days.ts'
import { ownWordsFirst } from './discussion-actions.ts'
import type { ReviewEvent } from './event.ts'
import { decideForm } from './forms/decide-form.ts'
import { bandForm, doneForm } from './forms/talk-forms.ts'
import { offeredSteps } from './offered-steps.ts'
import { ownerNamed } from './owner-named.ts'
import { needsAgreement, proposalAhead, proposedWords } from './proposing.ts'
import { shownFacilitator, shownName, trackerIn } from './review-context.ts'
import { nameOf } from './state.ts'
import { presentItem, waitsForItem } from './story-item.ts'
import type { StoryAt } from './story-of.ts'
import { putAtOnce } from './tracker-actions.ts'

/** A due date is proposed this many days from now, by the effort of the first step. */
const daysFor = { S: 7, M: 21, L: 60 } as const

/** Opens the form to decide what to do; what was decided before stands in it, to be changed. */
export function openDecide(request: ActionContext, story: StoryAt): ActionEffect {
  const { say, parts } = request.context
  const known = stepsById(parts.catalogue.safeguards)
  const { rules = [] } = request
  const safeguards = stepsToPick(story, rules).flatMap((id) => known.get(id) ?? [])
  const { decision } = story.talk
  const days = daysFor[safeguards[0]?.effort ?? 'M']
  const due = decision?.due ?? dayFromNow(request, days)
  const owner = decision && {
    id: decision.owner,
    name: nameOf(request.context.state, decision.owner),
  }
  const stands = decision && owner && { ...decision, owner }
  // Said before anything is filled in, so that nobody believes that it counts at once.
  const notice = needsAgreement(request, story, 'mitigate')
    ? proposalAhead(request, story)
    : undefined
  return ask(decideForm(say, story.ref, { safeguards, rules, stands, due, notice }))
}

/** Decides: steps, treatment, owner and date; "live with it" waits for somebody else to agree. */
export function decideStory(
  request: ActionContext,
  story: StoryAt,
  action: ActionOf<'decide'>,
): ActionEffect {
  const { context } = request
  const { say, now } = context
  const { treatment, due } = action
  const own = action.own || undefined
  const reason = action.reason || undefined
  const safeguards = stepsOf(action.safeguards, stepsToPick(story, request.rules ?? []))
  const problem = slip(request, { due, treatment, own, reason, safeguards })
  if (problem) return askAgain(request, story, problem)
  const named = ownerNamed(context, action.owner)
  if ('problem' in named) return askAgain(request, story, { words: named.problem, field: 'owner' })
  const { owner } = named
  const event: ReviewEvent = {
    type: 'decided',
    ...stamp(request),
    finding: story.ref.finding,
    treatment,
    owner,
    due,
    safeguards: treatment === 'accept' ? [] : safeguards,
    ...(own !== undefined && { own }),
    ...(reason !== undefined && { reason }),
    ...(treatment !== 'accept' && action.changes && { changes: action.changes }),
    ...(needsAgreement(request, story, treatment) && { proposed: true }),
  }
  const on = { owner: asTyped(owner.name), date: dateSeenFrom(say, due, now) }
  const done =
    treatment === 'accept'
      ? say('discussion.decide.accepted', on)
      : say('discussion.decide.done', { ...on, treatment: treatmentWord(say, treatment) })
  const joined = joining(request, owner)
  if (event.proposed)
    return record([...joined, event], message(text(proposedWords(request, story))))
  const wait = treatment === 'accept' ? text(say('discussion.decide.needsSecond')) : undefined
  const { events, replies = [] } = putAtOnce(request, story, treatment)
  return record([...joined, event, ...events], message(text(done, 'good'), wait), ...replies)
}

interface Slip {
  readonly words: string
  /** The field of the form. */
  readonly field: string
}

/** The form once more, with what is wrong at its field. */
const askAgain = (
  request: ActionContext,
  story: StoryAt,
  { words, field }: Slip,
): ActionEffect => ({
  ...openDecide(request, story),
  replies: [message(text(words))],
  wrong: field,
})

/** What is missing before this can be decided. */
function slip(
  request: ActionContext,
  about: {
    readonly due: string
    readonly treatment: ActionOf<'decide'>['treatment']
    readonly own: string | undefined
    readonly reason: string | undefined
    readonly safeguards: readonly string[]
  },
): Slip | undefined {
  const { due, treatment, own, reason, safeguards } = about
  const { say } = request.context
  const day = wrongDay(request, due)
  if (day) return { words: say(day), field: 'due' }
  if (treatment === 'accept') {
    const long = tooLong(request, due)
    if (long !== undefined) return { words: long, field: 'due' }
    return reason === undefined
      ? { words: say('discussion.decide.needsReason'), field: 'reason' }
      : undefined
  }
  const hasStep = safeguards.length > 0 || own !== undefined
  return hasStep ? undefined : { words: say('discussion.decide.needsStep'), field: 'own' }
}

/**
 * The steps that the form offers: rules for all products first, where they help; this story's own; and what was decided
 * before, also where it is not offered any more. Nobody can tell what helps a story in the team's own words. A step that
 * was decided for all services is not offered for one of them too, nor the other way round.
 */
function stepsToPick(story: StoryAt, rules: readonly string[]): readonly string[] {
  const decided = story.talk.decision?.safeguards ?? []
  const standing = new Set(decided.map(catalogueId))
  const own = offeredSteps(story.summary, story.ref.finding)
  const held = own.filter((id) => rules.includes(catalogueId(id)))
  const offered = [...held, ...(story.finding ? [] : rules), ...own]
  return [
    ...new Set([
      ...offered.filter((id) => decided.includes(id) || !standing.has(catalogueId(id))),
      ...decided,
    ]),
  ]
}

/** Steps may come as one line from a form; only those that it offers are taken. */
function stepsOf(
  picked: string | readonly string[] | undefined,
  offered: readonly string[],
): string[] {
  const values = typeof picked === 'string' ? picked.split(',') : (picked ?? [])
  return [...new Set(values)].filter((id) => offered.includes(id))
}

/** Agrees that the team can live with it; never its proposer alone. */
export function secondDecision(request: ActionContext, story: StoryAt): ActionEffect {
  const { context, me } = request
  const { say } = context
  const { decision } = story.talk
  if (decision?.treatment !== 'accept') return gently(say('discussion.secondDecision.none'))
  if (decision.by === me.id) return gently(say('discussion.secondDecision.own'))
  // In a closed check everybody sees what was said, and nobody says more.
  const first = context.state.phase === 'closed' ? undefined : ownWordsFirst(request, story)
  if (first) return first
  const event: ReviewEvent = {
    type: 'decisionSeconded',
    ...stamp(request),
    finding: story.ref.finding,
  }
  return record([event], message(text(say('discussion.secondDecision.done'), 'good')))
}

/** Opens the form to say that the agreed steps are done. */
export function openDone(request: ActionContext, story: StoryAt): ActionEffect {
  const problem = notDoable(request, story)
  if (problem) return problem
  const { parts, say } = request.context
  const known = stepsById(parts.catalogue.safeguards)
  const steps = new Set(story.talk.decision?.safeguards)
  const checks = [...steps].flatMap((id) => known.get(id) ?? [])
  return ask(
    doneForm(
      say,
      story.ref,
      checks.map(({ check }) => check),
    ),
  )
}

/** Marks the agreed steps as done. */
export function stepDone(
  request: ActionContext,
  story: StoryAt,
  action: ActionOf<'stepDone'>,
): ActionEffect {
  const problem = notDoable(request, story)
  if (problem) return problem
  const { say } = request.context
  if (presentItem(story.talk) && !action.shown) {
    const missing = message(text(say('tracker.shown.needed')))
    return { ...openDone(request, story), replies: [missing], wrong: 'shown' }
  }
  const event: ReviewEvent = {
    type: 'stepDone',
    ...stamp(request),
    finding: story.ref.finding,
    ...(action.shown && { shown: action.shown }),
  }
  const { title: tracker = '' } = trackerIn(request.context)?.tracker ?? {}
  const thanks = waitsForItem(story.talk)
    ? say('tracker.shown.waits', { tracker })
    : say('discussion.stepDone.thanks')
  return record([event], message(text(thanks, 'good')))
}

/** Only a decided step, and only by its owner or the facilitator. */
function notDoable({ context, me }: ActionContext, story: StoryAt): ActionEffect | undefined {
  const { say, state } = context
  const { decision } = story.talk
  // A button of an earlier decision may still be pressed; what is lived with has no step.
  const isStep = story.talk.phase === 'decided' && decision?.treatment !== 'accept'
  if (!decision || !isStep) return gently(say('discussion.stepDone.none'))
  if (me.id === decision.owner || me.id === state.facilitator) return undefined
  const owner = shownName(context, decision.owner)
  const facilitator = shownFacilitator(context)
  return gently(say('discussion.stepDone.notYours', { owner, facilitator }))
}

/** Opens the form for another band. */
export function openBand({ context }: ActionContext, story: StoryAt): ActionEffect {
  const band = story.finding?.rating.band.high
  if (band === undefined) return gently(context.say('conversation.gentle.tooEarly'))
  return ask(bandForm(context.say, story.ref, bandWord(context.say, band)))
}

/** Overrides the band; both values stay on record. */
export function overrideBand(
  request: ActionContext,
  story: StoryAt,
  { band, reason }: ActionOf<'overrideBand'>,
): ActionEffect {
  const { say } = request.context
  if (!story.finding) return gently(say('conversation.gentle.tooEarly'))
  const { finding } = story.ref
  const event: ReviewEvent = { type: 'bandOverridden', ...stamp(request), finding, band, reason }
  const words = say('discussion.band.thanks', { band: bandWord(say, band) })
  return record([event], message(text(words, 'good')))
}

/** Leaves a story for later. */
export function park(request: ActionContext, story: StoryAt): ActionEffect {
  const { finding } = story.ref
  const done = message(text(request.context.say('discussion.park.done'), 'good'))
  return record([{ type: 'storyParked', ...stamp(request), finding }], done)
}
