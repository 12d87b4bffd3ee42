import { agendaOf, appliesIn, isNumbered, likelyAgenda } from './agenda.ts'
import { handoverOf, type Interview, isReal, revisitOf } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

/** Where a person stands: at a question, or at checking when nothing is left for them. */
export type Position = { readonly at: string } | { readonly at: 'checking' }

/** Whose questions are walked: everything open, or only what was handed to the person. */
export type Scope = 'open' | 'handed'

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
  const again = revisited(compiled, interview, person)
  if (again !== undefined) return { at: again }
  const agenda = agendaOf(compiled, interview)
  const isOpen = (question: string) =>
    agenda.has(question) &&
    isFor(interview, question, person, scope) &&
    !isSettled(compiled, interview, question, person)
  return { at: compiled.firstOpen(isOpen) ?? 'checking' }
}

/** Tells how far this person has come; an estimate until the detail questions are chosen. */
export function progress(
  compiled: CompiledFlow,
  interview: Interview,
  person: string,
  scope: Scope = 'open',
): Progress {
  const { at } = position(compiled, interview, person, scope)
  const agenda = likelyAgenda(compiled, interview)
  const steps = compiled.rules.askingOrder.filter(
    ({ id }) => id === at || (agenda.has(id) && isFor(interview, id, person, scope)),
  )
  const of = steps.filter(isNumbered).length
  const here = steps.findIndex((question) => question.id === at)
  if (here < 0) return { n: of, of }
  return { n: Math.min(of, 1 + steps.slice(0, here).filter(isNumbered).length), of }
}

/** True when the question is this person's: handed to them, or nobody's in particular. */
export function isFor(
  interview: Interview,
  question: string,
  person: string,
  scope: Scope = 'open',
): boolean {
  const holder = handoverOf(interview, question)?.to
  return holder === undefined ? scope === 'open' : holder === person
}

/**
 * Whether this person need not be asked any more. What was handed over waits for its receiver; anything
 * else is settled by one's own answer of any kind, or by a colleague who really knew.
 */
export function isSettled(
  compiled: CompiledFlow,
  interview: Interview,
  question: string,
  person: string,
): boolean {
  const given = compiled.read(interview.answers).answers.get(question) ?? []
  if (handoverOf(interview, question)) {
    return given.some((answer) => answer.by === person && answer.settles)
  }
  return given.some((answer) => answer.by === person || isReal(answer.value))
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
