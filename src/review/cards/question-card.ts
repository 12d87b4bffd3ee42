import type { ButtonAction } from '../../domain/button-action.ts'
import {
  answerOf,
  askedOf,
  handoverOf,
  isAskedToo,
  isReal,
  opinionsOn,
  versionOf,
} from '../../engine/interview.ts'
import { offersFor } from '../../engine/offered-answers.ts'
import { progress } from '../../engine/position.ts'
import { suggestionsFor } from '../../engine/suggested-answers.ts'
import { betweenEntries, type GivenAnswer, notSure } from '../../flow/answer.ts'
import type { Question } from '../../flow/flow.ts'
import { offeredChoices, suggestedAnswers } from '../../flow/offered.ts'
import { whoKnows } from '../../flow/who-knows.ts'
import { buttons, field, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import { commaList } from '../../message/locale.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import { suggestedFrom } from '../../report/suggested-from.ts'
import {
  allAnswerWords,
  answerAge,
  askWords,
  cardAnswerWords,
  exampleWords,
  shortWords,
} from '../answer-words.ts'
import { personCalled } from '../people.ts'
import type { ReviewContext } from '../review-context.ts'
import { shownName, shownProduct } from '../review-context.ts'
import { dayOf } from '../summary-of.ts'
import { fieldsFor } from './question-fields.ts'

/** A question as it is asked now: progress, the question, an example, its answers, and a quiet second row. */
export function questionCard(context: ReviewContext, question: Question, person: string): Message {
  const { say, rules } = context
  const from = askedOf(context.state.interview, person).find((one) => one.question === question.id)
  const asked = from && shownName(context, from.from)
  return message(
    progressLine(context, question, person),
    text(`**${askWords({ ...context, rules }, question)}**`),
    text(say('conversation.question.help', { example: exampleWords(context, question) }), 'quiet'),
    asked ? text(say('conversation.question.asked', { name: asked }), 'quiet') : undefined,
    ...suggestedElements(context, question),
    ...offeredElements(context, question),
    ...answerElements(context, question, person),
    buttons(...secondRow(context, question)),
  )
}

/** What is suggested for an answer, with where it comes from; one press takes it. */
function suggestedElements(context: ReviewContext, question: Question): readonly Element[] {
  const { say, state } = context
  const suggestions = suggestionsFor(state.interview, question.id)
  // Whoever was not sure has asked somebody, whose answer it is.
  const first = suggestions.find(({ value }) => isReal(value)) ?? suggestions[0]
  if (!first) return []
  const values = suggestions.map(({ value }) => value)
  const answer = allAnswerWords(say, question, values)
  const still: Button = {
    label: say('look.stillTrue.one'),
    action: { type: 'stillTrue', review: state.id, question: question.id },
    style: 'primary',
  }
  return [
    text(say('look.stillTrue.before', { answer, age: answerAge(context, first) })),
    ...(isReal(first.value) ? [buttons(still)] : []),
  ]
}

/** What is offered for an answer, each with where it comes from: it holds, or it does not. */
function offeredElements(context: ReviewContext, question: Question): readonly Element[] {
  const { say, state, now } = context
  return offersFor(state.interview, question.id).flatMap(({ offer, value, source }): Element[] => {
    const on = { review: state.id, offer }
    const answer = cardAnswerWords(say, question, value)
    const from = suggestedFrom(say, source, { today: dayOf(now), written: asTyped })
    return [
      text(say('suggest.question', { answer, source: from })),
      buttons(
        {
          label: say('suggest.yes'),
          action: { type: 'confirmSuggested', ...on },
          style: 'primary',
        },
        { label: say('suggest.no'), action: { type: 'refuseSuggested', ...on } },
      ),
    ]
  })
}

function progressLine(context: ReviewContext, question: Question, person: string): Element {
  const { check, state, say } = context
  const section =
    check.compiled.flow.sections.find(({ id }) => id === question.section)?.title ?? ''
  // Where one conversation holds the cards of several checks, each says which it belongs to.
  const isMixed = context.parts.channels.get(state.channel)?.pulls === false
  const product = shownProduct(context)
  if (question.type === 'people') {
    const words = isMixed
      ? say('conversation.question.setUpOf', { product, section })
      : say('conversation.question.setUp', { section })
    return text(words, 'quiet')
  }
  const scope = person === state.facilitator ? 'open' : 'handed'
  const { n, of } = progress(check.compiled, state.interview, person, scope)
  const line = of === 1 ? 'only' : 'progress'
  const words = isMixed
    ? say(`conversation.question.${line}Of`, { n, of, product, section })
    : say(`conversation.question.${line}`, { n, of, section })
  return { type: 'progress', text: words, done: n - 1, of }
}

function answerElements(
  context: ReviewContext,
  question: Question,
  person: string,
): readonly Element[] {
  const { say, state } = context
  const version = versionOf(state.interview, question.id, person)
  const on = { review: state.id, question: question.id, version }
  const unsure: Button = {
    label: say('conversation.question.notSure'),
    action: { type: 'notSure', ...on },
  }
  const send: Button = {
    label: say('conversation.question.send'),
    action: { type: 'answer', ...on },
    style: 'primary',
    collects: true,
  }
  if (question.type === 'single' || question.type === 'band') {
    const picks = offeredChoices(question, context).map(
      (choice): Button => ({
        label: choice.label,
        action: { type: 'answer', ...on, value: choice.value },
      }),
    )
    return [buttons(...picks, unsure)]
  }
  const naming = { ...context, product: state.product.name }
  const answers = suggestedAnswers(question, naming)
  const fields = fieldsFor(context, question, { person, suggested: answers[0] ?? [] }).map(field)
  const skip: Button = { label: say('conversation.question.skip'), action: { type: 'skip', ...on } }
  const suggested = answers.map(
    (words): Button => ({
      label: commaList(
        say,
        words.filter((word) => word !== ''),
      ),
      action: { type: 'answer', ...on, value: words.join(betweenEntries) },
    }),
  )
  return [
    ...(suggested.length > 0 ? [buttons(...suggested)] : []),
    ...fields,
    buttons(send, question.type === 'multi' ? unsure : skip),
  ]
}

function secondRow({ say, state }: ReviewContext, question: Question): readonly Button[] {
  const quiet = (label: string, action: ButtonAction): Button => ({ label, action, style: 'quiet' })
  const on = { review: state.id, question: question.id }
  return [
    quiet(say('conversation.question.why'), { type: 'why', ...on }),
    quiet(say('conversation.question.back'), { type: 'back', ...on }),
    quiet(say('conversation.question.more'), { type: 'more', ...on }),
  ]
}

/** A question that was settled, as one line; `latest` cards can be changed. Nothing while it has no answer. */
export function settledCard(
  context: ReviewContext,
  question: Question,
  at: { readonly person: string; readonly latest: boolean },
): Message | undefined {
  const { say, state } = context
  const short = shortWords(context, question)
  const handover = handoverOf(state.interview, question.id)
  const too = askedToo(context, question, at.person)
  const isAsked = handover?.to === at.person || isAskedToo(state.interview, question.id, at.person)
  if (handover && !isAsked) {
    const given = answerOf(state.interview, question.id, handover.to)
    const hasAnswered = given !== undefined && isReal(given.value)
    const name = shownName(context, handover.to)
    const words = hasAnswered
      ? say('conversation.question.handedBack', { short, name })
      : say('conversation.question.handed', { short, name })
    return line(words, at.latest ? handedRow(context, question, at.person) : [], too)
  }
  const answer = answerOf(state.interview, question.id, at.person)
  if (!answer) return undefined
  const again = answer.value === notSure ? 'undo' : 'change'
  const row = at.latest ? [press(context, question, again)] : []
  const lines = linesOf(answer)
  if (lines.length < 2) return line(settledWords(context, question, answer), row, too)
  return message(
    text(say('conversation.question.doneLong', { short })),
    ...lines.map((words) => text(asTyped(words))),
    too === undefined ? undefined : text(too, 'quiet'),
    row.length > 0 ? buttons(...row) : undefined,
  )
}

/** The lines of an answer that was written in several; empty ones are left out. */
const linesOf = ({ value }: GivenAnswer): readonly string[] =>
  typeof value === 'string' ? value.split(/\r\n|[\r\n]/).filter((one) => one.trim() !== '') : []

function settledWords(
  context: ReviewContext,
  question: Question,
  { value, by }: GivenAnswer,
): string {
  const { say } = context
  const short = shortWords(context, question)
  if (value === null) return say('conversation.question.skipped', { short })
  if (value !== notSure) {
    return say('conversation.question.done', {
      short,
      answer: cardAnswerWords(say, question, value),
    })
  }
  const knows = whoKnows(context, question)
  const isSelf = knows !== undefined && personCalled(context, knows)?.id === by
  return knows !== undefined && !isSelf
    ? say('conversation.question.queued', { short, name: asTyped(knows) })
    : say('conversation.question.unsure', { short })
}

/** Only whoever passed a question on takes it back; only the facilitator asks one more. */
function handedRow(context: ReviewContext, question: Question, person: string): readonly Button[] {
  const { interview, facilitator } = context.state
  const isFrom = handoverOf(interview, question.id)?.from === person
  return [
    ...(isFrom ? [press(context, question, 'takeBack')] : []),
    ...(person === facilitator ? [press(context, question, 'askToo')] : []),
  ]
}

/** Who was asked as well by this person, as one line; `undefined` without anybody. */
function askedToo(context: ReviewContext, { id }: Question, person: string): string | undefined {
  const mine = opinionsOn(context.state.interview, id).filter(({ from }) => from === person)
  const names = mine.map(({ to }) => shownName(context, to)).join(', ')
  return mine.length === 0 ? undefined : context.say('conversation.question.askedToo', { names })
}

const pressed = {
  change: 'change',
  undo: 'change',
  takeBack: 'takeBack',
  askToo: 'openHandOver',
} as const

function press(
  { say, state }: ReviewContext,
  question: Question,
  label: keyof typeof pressed,
): Button {
  const type = pressed[label]
  const action = { type, review: state.id, question: question.id } as const
  return { label: say(`conversation.question.${label}`), action, style: 'quiet' }
}

const line = (words: string, row: readonly Button[], more?: string): Message =>
  message(
    text(words),
    more === undefined ? undefined : text(more, 'quiet'),
    row.length > 0 ? buttons(...row) : undefined,
  )
