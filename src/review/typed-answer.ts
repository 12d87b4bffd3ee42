import type { ActionOf, ReviewActionType } from '../domain/action.ts'
import { versionOf } from '../engine/interview.ts'
import type { Numbered, TypedMeaning } from '../engine/typed.ts'
import { understand } from '../engine/typed.ts'
import type { AnswerValue } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { offeredChoices, placedEntries } from '../flow/offered.ts'
import { rolesOf } from '../flow/who-knows.ts'
import { message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { type ActionContext, type ActionEffect, gently, notTaken } from './action-context.ts'
import { whyNotAllowed } from './allowed-actions.ts'
import {
  answerQuestion,
  back,
  change,
  goOn,
  lookOver,
  skip,
  stop,
  unsure,
  why,
} from './answer-actions.ts'
import { cardAnswerWords, shortWords } from './answer-words.ts'
import { answered } from './cards/checking-card.ts'
import { currentCard } from './current-card.ts'
import { handOver, openHandOver } from './handover-actions.ts'
import { knownPerson } from './people.ts'
import { progress } from './progress.ts'
import { questionOf, type ReviewContext } from './review-context.ts'
import { typedFollowUp } from './typed-follow-up.ts'
import { typedAtLook } from './typed-look.ts'
import { quoted, unclearAt, understood } from './unclear-answer.ts'

/** Does what somebody meant by what they typed; when in doubt it asks, and changes nothing. */
export function typeWords(request: ActionContext, words: string): ActionEffect {
  const { context, me } = request
  const asked = typedFollowUp(request, words)
  if (asked) return asked
  const card = currentCard(context.state, context.check, me.id)
  const question = card?.kind === 'question' ? questionOf(context, card.subject ?? '') : undefined
  const typed = understand(words, {
    answered: numbered(context),
    words: context.parts.typed,
    questions: context.check.compiled.flow.questions,
    ...(question && { question, offered: offeredChoices(question, context) }),
  })
  if (question && typed.kind !== 'unclear') understood(request, question)
  const review = context.state.id
  const meant = actionTyped(typed)
  const bar = meant && whyNotAllowed(request, meant)
  if (bar) return notTaken(bar)
  switch (typed.kind) {
    case 'stop':
      return stop(request)
    case 'continue':
      return goOn(request)
    case 'back':
      return back(request)
    case 'help':
      return gently(context.say('conversation.typed.help'))
    case 'progress':
      return progress(request)
    case 'change':
      return typed.question === undefined
        ? lookOver(request)
        : change(request, { type: 'change', review, question: typed.question })
    case 'unclear':
      return question
        ? unclearAt(request, question, { words, near: typed.near })
        : withoutQuestion(request, card, words)
    default:
      return question ? onQuestion(request, question, typed) : withoutQuestion(request, card, words)
  }
}

const withoutQuestion = (
  request: ActionContext,
  card: ReturnType<typeof currentCard>,
  words: string,
): ActionEffect =>
  typedAtLook(request, card, words) ?? notTaken(gently(noQuestion(request.context)))

/**
 * An answer that was given on a card. Where it is words, “I don’t know, sorry” and “skip” mean there what they mean
 * when they are typed, and are not stored as an answer.
 */
export function answerGiven(request: ActionContext, action: ActionOf<'answer'>): ActionEffect {
  const question = questionOf(request.context, action.question)
  if (!question || question.choices.length > 0) return answerQuestion(request, action)
  const read = (text: string): TypedMeaning =>
    understand(text, { question, answered: [], words: request.context.parts.typed })
  const given = [action.value].flat()
  if (question.type === 'people') {
    const value = given.map((one) => (isNobody(read(one)) ? '' : one))
    const { review, version } = action
    return given.some((one) => one.trim() !== '') && value.every((one) => one.trim() === '')
      ? skip(request, { type: 'skip', review, question: question.id, version })
      : answerQuestion(request, { ...action, value })
  }
  const [only = '', ...others] = given.filter((one) => one.trim() !== '')
  const typed = others.length === 0 && only !== '' ? read(only) : undefined
  if (typed?.kind === 'unclear') return unclearAt(request, question, { words: only, near: [] })
  const isInstead = typed && instead.has(typed.kind)
  if (!isInstead) return answerQuestion(request, action)
  const bar = whyNotAllowed(request, actionTyped(typed) ?? 'say')
  return bar ?? (typed.kind === 'back' ? back(request) : onQuestion(request, question, typed))
}

/** What may be typed into a field instead of an answer. */
const instead = new Set<TypedMeaning['kind']>(['notSure', 'skip', 'back', 'why', 'ask'])

/** Words in the place of a name that name nobody. */
const isNobody = ({ kind }: TypedMeaning): boolean => kind === 'notSure' || kind === 'skip'

/** What the typed words ask for, as the table of permissions names it; help and unclear words are for everybody. */
function actionTyped(typed: TypedMeaning): ReviewActionType | undefined {
  if (typed.kind === 'help' || typed.kind === 'unclear') return undefined
  if (typed.kind === 'ask') return 'openHandOver'
  return typed.kind === 'change' && typed.question === undefined ? 'lookOver' : typed.kind
}

function onQuestion(request: ActionContext, question: Question, typed: TypedMeaning): ActionEffect {
  const { context, me } = request
  const version = versionOf(context.state.interview, question.id, me.id)
  const on = { review: context.state.id, question: question.id, version }
  if (typed.kind === 'notSure') return unsure(request, { type: 'notSure', ...on })
  if (typed.kind === 'skip') return skip(request, { type: 'skip', ...on })
  if (typed.kind === 'why')
    return why(request, { type: 'why', review: on.review, question: on.question })
  if (typed.kind === 'ask') return askFor(request, question, typed.who)
  const value = 'value' in typed ? typed.value : null
  if (value === null) return skip(request, { type: 'skip', ...on })
  const given = typeof value === 'string' ? value : onLines(context, question, value)
  if (given === undefined) return notTaken(gently(context.say('conversation.typed.places')))
  const step = answerQuestion(request, {
    type: 'answer',
    ...on,
    value: typeof given === 'string' ? given : [...given],
  })
  const beside = 'beside' in typed ? (typed.beside ?? []) : []
  return step.events.length > 0 && beside.length > 0
    ? {
        ...step,
        replies: [...(step.replies ?? []), besideWords(request, question, { value, beside })],
      }
    : step
}

/** Several words that were typed, each where it belongs; `undefined` where that cannot be told. */
const onLines = (context: ReviewContext, question: Question, typed: readonly string[]) =>
  question.type === 'people'
    ? onLinesShown(context, question, typed)
    : placedEntries(question, typed, context.rules)

/** Names that were typed one after another belong to the lines that are shown, one each. */
function onLinesShown(
  { rules, facts }: ReviewContext,
  { id, roles = [] }: Question,
  typed: readonly string[],
): readonly string[] {
  const shown = rolesOf({ rules, facts }).filter(({ question }) => question === id)
  const named = new Map(typed.map((name, n) => [shown[n]?.place ?? roles.length + n, name]))
  const last = Math.max(...named.keys())
  return Array.from({ length: last + 1 }, (_, place) => named.get(place) ?? '')
}

/** Hands the question to somebody called by name; whoever else is meant is picked in the form. */
function askFor(request: ActionContext, question: Question, who: string | undefined): ActionEffect {
  const { context } = request
  const on = { review: context.state.id, question: question.id }
  const isNamed = who !== undefined && (knownPerson(context.state, who) || isName(who))
  return isNamed
    ? handOver(request, { type: 'handOver', ...on, to: who, wholeSection: false, isNew: false })
    : openHandOver(request, { type: 'openHandOver', ...on })
}

/** "Tom", not "my developer" nor "IT". */
const isName = (who: string): boolean => /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}'’-]+)*$/u.test(who)

/** What was noted of several things, and what was none of the choices. */
function besideWords(
  { context }: ActionContext,
  question: Question,
  { value, beside }: { readonly value: AnswerValue; readonly beside: readonly string[] },
): Message {
  const words = beside
    .map((one) => context.say('conversation.typed.choice', { label: quoted(one) }))
    .join(', ')
  const noted = cardAnswerWords(context.say, question, value)
  return message(text(context.say('conversation.typed.beside', { answer: noted, words })))
}

/** The answers with the numbers they are listed under when one looks them over. */
const numbered = (context: ReviewContext): readonly Numbered[] =>
  answered(context).map(({ question }, n) => ({
    n: n + 1,
    question: question.id,
    short: shortWords(context, question),
  }))

const noQuestion = ({ say: words }: ReviewContext): string => words('conversation.typed.noQuestion')
