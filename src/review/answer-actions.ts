import type { ActionOf } from '../domain/action.ts'
import type { ButtonAction } from '../domain/button-action.ts'
import { limits } from '../domain/limits.ts'
import type { Person } from '../domain/person.ts'
import { accept } from '../engine/accept.ts'
import type { CommandProblem, CurrentAnswer, InterviewCommand } from '../engine/command.ts'
import { answerOf, askedOf, versionOf } from '../engine/interview.ts'
import { position } from '../engine/position.ts'
import { betweenEntries, mostEntries } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { buttons, heading, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Button, Message } from '../message/message.ts'
import {
  type ActionContext,
  type ActionEffect,
  gently,
  notTaken,
  record,
  refused,
  reply,
  stamp,
} from './action-context.ts'
import { cardAnswerWords, shortWords } from './answer-words.ts'
import { freshCardIntents } from './card-intents.ts'
import { checkingCard } from './cards/checking-card.ts'
import { whoSeesReply } from './cards/notices.ts'
import type { ReviewEvent } from './event.ts'
import { eventFor } from './interview-events.ts'
import type { CardIntent } from './outbox.ts'
import { knownPerson } from './people.ts'
import { questionOf, shownName } from './review-context.ts'

/** What somebody does twice and is told so; going back or skipping once more says nothing. */
const saidWhenRepeated = new Set<InterviewCommand['kind']>(['answer', 'notSure', 'handOver'])

/** Carries a command to the engine and records what it accepts. */
export function carry(
  request: ActionContext,
  command: InterviewCommand,
  to?: Person,
): ActionEffect {
  const { context, me } = request
  const theirs = 'question' in command ? barredQuestion(request, command.question) : undefined
  if (theirs) return theirs
  const outcome = accept(context.check.compiled, context.state.interview, command)
  if (!outcome.ok) {
    const question = 'question' in command ? questionOf(context, command.question) : undefined
    const words = problemWords(request, outcome.problem, { question, current: outcome.current })
    return command.kind === 'answer' ? notTaken(gently(words)) : gently(words)
  }
  const events = outcome.changes.map((change) => eventFor(change, me.id, context.now, to))
  if (outcome.repeat && saidWhenRepeated.has(command.kind))
    return gently(context.say('conversation.gentle.repeat'))
  return record(events)
}

/** A teammate answers what they were asked, changes what they answered, and nothing else. */
function barredQuestion(
  { context, me, role }: ActionContext,
  question: string,
): ActionEffect | undefined {
  if (role === 'facilitator') return undefined
  const { interview } = context.state
  const isAsked = askedOf(interview, me.id).some((handover) => handover.question === question)
  const isAnswered = answerOf(interview, question, me.id) !== undefined
  return isAsked || isAnswered ? undefined : refused(context)
}

/** Answering by a tap, a form or typing. */
export function answerQuestion(request: ActionContext, action: ActionOf<'answer'>): ActionEffect {
  const question = questionOf(request.context, action.question)
  const value = question ? valueFor(request, question, action.value) : action.value
  return carry(request, { kind: 'answer', ...onCard(request, action), value })
}

/** Choices and words that are offered come as one text where a press sends several; people picked from a list are kept by name. */
function valueFor(
  { context }: ActionContext,
  question: Question,
  value: string | readonly string[],
): string | readonly string[] {
  if (question.type === 'multi' && typeof value === 'string') {
    return value.split(',').filter((one) => one !== '')
  }
  if (question.type === 'list' && typeof value === 'string') return value.split(betweenEntries)
  if (question.type === 'people') {
    const given = typeof value === 'string' ? [value] : value
    return given.map((one) => knownPerson(context.state, one)?.name ?? one)
  }
  return value
}

/** "Not sure" costs nothing: it is kept for whoever would know. */
export const unsure = (request: ActionContext, action: ActionOf<'notSure'>): ActionEffect => {
  const step = carry(request, { kind: 'notSure', ...onCard(request, action) })
  const offer = teammateOffer(request, step, action.question)
  return offer ? { ...step, replies: [...(step.replies ?? []), offer] } : step
}

/** Leaving a question out. */
export const skip = (request: ActionContext, action: ActionOf<'skip'>): ActionEffect =>
  carry(request, { kind: 'skip', ...onCard(request, action) })

const onCard = (
  { context, me }: ActionContext,
  { question, version }: { question: string; version: number },
) => ({ question, person: me.id, at: context.now, version })

/** From this many "not sure" on, and again at each multiple, a teammate is offered. */
const unsureBeforeOffer = 5

/** Somebody not sure of most things is offered a teammate, instead of being asked on alone. */
function teammateOffer(
  { context, me }: ActionContext,
  step: ActionEffect,
  question: string,
): Message | undefined {
  if (step.events.length === 0) return undefined
  const { say, state } = context
  const mine = state.interview.answers.filter((given) => given.by === me.id)
  const unsureCount = 1 + mine.filter((given) => given.value === '?').length
  const most = unsureCount * 2 > mine.length + 1
  if (!most || unsureCount % unsureBeforeOffer !== 0) return undefined
  const product = asTyped(state.product.name)
  const action = { type: 'openHandOver', review: state.id, question } as const
  return message(
    heading(say('conversation.offer.title')),
    text(say('conversation.offer.body', { count: unsureCount, product })),
    buttons({ label: say('conversation.offer.ask'), action }),
  )
}

/** Why a command was not carried out, in kind words that say what to do. */
function problemWords(
  { context }: ActionContext,
  problem: CommandProblem,
  about: { question: Question | undefined; current: CurrentAnswer | undefined },
): string {
  const { say } = context
  const { question, current } = about
  const max = question ? mostEntries(question) : 1
  switch (problem) {
    case 'stale': {
      const value = current?.value
      const words = question && value !== undefined ? cardAnswerWords(say, question, value) : ''
      return say('conversation.gentle.stale', { answer: words })
    }
    case 'not-yours':
      return current?.holder === undefined
        ? say('conversation.gentle.notAsked')
        : say('conversation.gentle.notYours', { name: shownName(context, current.holder) })
    case 'too-many':
      return say('conversation.gentle.tooMany', { count: max })
    case 'too-long':
      return say('conversation.gentle.tooLong', { count: question?.letters ?? limits.answer })
    case 'not-a-choice':
      return say('conversation.gentle.notAChoice')
    case 'one-only':
      return say('conversation.gentle.oneOnly')
    case 'not-together':
      return say('conversation.gentle.notTogether')
    case 'empty':
      return say('conversation.gentle.empty')
    case 'not-applicable':
      return say('conversation.gentle.notApplicable')
    case 'nothing-before':
      return say('conversation.gentle.nothingBefore')
    case 'unknown-question':
      return say('conversation.gentle.unknownQuestion')
  }
}

/** Going back one question; a second press of the same Back goes nowhere. */
export const back = (
  request: ActionContext,
  { question }: Pick<ActionOf<'back'>, 'question'> = {},
): ActionEffect =>
  carry(request, {
    kind: 'back',
    person: request.me.id,
    ...(question !== undefined && { from: question }),
  })

/** Answering an earlier question anew. */
export const change = (request: ActionContext, { question }: ActionOf<'change'>): ActionEffect =>
  carry(request, { kind: 'change', person: request.me.id, question })

/** Why a question is asked, in one sentence, to this person only. */
export function why(request: ActionContext, action: ActionOf<'why'>): ActionEffect {
  const { context } = request
  const question = questionOf(context, action.question)
  if (!question) return gently(context.say('conversation.gentle.unknownQuestion'))
  return reply(message(heading(context.say('conversation.why.title')), text(question.why)))
}

/** The quieter things to do with a question. */
export function more(request: ActionContext, action: ActionOf<'more'>): ActionEffect {
  const { context } = request
  const { say, state } = context
  const question = questionOf(context, action.question)
  if (!question) return gently(say('conversation.gentle.unknownQuestion'))
  const on = { review: state.id, question: question.id }
  const version = versionOf(state.interview, question.id, request.me.id)
  const press = (label: string, action: ButtonAction): Button => ({ label, action })
  return reply(
    message(
      text(say('conversation.more.title', { short: shortWords(context, question) })),
      buttons(
        press(say('conversation.more.ask'), { type: 'openHandOver', ...on }),
        press(say('conversation.more.skip'), { type: 'skip', ...on, version }),
        press(say('conversation.more.stop'), { type: 'stop', review: state.id }),
        press(say('conversation.more.engineer'), { type: 'engineerWords', ...on }),
      ),
    ),
  )
}

/** The standard terms behind a question. */
export function engineerWords(
  request: ActionContext,
  action: ActionOf<'engineerWords'>,
): ActionEffect {
  const { context } = request
  const question = questionOf(context, action.question)
  const words = question?.technical ?? context.say('conversation.engineer.none')
  const title = heading(context.say('conversation.engineer.title'))
  return reply({ ...message(title, text(words)), audience: 'engineer' })
}

/** Stopping for now; the place is kept. */
export const stop = (request: ActionContext): ActionEffect =>
  record([{ type: 'stopped', ...stamp(request) }])

/** Going on where one left. */
export function goOn(request: ActionContext): ActionEffect {
  const step = carry(request, { kind: 'continue', person: request.me.id })
  const isStopped = request.context.state.stopped.has(request.me.id)
  const continued: ReviewEvent[] = isStopped ? [{ type: 'continued', ...stamp(request) }] : []
  if (isStopped || step.events.length > 0) return record([...continued, ...step.events])
  return { events: [], intents: broughtUp(request) }
}

/** Where cards may be far up in a conversation, the one that waits is posted again at its end. */
function broughtUp({ context, me }: ActionContext): readonly CardIntent[] {
  const { state, check, outbox, parts } = context
  if (parts.channels.get(state.channel)?.pulls) return []
  return freshCardIntents({ check, state, outbox }, me.id)
}

/** Who sees what. */
export const whoSees = ({ context, role }: ActionContext): ActionEffect =>
  reply(whoSeesReply(context, role))

/** Looking over all answers. */
export function lookOver(request: ActionContext): ActionEffect {
  const { context } = request
  const { at } = position(context.check.compiled, context.state.interview, request.me.id)
  if (context.state.published || at !== 'checking') return reply(checkingCard(context))
  return record([{ type: 'lookedOver', ...stamp(request) }])
}

/** Only the main questions; "go deeper" brings the others back. */
export function mainOnly(request: ActionContext): ActionEffect {
  const { say } = request.context
  const { events } = carry(request, { kind: 'chooseDetail', depth: 'quick' })
  return record(events, message(text(say('conversation.greeting.mainThen'))))
}

/** Asking what the limit left out, of one section or of all. */
export function goDeeper(request: ActionContext, { section }: ActionOf<'goDeeper'>): ActionEffect {
  const step = carry(request, { kind: 'goDeeper', ...(section !== undefined && { section }) })
  const { say, parts, state } = request.context
  if (step.events.length === 0) return gently(say('conversation.gentle.nothingLeft'))
  // Where the question is posted elsewhere than the press, the reply has to say so.
  const isElsewhere = parts.channels.get(state.channel)?.pulls === false && state.published
  return isElsewhere ? record(step.events, message(text(say('conversation.deeper.sent')))) : step
}
