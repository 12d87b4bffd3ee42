import type { ActionOf } from '../domain/action.ts'
import { asSentence } from '../report/phrases.ts'
import { firstStoriesMessage, makeRoomMessage, otherStoriesMessage } from '../report/seat-cards.ts'
import { firstByAnswers, firstStories, type Seats, seated } from '../report/seats.ts'
import type { Summary } from '../report/summary.ts'
import {
  type ActionContext,
  type ActionEffect,
  gently,
  record,
  reply,
  stamp,
} from './action-context.ts'
import { preview } from './preview-actions.ts'
import { isReady } from './publish-actions.ts'
import { type SeatEvent, seatsAfter } from './seat-events.ts'
import { after } from './state.ts'
import { summaryNow } from './summary-of.ts'

/** Shows the stories that come first, each to be taken out. */
export const chooseStories = whenReady((request: ActionContext) =>
  reply(firstStoriesMessage(summaryNow(request.context))),
)

/** Shows what does not come first, each to be brought in. */
export const otherStories = whenReady((request, { page }: ActionOf<'otherStories'>) =>
  reply(otherStoriesMessage(summaryNow(request.context), page)),
)

/** Brings a story in among the first; where all seats are taken, it first asks which one makes room. */
export const bringIn = whenReady((request, action: ActionOf<'bringIn'>): ActionEffect => {
  const { context } = request
  const { say } = context
  const summary = summaryNow(context)
  const story = summary.story(action.finding)
  if (isFirst(summary, action.finding)) return gently(say('choice.said.isFirst'))
  if (story?.finding?.status === 'covered') return gently(say('choice.said.covered'))
  if (!story || !summary.rest.includes(story)) return gently(say('conversation.gentle.noStory'))
  const { insteadOf } = action
  const makesRoom = insteadOf !== undefined && isFirst(summary, insteadOf)
  if (!makesRoom && summary.first.length >= firstStories) {
    return reply(makeRoomMessage(summary, story))
  }
  const out = makesRoom ? [takingOut(request, summary, insteadOf)] : []
  const seats = out.reduce(seatsAfter, context.state.seats)
  const events = [...out, bringingIn(request, summary, { finding: story.id, seats })]
  return chosen(request, events, say('choice.said.broughtIn', { title: asSentence(story.title) }))
})

/** Takes a story out of the first; it stays in the list, and nothing moves up. */
export const takeOut = whenReady((request, { finding }: ActionOf<'takeOut'>): ActionEffect => {
  const { say } = request.context
  const summary = summaryNow(request.context)
  const story = summary.first.find(({ id }) => id === finding)
  if (!story) return gently(say('choice.said.isNotFirst'))
  const events = [takingOut(request, summary, finding)]
  return chosen(request, events, say('choice.said.takenOut', { title: asSentence(story.title) }))
})

/** Leaves all places to the answers again. */
export const undoChoice = whenReady((request): ActionEffect => {
  const { say, state } = request.context
  const events = [...state.seats.keys()].map((finding) => seatEvent(request, 'seatFreed', finding))
  if (events.length === 0) return gently(say('choice.said.nothing'))
  return chosen(request, events, say('choice.said.undone'))
})

/** Before there is a summary to look at, nothing in it can be chosen. */
function whenReady<Action>(useCase: (request: ActionContext, action: Action) => ActionEffect) {
  return (request: ActionContext, action: Action): ActionEffect =>
    isReady(request) ? useCase(request, action) : preview(request)
}

/** Records a choice, and shows what comes first by it. */
function chosen(request: ActionContext, events: readonly SeatEvent[], done: string): ActionEffect {
  const { context } = request
  const state = events.reduce(after, context.state)
  return record(events, firstStoriesMessage(summaryNow({ ...context, state }), done))
}

const isFirst = ({ first }: Summary, finding: string): boolean =>
  first.some(({ id }) => id === finding)

const openFindings = ({ input }: Summary) =>
  input.analysis.findings.filter(({ status }) => status !== 'covered')

const isFirstByAnswers = (summary: Summary, finding: string): boolean =>
  firstByAnswers(openFindings(summary)).some(({ id }) => id === finding)

/** What was only brought in by a choice goes out without a trace of one. */
function takingOut(request: ActionContext, summary: Summary, finding: string): SeatEvent {
  const isGiven = request.context.state.seats.get(finding)?.kind === 'given'
  const isUndone = isGiven && !isFirstByAnswers(summary, finding)
  return seatEvent(request, isUndone ? 'seatFreed' : 'seatTaken', finding)
}

/** What was only taken out by a choice comes back without a trace of one, where its own seat is still free. */
function bringingIn(
  request: ActionContext,
  summary: Summary,
  { finding, seats }: { readonly finding: string; readonly seats: Seats },
): SeatEvent {
  const freed = seatEvent(request, 'seatFreed', finding)
  const { first } = seated(openFindings(summary), seatsAfter(seats, freed))
  const isUndone = seats.get(finding)?.kind === 'taken' && first.some(({ id }) => id === finding)
  return isUndone ? freed : seatEvent(request, 'seatGiven', finding)
}

const seatEvent = (
  request: ActionContext,
  type: SeatEvent['type'],
  finding: string,
): SeatEvent => ({ type, ...stamp(request), finding })
