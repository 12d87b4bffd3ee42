import type { ActionOf } from '../domain/action.ts'
import type { Person } from '../domain/person.ts'
import { likelyAgenda } from '../engine/agenda.ts'
import { answerOf, handoverOf, isReal } from '../engine/interview.ts'
import type { Question } from '../flow/flow.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  record,
  refused,
} from './action-context.ts'
import { carry } from './answer-actions.ts'
import { shortWords } from './answer-words.ts'
import { handOverForm } from './forms/asking-forms.ts'
import { openBatches } from './open-questions.ts'
import { peopleToAsk, personMeant } from './person-to-ask.ts'
import { questionOf } from './review-context.ts'

/** The form to ask a teammate, with the person who is said to know already filled in. */
export function openHandOver(
  request: ActionContext,
  action: ActionOf<'openHandOver'>,
): ActionEffect {
  const { context } = request
  const { compiled } = context.check
  const question = questionOf(context, action.question)
  if (!question) return gently(context.say('conversation.gentle.unknownQuestion'))
  const knows = openBatches(context).find(
    ({ owner, person }) => owner === question.owner && person !== undefined,
  )?.person
  const section = compiled.flow.sections.find(({ id }) => id === question.section)?.title ?? ''
  const about = {
    ...peopleToAsk(request, knows),
    review: context.state.id,
    question: question.id,
    short: shortWords(context, question),
    section,
    isSecond: isTaken(request, question.id),
  }
  return ask(handOverForm(context.say, about))
}

/** Handing a question, or the open rest of its section, to a teammate; or asking them for a second opinion. */
export function handOver(request: ActionContext, action: ActionOf<'handOver'>): ActionEffect {
  const { context, me } = request
  const question = questionOf(context, action.question)
  if (!question) return gently(context.say('conversation.gentle.unknownQuestion'))
  const { review, wholeSection } = action
  const meant = personMeant(request, action, {
    action: { type: 'handOver', review, question: question.id, wholeSection },
    again: (words) => askAgain(request, action, words),
  })
  if ('step' in meant) return meant.step
  const to = meant.person
  const holder = handoverOf(context.state.interview, question.id)?.to
  if (request.role !== 'facilitator' && holder !== me.id) return refused(context)
  if (holder !== to.id && isTaken(request, question.id, to.id)) return askToo(request, question, to)
  const isWhole = wholeSection && request.role === 'facilitator'
  const questions = isWhole ? restOfSection(request, question) : [question.id]
  const command = { kind: 'handOver', questions, from: me.id, to: to.id, at: context.now } as const
  const step = carry(request, command, to)
  if (step.events.length === 0) return step
  const agenda = likelyAgenda(context.check.compiled, context.state.interview)
  const count = Math.max(1, questions.filter((id) => agenda.has(id)).length)
  const words = { name: asTyped(to.name), count }
  return record(step.events, message(text(context.say('conversation.handOver.sent', words))))
}

/** A question that somebody else has, or that was answered: asking one more takes nothing from anybody. */
function isTaken({ context, me, role }: ActionContext, question: string, to?: string): boolean {
  if (role !== 'facilitator') return false
  const { interview } = context.state
  const holder = handoverOf(interview, question)?.to
  const isHeld = holder !== undefined && holder !== me.id
  return (
    isHeld ||
    interview.answers.some((one) => one.question === question && one.by !== to && isReal(one.value))
  )
}

/** Asks for a second opinion: whoever has the question keeps it, and every answer counts. */
function askToo(request: ActionContext, question: Question, to: Person): ActionEffect {
  const { context, me } = request
  const name = asTyped(to.name)
  const given = answerOf(context.state.interview, question.id, to.id)
  if (given && isReal(given.value))
    return gently(context.say('conversation.handOver.answered', { name }))
  const on = { questions: [question.id], from: me.id, to: to.id, at: context.now, second: true }
  const step = carry(request, { kind: 'handOver', ...on }, to)
  if (step.events.length === 0) return step
  return record(step.events, message(text(context.say('conversation.handOver.sentToo', { name }))))
}

/** The form once more, with what is wrong about the person. */
function askAgain(
  request: ActionContext,
  { review, question }: ActionOf<'handOver'>,
  words: string,
): ActionEffect {
  const again = openHandOver(request, { type: 'openHandOver', review, question })
  return { ...again, replies: [message(text(words))], wrong: 'to' }
}

function restOfSection({ context }: ActionContext, question: Question): readonly string[] {
  const { compiled } = context.check
  const { answers } = compiled.read(context.state.interview.answers)
  const agenda = likelyAgenda(compiled, context.state.interview)
  const rest = compiled.flow.questions.filter(
    ({ id, section, fact }) =>
      section === question.section &&
      agenda.has(id) &&
      context.facts.get(fact)?.state !== 'notApplicable' &&
      context.facts.get(fact)?.state !== 'inferred' &&
      handoverOf(context.state.interview, id) === undefined &&
      (!answers.has(id) || context.facts.get(fact)?.state === 'notSure'),
  )
  return [...new Set([question.id, ...rest.map(({ id }) => id)])]
}

/** Taking a question back, or "not me". */
export const takeBackQuestion = (
  request: ActionContext,
  { question }: ActionOf<'takeBack'>,
): ActionEffect =>
  carry(request, { kind: 'takeBack', questions: [question], person: request.me.id })
