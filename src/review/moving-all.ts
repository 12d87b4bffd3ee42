import type { ActionOf } from '../domain/action.ts'
import type { Person } from '../domain/person.ts'
import { likelyAgenda } from '../engine/agenda.ts'
import { answerOf, askedOf, handoverOf, isAskedToo, isReal } from '../engine/interview.ts'
import { isAnswered } from '../engine/position.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import { listOf } from '../message/locale.ts'
import {
  type ActionContext,
  type ActionEffect,
  ask,
  gently,
  joining,
  record,
  stamp,
} from './action-context.ts'
import { entrusted } from './entrusting.ts'
import type { ReviewEvent } from './event.ts'
import { moveAllForm } from './forms/moving-forms.ts'
import { peopleToAsk, personMeant } from './person-to-ask.ts'
import { type ReviewContext, shownFacilitator, shownName } from './review-context.ts'

type Asked = Pick<ActionOf<'openMoveAll'>, 'person' | 'what'>

/** To whom somebody's questions, or everything of theirs, goes. */
export function openMoveAll(
  request: ActionContext,
  { person, what }: ActionOf<'openMoveAll'>,
): ActionEffect {
  const bar = barOf(request, { person, what })
  if (bar) return bar
  const { context } = request
  const { say, state } = context
  const whom = peopleToAsk(request, undefined)
  const names = whom.names.filter((name) => name !== state.people.get(person)?.name)
  const move = {
    names,
    review: state.id,
    person,
    name: shownName(context, person),
    what,
    count: openOf(context, person).length,
    isFacilitator: person === state.facilitator,
  }
  return ask(moveAllForm(say, move))
}

/** Only the facilitator moves what others have; everybody may give away what is theirs. */
function barOf({ context, me, role }: ActionContext, { person, what }: Asked) {
  const { say, state } = context
  if (role !== 'facilitator' && person !== me.id) {
    return gently(say('asking.move.notYours', { facilitator: shownFacilitator(context) }))
  }
  const isEmpty = what === 'questions' && state.phase === 'closed'
  return isEmpty || !state.people.has(person)
    ? gently(say('asking.move.nothing', { name: shownName(context, person) }))
    : undefined
}

/** Moves it in one go, so that nothing is left between two people; what they answered and said stays theirs. */
export function moveAll(request: ActionContext, action: ActionOf<'moveAll'>): ActionEffect {
  const { context } = request
  const { say } = context
  const { person, what, review, leaves } = action
  const bar = barOf(request, action)
  if (bar) return bar
  const again = (words: string): ActionEffect => ({
    ...openMoveAll(request, { type: 'openMoveAll', review, person, what }),
    replies: [message(text(words))],
    wrong: 'to',
  })
  const meant = personMeant(request, action, {
    action: { type: 'moveAll', review, person, what, leaves },
    again,
    self: 'allowed',
  })
  if ('step' in meant) return meant.step
  const to = meant.person
  const name = shownName(context, person)
  if (to.id === person) return again(say('asking.move.same', { name }))
  const moved = movedTo(request, action, to)
  const isLeaving = leaves && what === 'everything'
  if (moved.length === 0 && !isLeaving) return gently(say('asking.move.nothing', { name }))
  const left: ReviewEvent[] = isLeaving ? [{ type: 'left', ...stamp(request), person }] : []
  const joined = moved.length === 0 ? [] : joining(request, to)
  return record(
    [...joined, ...moved.flatMap(({ events }) => events), ...left],
    message(
      moved.length > 0
        ? text(
            say('asking.move.done', { name: asTyped(to.name), what: whatWords(request, moved) }),
            'good',
          )
        : undefined,
      isLeaving ? text(say('asking.move.left', { name })) : undefined,
    ),
  )
}

/** Some of what goes from one person to another, and what it is. */
interface Moved {
  readonly kind: 'asked' | 'steps' | 'livedWith' | 'check'
  readonly count: number
  readonly events: readonly ReviewEvent[]
}

function movedTo(request: ActionContext, { person, what }: Asked, to: Person): readonly Moved[] {
  const { state } = request.context
  const parts = [
    questionsMoved(request, person, to),
    ...(what === 'everything' ? promisesMoved(request, person, to) : []),
  ]
  const isCheck = what === 'everything' && person === state.facilitator
  const check: Moved = {
    kind: 'check',
    count: isCheck ? 1 : 0,
    events: [entrusted(state, { ...stamp(request), to, why: 'handedOver' })],
  }
  return [...parts, check].filter(({ count }) => count > 0)
}

/** Their open questions; where several were asked, the others stay asked. */
function questionsMoved(request: ActionContext, person: string, to: Person): Moved {
  const { context } = request
  const { compiled } = context.check
  const { interview, phase } = context.state
  const all = phase === 'closed' ? [] : openOf(context, person)
  const isHeld = (question: string) => handoverOf(interview, question)?.to === person
  const held = all.filter(isHeld)
  const asWell = all.filter((question) => {
    const given = answerOf(interview, question, to.id)
    const isTheirs = handoverOf(interview, question)?.to === to.id
    const isAsked = isTheirs || isAskedToo(interview, question, to.id)
    return !isHeld(question) && !isAsked && !(given && isReal(given.value))
  })
  const base = { type: 'handedOver', ...stamp(request), to } as const
  const events: readonly ReviewEvent[] = [
    ...(held.length > 0 ? [{ ...base, questions: held }] : []),
    ...(asWell.length > 0
      ? [{ ...base, questions: asWell, second: true as const, insteadOf: person }]
      : []),
  ]
  // One that may never be asked goes along, and is not counted.
  const agenda = likelyAgenda(compiled, interview)
  const counted = [...held, ...asWell].filter((question) => agenda.has(question)).length
  return { kind: 'asked', count: events.length === 0 ? 0 : Math.max(1, counted), events }
}

/** What somebody was asked and has not answered, whether or not it is asked yet. */
function openOf({ check, state: { interview } }: ReviewContext, person: string): readonly string[] {
  const asked = askedOf(interview, person).map(({ question }) => question)
  return [...new Set(asked)].filter(
    (question) => !isAnswered(check.compiled, interview, question, person),
  )
}

/** Steps that they see to, and what is lived with under their name. */
function promisesMoved(request: ActionContext, person: string, to: Person): readonly Moved[] {
  const { stories } = request.context.state
  const theirs = [...stories.values()].filter(
    ({ decision }) => decision?.owner === person && !decision.done,
  )
  const isLivedWith = ({ decision }: (typeof theirs)[number]) => decision?.treatment === 'accept'
  const moved = (kind: Moved['kind'], some: typeof theirs): Moved => ({
    kind,
    count: some.length,
    events: some.map(({ finding }) => ({
      type: 'ownerChanged',
      ...stamp(request),
      finding,
      owner: to,
    })),
  })
  return [
    moved(
      'steps',
      theirs.filter((one) => !isLivedWith(one)),
    ),
    moved('livedWith', theirs.filter(isLivedWith)),
  ]
}

function whatWords({ context: { say } }: ActionContext, moved: readonly Moved[]): string {
  const words = moved.map(({ kind, count }) =>
    kind === 'check' ? say('asking.move.check') : say(`asking.move.${kind}`, { count }),
  )
  return listOf(say, words)
}
