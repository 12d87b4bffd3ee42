import type { ActionOf, ReviewActionType } from '../domain/action.ts'
import { personLimits } from '../domain/limits.ts'
import { message, text } from '../message/build.ts'
import type { ActionContext, ActionEffect } from './action-context.ts'
import { applyAction } from './action-handlers.ts'
import type { ReviewEvent } from './event.ts'
import { isAboutCheck } from './file-events.ts'

type EventType = ReviewEvent['type']

/** What concerns the check as a whole is never too much: it must be possible to post, close and delete it. */
const alwaysAllowed = new Set<EventType>([
  'lookedOver',
  'previewed',
  'published',
  'closed',
  'reopened',
  'deleted',
])

/** What one person can do only so often. */
const mostOfKind: Partial<Record<EventType, number>> = {
  toldPrivately: personLimits.told,
  becauseQuestioned: personLimits.questioned,
  storyAdded: personLimits.ownStories,
}

/**
 * The effect, or a kind refusal where this person has put as much into this check as one person can. Nothing that is
 * on record is touched, everybody else goes on as before, and a form stays open with what was typed into it.
 */
export function withinAllowance(
  request: ActionContext,
  { events }: { readonly events: readonly ReviewEvent[] },
  action: ActionOf<ReviewActionType>,
  step: ActionEffect,
): ActionEffect {
  const isAllowed = step.events.some(({ type }) => alwaysAllowed.has(type))
  if (step.events.length === 0 || isAllowed) return step
  const theirs = events.filter((event) => event.by === request.me.id && isAboutCheck(event))
  const problem = problemOf(theirs, step.events)
  if (problem === undefined) return step
  return {
    ...formAgain(request, action),
    events: [],
    notTaken: true,
    replies: [message(text(request.context.say(problem)))],
  }
}

function problemOf(before: readonly ReviewEvent[], now: readonly ReviewEvent[]) {
  const added = lettersOf(now)
  if (added > 0 && lettersOf(before) + added > personLimits.letters) {
    return 'conversation.gentle.muchWritten'
  }
  const isOften = now.some(({ type }) => {
    const ofKind = before.filter((event) => event.type === type).length
    return ofKind >= (mostOfKind[type] ?? Number.POSITIVE_INFINITY)
  })
  const isMany = before.length + now.length > personLimits.events
  return isOften || isMany ? 'conversation.gentle.doneOften' : undefined
}

/** How many characters of people's own words are in events. */
const lettersOf = (events: readonly ReviewEvent[]): number =>
  events.reduce((sum, event) => sum + wordsOf(event).join('').length, 0)

function wordsOf(event: ReviewEvent): readonly string[] {
  switch (event.type) {
    case 'answered':
      return [[event.value ?? []].flat(), event.reason ?? ''].flat()
    case 'answersSuggested':
      return event.answers.flatMap(({ value }) => value ?? [])
    case 'stanceTaken':
    case 'becauseQuestioned':
    case 'bandOverridden':
    case 'storyReopened':
    case 'reopened':
    case 'stepMoved':
    case 'stepDeclined':
      return [event.reason ?? '']
    case 'toldPrivately':
    case 'storyAdded':
    case 'howAnswered':
      return [event.words]
    case 'decided':
      return [event.reason ?? '', event.own ?? '']
    case 'stepDone':
      return [event.shown ?? '']
    default:
      return []
  }
}

/** The forms in which people write, by what sending them does. */
const openers: Partial<Record<ReviewActionType, ReviewActionType>> = {
  takeStance: 'openStance',
  questionBecause: 'openBecause',
  tell: 'openTell',
  decide: 'openDecide',
  stepDone: 'openDone',
  moveStep: 'openMoveStep',
  acceptAgain: 'openAcceptAgain',
  overrideBand: 'openBand',
  addStory: 'openAddStory',
  settle: 'openSettle',
}

function formAgain(
  request: ActionContext,
  action: ActionOf<ReviewActionType>,
): Pick<ActionEffect, 'form'> {
  const type = openers[action.type]
  if (type === undefined) return {}
  const { form } = applyAction(request, { ...action, type } as ActionOf<ReviewActionType>)
  return form ? { form } : {}
}
