import type { ButtonAction } from '../../domain/button-action.ts'
import { lookChanges } from '../../domain/vocabulary.ts'
import { type StillTrue, stillTrueGroups, titlesOfGroup } from '../../engine/look-again.ts'
import type { GivenAnswer } from '../../flow/answer.ts'
import { buttons, field, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import { commaList, dateSeenFrom } from '../../message/locale.ts'
import type { Button, Element, LineButtons, Message } from '../../message/message.ts'
import { rankedStories } from '../../report/ranking.ts'
import { neededStep } from '../../report/standing.ts'
import { answerAge, cardAnswerWords, shortLabel, shortWords } from '../answer-words.ts'
import { isLookDue, nextLookDay } from '../next-look.ts'
import {
  questionOf,
  type ReviewContext,
  shownFacilitator,
  shownProduct,
} from '../review-context.ts'
import { dayOf, postedRanking } from '../summary-of.ts'

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
const sinceWords = ({ say, state, now }: ReviewContext): string =>
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

const changesField = ({ say }: ReviewContext): Element =>
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
  const words = given.map(({ value }) => cardAnswerWords(say, question, value))
  const values = {
    short: shortWords(context, question),
    answer: [...new Set(words)].join(' / '),
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

/** How many agreed steps are still to be done. */
export function stepsOpen({ check, state, now }: ReviewContext): number {
  const ranking = postedRanking(check, state, dayOf(now))
  const stories = ranking ? rankedStories(ranking) : []
  return stories.filter(({ standing }) => neededStep(standing)?.done === false).length
}

/** Where a new look begins: from what changed, or from everything. */
function lookButtons({ say, state }: ReviewContext, place?: string): readonly Button[] {
  const on = {
    type: 'lookAgain',
    review: state.id,
    ...(place !== undefined && { place }),
  } as const
  return [
    { label: say('look.known.changed'), action: { ...on, how: 'changed' }, style: 'primary' },
    { label: say('look.known.look'), action: { ...on, how: 'again' } },
  ]
}

/** Where somebody typed a name: what begins a check of another product of that name, and the place. */
interface Typed {
  readonly another: ButtonAction
  readonly place: string | undefined
}

/** That a product is known, with what can be done about it. */
export function knownMessage(context: ReviewContext, typed?: Typed): Message {
  const { say, state, now } = context
  const date = dateSeenFrom(say, dayOf(state.published?.at ?? now), dayOf(now))
  const values = { product: shownProduct(context), date, count: stepsOpen(context) }
  const others = typed ? [{ label: say('look.known.another'), action: typed.another }] : []
  return message(
    text(say('look.known.offer', values)),
    buttons(...lookButtons(context, typed?.place), ...others),
  )
}

/** That a new look has begun already. */
export function goOnMessage(context: ReviewContext, another: ButtonAction): Message {
  const { say, state } = context
  return message(
    text(say('look.known.again', { product: shownProduct(context), date: sinceWords(context) })),
    buttons(
      {
        label: say('look.known.goOn'),
        action: { type: 'continue', review: state.id },
        style: 'primary',
      },
      { label: say('look.known.another'), action: another },
    ),
  )
}

/**
 * What to do once the next look has come, for a card of any kind: every sprint the boxes of what has changed,
 * otherwise where to begin; nothing before that day.
 */
export function dueLookElements(context: ReviewContext): readonly Element[] {
  const { say, state, now } = context
  const { followUp, followedBy, published } = state
  if (followedBy !== undefined || !isLookDue(followUp, dayOf(now))) return []
  const said = followUp.reported.at(-1)?.at ?? published?.at ?? now
  const date = dateSeenFrom(say, dayOf(said), dayOf(now))
  const values = { product: shownProduct(context), date }
  const review = state.id
  if (followUp.nextLook?.rhythm !== 'sprint') {
    return [text(say('look.due.title', values)), buttons(...lookButtons(context))]
  }
  return [
    text(say('look.due.sprint', values)),
    changesField(context),
    buttons(
      {
        label: say('look.changes.start'),
        action: { type: 'lookAgain', review, how: 'changed' },
        style: 'primary',
        collects: true,
      },
      { label: say('look.changes.none'), action: { type: 'reportChanges', review, none: true } },
    ),
  ]
}

const rhythms = ['sprint', 'threeMonths', 'sixMonths'] as const

/** Asks when the team looks again; one press answers. */
export function nextLookQuestion(context: ReviewContext): readonly Element[] {
  const { say, state } = context
  const review = state.id
  return [
    text(say('look.next.ask', { product: shownProduct(context) })),
    buttons(
      ...rhythms.map(
        (rhythm): Button => ({
          label: say(`look.next.${rhythm}`),
          action: { type: 'setNextLook', review, rhythm },
        }),
      ),
      { label: say('look.next.date'), action: { type: 'openNextLook', review } },
      {
        label: say('look.next.none'),
        action: { type: 'setNextLook', review, rhythm: 'none' },
        style: 'quiet',
      },
    ),
  ]
}

/**
 * What a posted check says of the next look: that there is a newer one, or that it has come; once it is closed also
 * when it comes, or the question when.
 */
export function lookElements(context: ReviewContext): readonly Element[] {
  const { say, state, now } = context
  const { followUp, followedBy, phase } = state
  if (followedBy !== undefined) {
    return [text(say('look.followed', { product: shownProduct(context) }))]
  }
  const due = dueLookElements(context)
  if (due.length > 0 || phase !== 'closed') return due
  const day = nextLookDay(followUp)
  if (day === undefined && followUp.nextLook === undefined) return nextLookQuestion(context)
  const again: Button = {
    label: say('look.known.look'),
    action: { type: 'openLook', review: state.id },
    style: 'quiet',
  }
  return [
    ...(day === undefined
      ? []
      : [text(say('look.next.stands', { date: dateSeenFrom(say, day, dayOf(now)) }))]),
    buttons(again, {
      label: say('look.next.change'),
      action: { type: 'openNextLook', review: state.id },
      style: 'quiet',
    }),
  ]
}
