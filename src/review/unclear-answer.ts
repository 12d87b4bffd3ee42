import { versionOf } from '../engine/interview.ts'
import type { Question } from '../flow/flow.ts'
import { offeredChoices } from '../flow/offered.ts'
import { buttons, message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { fit } from '../message/limits.ts'
import type { Button, Message } from '../message/message.ts'
import { type ActionContext, type ActionEffect, reply } from './action-context.ts'
import { misreadings } from './misread.ts'
import type { ReviewContext } from './review-context.ts'

/** So much of what was typed is quoted, in characters. */
const longestQuote = 80

/** What was typed, short enough to quote. */
export const quoted = (words: string): string => asTyped(fit(words.trim(), longestQuote))

/** Where somebody's words were not understood. */
const placeOf = ({ context, me }: ActionContext, question: Question): string =>
  `${context.state.id}/${question.id}/${me.id}`

/** Somebody was understood at this question. */
export const understood = (request: ActionContext, question: Question): void =>
  misreadings(request.context.parts).end(placeOf(request, question))

/**
 * Asks back: quotes what was typed and offers the nearest answers to press. The second time in a row it says why
 * the question is asked and offers ways out, instead of the same words again.
 */
export function unclearAt(
  request: ActionContext,
  question: Question,
  { words, near }: { readonly words: string; readonly near: readonly string[] },
): ActionEffect {
  const { say } = request.context
  const count = misreadings(request.context.parts).add(placeOf(request, question))
  const quote = quoted(words)
  if (count > 1) return reply(again(request, question, quote))
  if (question.choices.length === 0) {
    return reply(message(text(say('conversation.typed.unclearText', { words: quote }))))
  }
  if (question.type === 'multi') return reply(several(request.context, question, { quote, near }))
  const found = question.choices.filter(({ value }) => near.includes(value))
  const offered = found.length > 0 ? found : offeredChoices(question, request.context)
  const key = found.length === 0 ? 'unclear' : found.length === 1 ? 'nearest' : 'which'
  return reply(
    message(
      text(say(`conversation.typed.${key}`, { words: quote })),
      buttons(
        ...offered.map(({ value, label }) => answerButton(request, question, { value, label })),
      ),
      buttons(...waysOut(request, question).slice(0, 1)),
    ),
  )
}

function again(request: ActionContext, question: Question, words: string): Message {
  const { say } = request.context
  const isOne = question.type === 'single' || question.type === 'band'
  const answers = isOne ? offeredChoices(question, request.context) : []
  return message(
    text(say('conversation.typed.again', { words, why: question.why })),
    text(say('conversation.question.help', { example: question.example }), 'quiet'),
    answers.length > 0
      ? buttons(...answers.map((choice) => answerButton(request, question, choice)))
      : undefined,
    text(say('conversation.typed.againHow'), 'quiet'),
    buttons(...waysOut(request, question)),
  )
}

/** Where several may be ticked, the answers are named, because a press would take one alone. */
function several(
  context: ReviewContext,
  question: Question,
  { quote, near }: { readonly quote: string; readonly near: readonly string[] },
): Message {
  const { say } = context
  const found = question.choices.filter(({ value }) => near.includes(value))
  const choices = (found.length > 0 ? found : offeredChoices(question, context))
    .map(({ label }) => say('conversation.typed.choice', { label }))
    .join(', ')
  return message(text(say('conversation.typed.severalWhich', { words: quote, choices })))
}

const on = ({ context, me }: ActionContext, question: Question) => ({
  review: context.state.id,
  question: question.id,
  version: versionOf(context.state.interview, question.id, me.id),
})

const answerButton = (
  request: ActionContext,
  question: Question,
  { value, label }: { readonly value: string; readonly label: string },
): Button => ({ label, action: { type: 'answer', ...on(request, question), value } })

function waysOut(request: ActionContext, question: Question): readonly Button[] {
  const { say, state } = request.context
  const here = on(request, question)
  return [
    { label: say('conversation.question.notSure'), action: { type: 'notSure', ...here } },
    {
      label: say('conversation.typed.askSomebody'),
      action: { type: 'openHandOver', review: state.id, question: question.id },
    },
    { label: say('conversation.typed.skipIt'), action: { type: 'skip', ...here } },
  ]
}
