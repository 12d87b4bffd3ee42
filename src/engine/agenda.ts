import { depthRank } from '../domain/vocabulary.ts'
import type { Question } from '../flow/flow.ts'
import type { Depth, Interview } from './interview.ts'
import { handoverOf } from './interview.ts'
import type { AnswersRead, CompiledFlow } from './machine.ts'
import { memoised } from './memoised.ts'

/** Set-up questions (who builds it, who runs it) are asked but never numbered or limited. */
export const isNumbered = (question: Question): boolean => question.type !== 'people'

/** Whether a question applies, going by what is known so far. */
export function appliesIn(reading: AnswersRead, question: Question): boolean {
  const state = reading.facts.get(question.fact)?.state
  return state !== undefined && state !== 'notApplicable' && state !== 'inferred'
}

/**
 * The questions that are asked in this interview, answered or not: all of the core, what "go deeper"
 * added, and of what was chosen as much as the limit leaves room for. The limit is a promise about
 * people's time, so an answer that no longer applies has used its place all the same; and a question
 * that only makes sense after another waits until that one was asked.
 */
export const agendaOf = memoised((compiled, interview): ReadonlySet<string> => {
  if (interview.again) return agendaAgain(compiled, interview, interview.again)
  const chosen = new Set(interview.chosen)
  return agendaFrom(compiled, interview, (question) => chosen.has(question.id))
})

/** Where only what changed is asked: everything that has an answer, what is looked at again, and what follows from it. */
function agendaAgain(
  compiled: CompiledFlow,
  interview: Interview,
  again: NonNullable<Interview['again']>,
): ReadonlySet<string> {
  const reading = compiled.read(interview.answers)
  const wanted = new Set([...again.questions, ...interview.deeper])
  const applying = compiled.rules.askingOrder.filter((question) => appliesIn(reading, question))
  const known = applying.filter(({ id }) => reading.answers.has(id) || wanted.has(id))
  return new Set([...known.map(({ id }) => id), ...following(compiled, interview, again)])
}

/** What the new answers have opened, as far as there is room: nobody is asked more than was promised. */
function following(
  compiled: CompiledFlow,
  interview: Interview,
  { questions, most }: NonNullable<Interview['again']>,
): readonly string[] {
  const before = compiled.read(interview.carried)
  const now = compiled.read(interview.answers)
  const isOpen = (question: Question, { facts, answers }: AnswersRead) =>
    appliesIn({ facts, answers }, question) && compiled.rules.opened(question, facts)
  const fresh = ranked(compiled, false).filter(
    (question) =>
      !questions.includes(question.id) &&
      !before.answers.has(question.id) &&
      isOpen(question, now) &&
      !isOpen(question, before),
  )
  const asked = fresh.filter(({ id }) => now.answers.has(id))
  const open = fresh.filter(({ id }) => !now.answers.has(id))
  const room = Math.max(0, most - questions.length - asked.length)
  return [...asked, ...open.slice(0, room)].map(({ id }) => id)
}

/** The agenda as it will be as far as one can tell now: with what is yet to be chosen, and what may yet be opened. */
export function likelyAgenda(compiled: CompiledFlow, interview: Interview): ReadonlySet<string> {
  return interview.depth === 'full' && !interview.again
    ? agendaFrom(compiled, interview, () => true, true)
    : agendaOf(compiled, interview)
}

/** Questions that are worth choosing now, best first; none for a quick check. */
export function selectDetail(
  compiled: CompiledFlow,
  interview: Interview,
  depth: Depth,
): readonly string[] {
  if (depth === 'quick') return []
  const chosen = new Set(interview.chosen)
  const wanted = agendaFrom(compiled, interview, () => true)
  const { facts } = compiled.read(interview.answers)
  return ranked(compiled, compiled.rules.lowStakes(facts))
    .map((question) => question.id)
    .filter((id) => wanted.has(id) && !chosen.has(id))
}

/** True when every core question was answered somehow or is with somebody. */
export function coreSettled(compiled: CompiledFlow, interview: Interview): boolean {
  const reading = compiled.read(interview.answers)
  return coreQuestions(compiled, reading).every(
    ({ id }) => reading.answers.has(id) || handoverOf(interview, id) !== undefined,
  )
}

/** The core questions that apply, in asking order: a short check asks them and no more. */
export const coreQuestions = (compiled: CompiledFlow, reading: AnswersRead): readonly Question[] =>
  compiled.rules.askingOrder.filter(
    (question) => question.depth === 'core' && appliesIn(reading, question),
  )

/** Questions that apply and are not on the agenda, in asking order: what "go deeper" offers. */
export function left(compiled: CompiledFlow, interview: Interview): readonly Question[] {
  const reading = compiled.read(interview.answers)
  const agenda = agendaOf(compiled, interview)
  return compiled.rules.askingOrder.filter(
    (question) =>
      appliesIn(reading, question) &&
      (!question.whenSure || compiled.rules.opened(question, reading.facts)) &&
      !agenda.has(question.id),
  )
}

function agendaFrom(
  compiled: CompiledFlow,
  interview: Interview,
  isChosen: (question: Question) => boolean,
  isEstimate = false,
): ReadonlySet<string> {
  const reading = compiled.read(interview.answers)
  const deeper = new Set(interview.deeper)
  const low = compiled.rules.lowStakes(reading.facts)
  const limited = ranked(compiled, low).filter(
    (question) => appliesIn(reading, question) && !deeper.has(question.id),
  )
  const isSure = ({ id, depth }: Question) => depth === 'core' || reading.answers.has(id)
  const sure = limited.filter(isSure)
  const isWaiting = (question: Question): boolean =>
    !isSure(question) && isChosen(question) && compiled.rules.opened(question, reading.facts)
  // What comes first keeps its place while the answer that opens it is still to come.
  const isKept = (question: Question): boolean =>
    !low &&
    !isSure(question) &&
    (question.depth === 'standard' || question.pinned) &&
    compiled.rules.waits(question, reading.facts)
  const kept = new Set(limited.filter(isKept))
  const waiting = limited.filter((question) => kept.has(question) || isWaiting(question))
  const used = compiled.flow.questions.filter(
    ({ id, depth }) => depth !== 'core' && reading.answers.has(id) && !deeper.has(id),
  )
  const core = sure.filter(({ depth }) => depth === 'core')
  const { lowStakes, full } = compiled.flow.limits
  const room = (low ? lowStakes : full) - [...core, ...used].filter(isNumbered).length
  const fitting = waiting.filter(isNumbered).slice(0, Math.max(0, room))
  const extra = compiled.flow.questions.filter(
    (question) => deeper.has(question.id) && appliesIn(reading, question),
  )
  const setUp = waiting.filter((question) => !isNumbered(question))
  const open = [...fitting, ...setUp].filter((question) => isEstimate || !kept.has(question))
  return new Set([...sure, ...open, ...extra].map((question) => question.id))
}

const rankings = new WeakMap<CompiledFlow, Record<'low' | 'full', readonly Question[]>>()

/** All questions, the most worth asking first; ties keep flow order. */
function ranked(compiled: CompiledFlow, low: boolean): readonly Question[] {
  let both = rankings.get(compiled)
  if (!both) {
    const order = compiled.rules.askingOrder
    both = { low: order.toSorted(byWorth), full: order.toSorted(standardFirst) }
    rankings.set(compiled, both)
  }
  return low ? both.low : both.full
}

const byWorth = (one: Question, other: Question): number =>
  Number(other.pinned) - Number(one.pinned) || other.value - one.value

/** Standard questions come before any detail, in flow order; details by worth. */
function standardFirst(one: Question, other: Question): number {
  const depth = depthRank(one.depth) - depthRank(other.depth)
  if (depth !== 0 || one.depth !== 'detail') return depth
  return byWorth(one, other)
}
