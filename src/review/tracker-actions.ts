import type { Action, ActionOf } from '../domain/action.ts'
import type { ButtonAction } from '../domain/button-action.ts'
import type { Treatment } from '../domain/vocabulary.ts'
import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Message } from '../message/message.ts'
import { rankedStories } from '../report/ranking.ts'
import { neededStep, type Standing } from '../report/standing.ts'
import {
  type ActionContext,
  type ActionEffect,
  gently,
  good,
  record,
  reply,
  stamp,
} from './action-context.ts'
import type { ReviewEvent } from './event.ts'
import { itemEntry, itemIntent } from './item-intents.ts'
import type { TrackerParts } from './parts.ts'
import type { ReviewContext } from './review-context.ts'
import { shownFacilitator, shownName, trackerIn } from './review-context.ts'
import { presentItem } from './story-item.ts'
import type { StoryAt } from './story-of.ts'
import { dayOf, postedRanking } from './summary-of.ts'
import { problemWords } from './tracker-words.ts'

/** True for an action before which somebody has to look who can read the tracker. */
export const needsReaders = ({ type }: Action, { put }: TrackerParts): boolean =>
  type === 'openPutItem' ||
  type === 'putItem' ||
  type === 'openPutItems' ||
  type === 'putItems' ||
  (type === 'decide' && put === 'decided')

/** Says where the step would go and who can read it there. */
export function openPutItem(request: ActionContext, story: StoryAt): ActionEffect {
  const problem = notPuttable(request, story) ?? unsafe(request)
  if (problem) return problem
  const { finding, review } = story.ref
  return reply(offer(request, { type: 'putItem', review, finding }, 1))
}

/** Puts the step of a story into the tracker; one that stands there already is not put again. */
export function putItem(request: ActionContext, story: StoryAt): ActionEffect {
  const problem = notPuttable(request, story) ?? unsafe(request)
  if (problem) return problem
  return putAll(request, [story.ref.finding])
}

/** The same for every step of this check that is to be done and in no tracker. */
export function openPutItems(request: ActionContext): ActionEffect {
  const findings = puttable(request)
  const problem = noneOf(request, findings) ?? unsafe(request)
  if (problem) return problem
  const { id: review } = request.context.state
  return reply(offer(request, { type: 'putItems', review }, findings.length))
}

/** Puts all of them there. */
export function putItems(request: ActionContext, _: ActionOf<'putItems'>): ActionEffect {
  const findings = puttable(request)
  return noneOf(request, findings) ?? unsafe(request) ?? putAll(request, findings)
}

/** How a decision goes into the tracker at once, where the operator wants that; or why it could not. */
export function putAtOnce(
  request: ActionContext,
  { ref, talk }: StoryAt,
  treatment: Treatment,
): ActionEffect {
  const tracker = trackerIn(request.context)
  const isWork = treatment !== 'accept'
  const isOver = request.context.state.followedBy !== undefined
  if (isOver || !isWork || tracker?.put !== 'decided' || presentItem(talk)?.status === 'open')
    return record([])
  const event: ReviewEvent = { type: 'itemAsked', ...stamp(request), finding: ref.finding }
  return unsafe(request) ?? record([event])
}

function putAll(request: ActionContext, findings: readonly string[]): ActionEffect {
  const { context } = request
  const { say, state } = context
  const on = stamp(request)
  const effects = findings.map((finding) => {
    const talk = state.stories.get(finding)
    const item = talk && presentItem(talk)
    // One that was asked for and refused is asked for again, as the same item.
    return item?.status === 'open'
      ? { events: [], intents: [itemIntent(finding, item)] }
      : { events: [{ type: 'itemAsked' as const, ...on, finding }], intents: [] }
  })
  const done = good(say('tracker.put.done', { ...placeOf(context), count: findings.length }))
  return {
    ...record(
      effects.flatMap(({ events }) => events),
      done,
    ),
    intents: effects.flatMap(({ intents }) => intents),
  }
}

const placeOf = (context: ReviewContext) => {
  const { title = '', target = '' } = trackerIn(context)?.tracker ?? {}
  return { tracker: title, target: asTyped(target) }
}

function offer({ context, readers }: ActionContext, action: ButtonAction, count: number): Message {
  const { say } = context
  const place = placeOf(context)
  const known = readers?.ok ? readers.value : undefined
  const who = known?.kind === 'company' ? 'company' : known?.count === undefined ? 'some' : 'count'
  const shows = [...(trackerIn(context)?.shows ?? [])]
  return message(
    text(say('tracker.put.ask', { ...place, count })),
    text(say(`tracker.put.readers.${who}`, { ...place, count: known?.count ?? 0 })),
    text(say('tracker.put.holds'), 'quiet'),
    ...shows.map((extra) => text(say(`tracker.put.shows.${extra}`), 'quiet')),
    buttons({ label: say('tracker.put.yes', { count }), action, style: 'primary' }),
  )
}

/** Nothing goes where everybody can read it, or where nobody knows who can. */
function unsafe({ context, readers }: ActionContext): ActionEffect | undefined {
  if (!trackerIn(context) || !readers) return gently(context.say('tracker.put.off'))
  if (!readers.ok) return gently(problemWords(context, readers.why))
  return readers.value.kind === 'public'
    ? gently(problemWords(context, 'tracker-public'))
    : undefined
}

/** Only a step that is to be done, by its owner or the facilitator, and once. */
function notPuttable(request: ActionContext, story: StoryAt): ActionEffect | undefined {
  const { context } = request
  const { say, state } = context
  if (state.followedBy !== undefined) return gently(say('tracker.put.followed'))
  const step = toDo(story.standing)
  if (!step) return gently(say('promise.step.none'))
  if (!mayPut(request, step.owner)) {
    const names = { owner: shownName(context, step.owner), facilitator: shownFacilitator(context) }
    return gently(say('tracker.put.notYours', names))
  }
  return isThere(context, story.ref.finding)
    ? gently(say('tracker.put.already', placeOf(context)))
    : undefined
}

const mayPut = ({ context, me }: ActionContext, owner: string): boolean =>
  me.id === owner || me.id === context.state.facilitator

const toDo = (standing: Standing) => {
  const step = neededStep(standing)
  return step?.done ? undefined : step
}

/** True where its item is in the tracker and open, or on its way there. */
function isThere({ state, outbox }: ReviewContext, finding: string): boolean {
  const talk = state.stories.get(finding)
  const item = talk && presentItem(talk)
  return item?.status === 'open' && itemEntry(outbox, finding, item)?.parked === undefined
}

function noneOf({ context }: ActionContext, findings: readonly string[]): ActionEffect | undefined {
  return findings.length === 0 ? gently(context.say('tracker.put.none')) : undefined
}

/** The stories whose steps this person can put into the tracker. */
function puttable(request: ActionContext): readonly string[] {
  const { context } = request
  if (context.state.followedBy !== undefined) return []
  const ranking = postedRanking(context.check, context.state, dayOf(context.now))
  const stories = ranking ? rankedStories(ranking) : []
  return stories.flatMap(({ id, standing }) => {
    const step = toDo(standing)
    return step && mayPut(request, step.owner) && !isThere(context, id) ? [id] : []
  })
}
