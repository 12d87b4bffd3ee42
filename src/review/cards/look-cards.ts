import { lookChanges } from '../../domain/vocabulary.ts'
import { type StillTrue, stillTrueGroups, titlesOfGroup } from '../../engine/look-again.ts'
import type { GivenAnswer } from '../../flow/answer.ts'
import { buttons, field, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import { commaList, dateSeenFrom } from '../../message/locale.ts'
import type { Button, Element, LineButtons, Message } from '../../message/message.ts'
import { allAnswerWords, answerAge, shortLabel, shortWords } from '../answer-words.ts'
import {
  questionOf,
  type ReviewContext,
  shownFacilitator,
  shownProduct,
} from '../review-context.ts'
import { dayOf } from '../summary-of.ts'

/** The first card of a second look: that it builds on the last one. */
export function lookGreeting(context: ReviewContext): Message {
  const { say, state } = context
  const name = shownFacilitator(context)
  const action = { type: 'whoSees', review: state.id } as const
  const how = state.look?.how ?? 'again'
  return message(
    heading(say('look.greeting.title', { name, product: shownProduct(context) })),
    text(say(`look.greeting.${how}`, { date: sinceWords(context) })),
    text(say('conversation.greeting.private'), 'quiet'),
    buttons({ label: say('conversation.whoSees.title'), action, style: 'quiet' }),
  )
}

/** When the last look was, as it is said today. */
export const sinceWords = ({ say, state, now }: ReviewContext): string =>
  dateSeenFrom(say, state.look?.since ?? '', dayOf(now))

/** What has changed since the last look: seven boxes, and that none of them fits. */
export function changesCard(context: ReviewContext): Message {
  const { say, state } = context
  const review = state.id
  const values = { product: shownProduct(context), date: sinceWords(context) }
  return message(
    heading(say('look.changes.title', values)),
    changesField(context),
    buttons(
      {
        label: say('look.changes.send'),
        action: { type: 'reportChanges', review },
        style: 'primary',
        collects: true,
      },
      { label: say('look.changes.none'), action: { type: 'reportChanges', review, none: true } },
    ),
  )
}

/** What can have changed, each a box. */
export const changesField = ({ say }: ReviewContext): Element =>
  field({
    type: 'choices',
    id: 'changes',
    label: say('look.changes.pick'),
    options: lookChanges.map((value) => ({ value, label: say(`look.changes.option.${value}`) })),
  })

/** What was said to have changed, as one line; nothing while nobody has said anything. */
export function changesSaid(context: ReviewContext): Message | undefined {
  const { say, state } = context
  const reported = state.followUp.reported.at(-1)
  if (!reported) return undefined
  const date = sinceWords(context)
  const labels = reported.changes.map((change) => say(`look.changes.option.${change}`))
  const words =
    labels.length === 0
      ? say('look.changes.nothing', { date })
      : say('look.changes.done', { date, list: commaList(say, labels) })
  return message(text(words))
}

/** The answers of some sections, to be looked at once: all still true, or one that is not. */
export function stillTrueCard(context: ReviewContext, subject: string): Message | undefined {
  const { say, state } = context
  const group = groupCalled(context, subject)
  if (!group) return undefined
  const review = state.id
  const questions = group.sections.flatMap((section) => section.questions)
  const age = commonAge(context, questions)
  return message(
    heading(say('look.stillTrue.title', { product: shownProduct(context) })),
    ...(age === undefined ? [] : [text(say('look.stillTrue.allAged', { age }), 'quiet')]),
    ...group.sections.flatMap(({ title, questions: here }): Element[] => [
      text(say('look.stillTrue.section', { title })),
      {
        type: 'list',
        items: here.map((id) => stillTrueLine(context, id, age)),
        each: changeOne(context, here),
      },
    ]),
    buttons({
      label: say('look.stillTrue.all'),
      action: { type: 'stillTrue', review, section: subject },
      style: 'primary',
    }),
  )
}

/** Each answer can be changed where it stands. */
function changeOne(context: ReviewContext, questions: readonly string[]): LineButtons {
  const { say, state } = context
  return {
    menu: say('look.stillTrue.change'),
    short: say('conversation.question.change'),
    buttons: questions.flatMap((id): Button[] => {
      const question = questionOf(context, id)
      if (!question) return []
      return [
        {
          label: say('conversation.checking.change', { short: shortLabel(context, question) }),
          action: { type: 'change', review: state.id, question: id },
          style: 'quiet',
        },
      ]
    }),
  }
}

/** The group with this first section, as far as it is still to be looked at. */
export const groupCalled = (
  { check, state }: Pick<ReviewContext, 'check' | 'state'>,
  subject: string,
): StillTrue | undefined =>
  stillTrueGroups(check.compiled, state.interview).find(({ id }) => id === subject)

const answersTo = ({ check, state }: ReviewContext, id: string): readonly GivenAnswer[] =>
  check.compiled.read(state.interview.answers).answers.get(id) ?? []

/** How old all of these answers are; `undefined` where they differ. */
function commonAge(context: ReviewContext, questions: readonly string[]): string | undefined {
  const ages = questions.flatMap((id) =>
    answersTo(context, id).flatMap((answer) =>
      answer.value === null ? [] : answerAge(context, answer),
    ),
  )
  const [age, ...others] = [...new Set(ages)]
  return others.length === 0 ? age : undefined
}

/** An answer of the last look in words, with its age where the answers beside it have another. */
function stillTrueLine(context: ReviewContext, id: string, common: string | undefined): string {
  const { say } = context
  const question = questionOf(context, id)
  const given = answersTo(context, id)
  const [first] = given
  if (!question || !first) return ''
  const values = {
    short: shortWords(context, question),
    answer: allAnswerWords(
      say,
      question,
      given.map(({ value }) => value),
    ),
  }
  return common !== undefined || first.value === null
    ? say('look.stillTrue.answer', values)
    : say('look.stillTrue.aged', { ...values, age: answerAge(context, first) })
}

/** What was looked at, as one line; nothing while it still has to be. */
export function stillTrueDone(context: ReviewContext, subject: string): Message | undefined {
  const { say, check, state } = context
  if (groupCalled(context, subject)) return undefined
  const titles = titlesOfGroup(check.compiled, state.interview, subject).map(asTyped)
  return titles.length === 0
    ? undefined
    : message(text(say('look.stillTrue.done', { list: titles.join(say('report.list.semicolon')) })))
}
