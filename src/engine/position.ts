import { type GivenAnswer, isCarried, notSure } from '../flow/answer.ts'
import { agendaOf, appliesIn, isNumbered, likelyAgenda } from './agenda.ts'
import {
  handoverOf,
  type Interview,
  isAskedToo,
  isReal,
  opinionsOn,
  predecessorsOf,
  revisitOf,
} from './interview.ts'
import { askedHere } from './look-again.ts'
import type { CompiledFlow } from './machine.ts'
import { memoised } from './memoised.ts'
import { isSuggested } from './suggested-answers.ts'

/** The position of a person: at a question, or at checking when nothing is left for them. */
type Position = { readonly at: string } | { readonly at: 'checking' }

/** Whose questions are walked: everything open, or only what was handed to the person. */
export type Scope = (typeof scopes)[number]
export const scopes = ['open', 'handed'] as const

/** "Question n of about of". */
export interface Progress {
  readonly n: number
  readonly of: number
}

/** Finds the question to show this person now. */
export function position(
  compiled: CompiledFlow,
  interview: Interview,
  person: string,
  scope: Scope = 'open',
): Position {
  return { at: shownTo(compiled, interview, person, scope) }
}

const shownTo = memoised((compiled, interview, person: string, scope: Scope): string => {
  const again = revisited(compiled, interview, person)
  if (again !== undefined) return again
  const agenda = agendaOf(compiled, interview)
  const isOpen = (question: string) =>
    agenda.has(question) &&
    isFor(interview, question, person, scope) &&
    !isAnswered(compiled, interview, question, person)
  return compiled.firstOpen(isOpen) ?? 'checking'
})

/**
 * Tells how far this person has come: an open question comes after all that is settled, one that is looked
 * at again keeps its place. An estimate until the detail questions are chosen.
 */
export function progress(
  compiled: CompiledFlow,
  interview: Interview,
  person: string,
  scope: Scope = 'open',
): Progress {
  const { at } = position(compiled, interview, person, scope)
  // In the end only what was asked counts: a place that was kept for a question may have stayed empty.
  const agenda =
    at === 'checking' ? agendaOf(compiled, interview) : likelyAgenda(compiled, interview)
  const isHere = askedHere(compiled, interview)
  const walk = compiled.rules.askingOrder.filter(
    ({ id }) => id === at || (agenda.has(id) && isHere(id) && isFor(interview, id, person, scope)),
  )
  const of = walk.filter(isNumbered).length
  if (at === 'checking') return { n: of, of }
  const settled = (id: string) => isAnswered(compiled, interview, id, person)
  const before = settled(at)
    ? walk.slice(
        0,
        walk.findIndex(({ id }) => id === at),
      )
    : walk.filter(({ id }) => id !== at && settled(id))
  return { n: Math.min(of, 1 + before.filter(isNumbered).length), of }
}

/** True when the question is this person's: handed to them, asked of them as well, or nobody's in particular. */
export function isFor(
  interview: Interview,
  question: string,
  person: string,
  scope: Scope = 'open',
): boolean {
  if (isAskedToo(interview, question, person)) return true
  const holder = handoverOf(interview, question)?.to
  return holder === undefined ? scope === 'open' : holder === person
}

/**
 * Whether this person need not be asked any more. What was handed over waits for its receiver; anything
 * else is settled by one's own answer of any kind, or by a colleague who really knew.
 */
export function isAnswered(
  compiled: CompiledFlow,
  interview: Interview,
  question: string,
  person: string,
): boolean {
  if (interview.again?.open.includes(question)) return false
  const isOpen = isSuggested(interview, question)
  const all = compiled.read(interview.answers).answers.get(question) ?? []
  // What was carried over settles a question by itself; only "not sure" is asked once more where all is looked at.
  const isHeld = (answer: GivenAnswer) =>
    isCarried(answer) && (interview.again !== undefined || !isOpen || answer.value !== notSure)
  const given = all.filter((answer) => !isCarried(answer) || !isOpen)
  // Where several are asked nobody's answer is the only one that counts, so that one's own is all there is to wait for.
  if (opinionsOn(interview, question).length > 0) {
    const isAsked = isFor(interview, question, person, 'handed')
    if (isAsked) return given.some((answer) => answer.by === person)
  } else if (handoverOf(interview, question)) {
    return given.some((answer) => answer.by === person && answer.settles)
  }
  const before = predecessorsOf(interview, person)
  const isSettled = ({ by, value }: GivenAnswer) =>
    by === person || isReal(value) || before.includes(by)
  return given.some(isSettled) || all.some(isHeld)
}

/** The question a person went back to, as long as it still is theirs to answer. */
export function revisited(
  compiled: CompiledFlow,
  interview: Interview,
  person: string,
): string | undefined {
  const again = revisitOf(interview, person)
  const question = again === undefined ? undefined : compiled.rules.byId.get(again)
  if (!question || !appliesIn(compiled.read(interview.answers), question)) return undefined
  return isFor(interview, question.id, person) ? question.id : undefined
}
