import { isNumbered, likelyAgenda } from '../engine/agenda.ts'
import { askedOf, isReal } from '../engine/interview.ts'
import { buttons, heading, message, text } from '../message/build.ts'
import type { Button, Element, Message } from '../message/message.ts'
import { type ActionContext, type ActionEffect, reply } from './action-context.ts'
import { mattersOf } from './matters.ts'
import { questionsWaiting } from './open-matters.ts'
import { type ReviewContext, shownName, shownProduct } from './review-context.ts'
import { nameOf } from './state.ts'
import { canTakeOver, takeOverOffer } from './take-over.ts'

/** How many people one card lists; the others are counted. */
const mostPeople = 8

/** How far the check is, by person and by section: counts alone, so that whoever takes part may see them. */
export const progress = (request: ActionContext): ActionEffect => reply(progressMessage(request))

/** How many of some questions are answered. */
interface Done {
  readonly done: number
  readonly of: number
}

/** Where one person is. */
interface PersonsPart extends Done {
  readonly person: string
  /** Questions that wait for them. */
  readonly waiting: number
  /** Whatever else waits for them. */
  readonly others: number
}

function progressMessage(request: ActionContext): Message {
  const { context, role, me } = request
  const { say } = context
  const people = peopleOf(context, role === 'facilitator' ? undefined : me.id)
  const shown = people.slice(0, mostPeople)
  const more = people.length - shown.length
  return message(
    heading(say('asking.progress.title', { product: shownProduct(context) })),
    text(allWords(context)),
    text(say('asking.progress.bySection'), 'quiet'),
    { type: 'list', items: sectionWords(context) },
    text(say(people.length > 0 ? 'asking.progress.byPerson' : 'asking.progress.nobody'), 'quiet'),
    ...shown.flatMap((one) => personRow(request, one)),
    more > 0 ? text(say('asking.progress.more', { count: more }), 'quiet') : undefined,
    ...ending(request),
  )
}

/** The facilitator may hand the check over; whoever else takes part may look after it where they have been gone. */
function ending({ context, role }: ActionContext): readonly Element[] {
  const { say, state } = context
  if (role !== 'facilitator') return canTakeOver(context) ? takeOverOffer(context) : []
  return [
    buttons({
      label: say('asking.progress.handCheck'),
      action: { type: 'openHandCheck', review: state.id },
      style: 'quiet',
    }),
  ]
}

/** The questions that are asked in this check, as far as one can tell now. */
function questionsOf({ check, state }: ReviewContext) {
  const { compiled } = check
  const agenda = likelyAgenda(compiled, state.interview)
  return compiled.rules.askingOrder.filter((one) => agenda.has(one.id) && isNumbered(one))
}

const isAnswered = ({ state }: ReviewContext, question: string): boolean =>
  state.interview.answers.some((one) => one.question === question && isReal(one.value))

const isUnsure = ({ facts }: ReviewContext, fact: string): boolean =>
  facts.get(fact)?.state === 'notSure'

function allWords(context: ReviewContext): string {
  const questions = questionsOf(context)
  const done = questions.filter(({ id }) => isAnswered(context, id)).length
  const count = questions.filter(({ fact }) => isUnsure(context, fact)).length
  const words = { done, of: questions.length }
  return count === 0
    ? context.say('asking.progress.all', words)
    : context.say('asking.progress.allUnsure', { ...words, count })
}

function sectionWords(context: ReviewContext): readonly string[] {
  const questions = questionsOf(context)
  return context.check.compiled.flow.sections.flatMap(({ id, title }) => {
    const here = questions.filter(({ section }) => section === id)
    const done = here.filter((question) => isAnswered(context, question.id)).length
    return here.length === 0
      ? []
      : [context.say('asking.progress.section', { title, done, of: here.length })]
  })
}

/** Everybody who was asked something or for whom something waits; of what others have, only the facilitator hears. */
function peopleOf(context: ReviewContext, only: string | undefined): readonly PersonsPart[] {
  const { state } = context
  const waits = questionsWaiting(context)
  const matters = mattersOf(context)
  const { handovers, opinions } = state.interview
  const all = [...handovers, ...opinions].map(({ to }) => to)
  const people = new Set([...all, ...matters.map(({ person }) => person)])
  return [...people].flatMap((person) => {
    if (state.followUp.left.has(person)) return []
    const asked = new Set(askedOf(state.interview, person).map(({ question }) => question))
    const waiting = waits.filter(({ to }) => to === person).length
    const isMine = only === undefined || only === person
    const others = matters.filter((one) => one.person === person && one.kind !== 'questions')
    const part = {
      person,
      waiting,
      of: asked.size,
      done: Math.max(0, asked.size - waiting),
      others: isMine ? others.length : 0,
    }
    return part.of > 0 || part.others > 0 ? [part] : []
  })
}

function personRow(request: ActionContext, part: PersonsPart): readonly Element[] {
  const row = rowButtons(request, part)
  return [text(personWords(request.context, part)), ...(row.length > 0 ? [buttons(...row)] : [])]
}

function personWords(context: ReviewContext, part: PersonsPart): string {
  const { say, state } = context
  const { person, done, of, waiting: count, others } = part
  const name = shownName(context, person)
  if (of === 0) return say('asking.progress.onlyOthers', { name, count: others })
  const isStopped = count > 0 && state.stopped.has(person)
  const words = isStopped
    ? say('asking.progress.stopped', { name, done, of })
    : count > 0
      ? say('asking.progress.personOpen', { name, done, of, count })
      : say('asking.progress.person', { name, done, of })
  return others === 0 ? words : `${words} ${say('asking.progress.others', { name, count: others })}`
}

/** What the facilitator can do about it; whoever else takes part, with what is theirs. */
function rowButtons(
  { context, role, me }: ActionContext,
  { person, waiting, others }: PersonsPart,
): readonly Button[] {
  const { say, state } = context
  const isMine = person === me.id
  if (waiting + others === 0 || (role !== 'facilitator' && !isMine)) return []
  const on = { review: state.id, person }
  const name = nameOf(state, person)
  const remind: Button = {
    label: say('follow-up.waiting.remind', { name }),
    action: { type: 'remind', ...on },
  }
  const instead: Button = {
    label: say('asking.progress.askInstead'),
    action: { type: 'openMoveAll', ...on, what: 'questions' },
  }
  const everything: Button = {
    label: isMine
      ? say('asking.progress.everythingMine')
      : say('asking.progress.everything', { name }),
    action: { type: 'openMoveAll', ...on, what: 'everything' },
    style: 'quiet',
  }
  return [...(isMine ? [] : [remind]), ...(waiting > 0 ? [instead] : []), everything]
}
