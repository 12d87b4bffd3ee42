import type { Interview } from '../../src/engine/interview.ts'
import { type AnswerValue, type GivenAnswer, keepsOrder } from '../../src/flow/answer.ts'
import { type Condition, factLeaves } from '../../src/flow/condition.ts'
import type { Flow, Question } from '../../src/flow/flow.ts'

/**
 * The interview told a second time, as plainly as possible: no compiling, no machine. Truth is a
 * number (no 0, maybe ½, yes 1), so that "and" is the least, "or" the most and "not" the rest to 1.
 */
export interface PlainFact {
  readonly state: string
  readonly values: readonly (string | readonly string[])[]
  readonly numbers?: readonly (readonly number[])[]
}
export type PlainFacts = ReadonlyMap<string, PlainFact>

const orders = new WeakMap<Flow, Question[]>()

export function askingOrder(flow: Flow): Question[] {
  const order =
    orders.get(flow) ??
    [true, false].flatMap((core) =>
      flow.questions.filter(({ depth }) => (depth === 'core') === core),
    )
  orders.set(flow, order)
  return order
}

const told = new WeakMap<readonly GivenAnswer[], { flow: Flow; facts: PlainFacts }>()

/** Facts from answers; the last telling is kept only because the same one is asked for many times in a row. */
export function plainFacts(flow: Flow, answers: readonly GivenAnswer[]): PlainFacts {
  const before = told.get(answers)
  if (before?.flow === flow) return before.facts
  const facts = new Map<string, PlainFact>()
  told.set(answers, { flow, facts })
  for (const question of askingOrder(flow)) {
    facts.set(question.fact, factOf(flow, question, facts, answers))
  }
  return facts
}

function factOf(
  flow: Flow,
  question: Question,
  facts: PlainFacts,
  answers: readonly GivenAnswer[],
): PlainFact {
  const truth = (condition: Condition) => plainTruth(flow, question.service, condition, facts)
  if (question.inferred && truth(question.inferred.when) === 1) {
    return { state: 'inferred', values: [question.inferred.value] }
  }
  const isClosed = question.when !== undefined && truth(question.when) === 0
  if (isClosed || !named(flow, question, facts)) return { state: 'notApplicable', values: [] }
  const given = standing(question, answers)
  const last = given.filter((answer) => answer.settles && answer.value !== null).slice(-1)
  const counting = last.length > 0 ? last : given
  const counted = counting.map(({ value }) => value)
  const key = (value: AnswerValue) =>
    JSON.stringify(keepsOrder(question) ? [value].flat() : [value].flat().toSorted())
  const numbersOf = (one: AnswerValue) =>
    counting.find(({ value }) => key(value) === key(one))?.numbers ??
    [one].flat().map((_, n) => n + 1)
  const isFirst = (value: AnswerValue, n: number) =>
    counted.findIndex((one) => key(one) === key(value)) === n && value !== '?'
  const values = counted.filter(isFirst).filter((value) => value !== null)
  if (values.length > 0) {
    const state = values.length > 1 ? 'disputed' : 'known'
    return { state, values, numbers: values.map(numbersOf) }
  }
  if (counted.includes('?')) return { state: 'notSure', values: [] }
  return { state: given.length > 0 ? 'skipped' : 'unasked', values: [] }
}

/** A copy is there when its service was named; the first also where none was. */
function named(flow: Flow, question: Question, facts: PlainFacts): boolean {
  const { service, each } = question
  const list = flow.questions.find(({ id }) => id === each?.list)?.fact ?? ''
  const numbers = facts.get(list)?.numbers?.flat() ?? []
  return !service || (numbers.length > 0 ? numbers.includes(service) : service === 1)
}

/** The answers to a question that are answers to it today. */
export const standing = (question: Question, answers: readonly GivenAnswer[]) =>
  answers.filter((answer) => answer.question === question.id && fits(question, answer.value))

/** Whether a value can be an answer at all. */
export function fits(question: Question, value: AnswerValue): boolean {
  if (value === null || value === '?') return true
  const given = [value].flat()
  if (question.choices.length > 0) return fitsChoices(question, given)
  const most = { people: question.roles?.length ?? 1, list: question.max ?? 1 }
  const room = question.type === 'people' || question.type === 'list' ? most[question.type] : 1
  const said = given.filter((text) => text.trim() !== '')
  return said.length > 0 && given.length <= room && given.every((text) => text.length <= 600)
}

function fitsChoices({ type, choices }: Question, given: readonly string[]): boolean {
  const picked = choices.filter(({ value }) => given.includes(value))
  if (picked.length !== given.length || given.length === 0) return false
  return given.length === 1 || (type === 'multi' && picked.every((choice) => !choice.exclusive))
}

export function plainTruth(
  flow: Flow,
  service: number | undefined,
  condition: Condition,
  facts: PlainFacts,
): number {
  const each = (part: Condition) => plainTruth(flow, service, part, facts)
  if ('all' in condition) return Math.min(...condition.all.map(each))
  if ('any' in condition) return Math.max(...condition.any.map(each))
  if ('not' in condition) return 1 - each(condition.not)
  if ('derived' in condition) return each(flow.derived[condition.derived] ?? { always: true })
  if ('always' in condition) return 1
  const wanted = 'is' in condition ? condition.is : condition.includes
  const copies = flow.questions.filter(
    (one) => one.each && one.fact.startsWith(`${condition.fact}.`),
  )
  if (copies.length === 0) return leafTruth(facts.get(condition.fact), wanted)
  if (service) {
    return leafTruth(
      facts.get(service === 1 ? condition.fact : `${condition.fact}.${service}`),
      wanted,
    )
  }
  const others = copies.filter((one) => facts.has(one.fact)).map((one) => facts.get(one.fact))
  return Math.max(...[facts.get(condition.fact), ...others].map((one) => leafTruth(one, wanted)))
}

function leafTruth(fact: PlainFact | undefined, wanted: readonly string[]): number {
  if (fact === undefined) return 0.5
  if (fact.state === 'notApplicable') return 0
  if (fact.values.length === 0) return 0.5
  const hits = fact.values.map((value) => [value].flat().some((one) => wanted.includes(one)))
  if (hits.every(Boolean)) return 1
  return hits.some(Boolean) ? 0.5 : 0
}

/** Whether answers open a question: what nobody was asked, or skipped, is taken so that it stays closed. */
export function isOpened(flow: Flow, { when, service }: Question, facts: PlainFacts): boolean {
  const truth = (condition: Condition, wanted: boolean): number => {
    if ('all' in condition) return Math.min(...condition.all.map((part) => truth(part, wanted)))
    if ('any' in condition) return Math.max(...condition.any.map((part) => truth(part, wanted)))
    if ('not' in condition) return 1 - truth(condition.not, !wanted)
    if ('derived' in condition) {
      return truth(flow.derived[condition.derived] ?? { always: true }, wanted)
    }
    if ('always' in condition) return 1
    const values = 'is' in condition ? condition.is : condition.includes
    const unknown = wanted ? 0 : 1
    const leaves = namesOf(flow, service, condition.fact, facts).map((name) => {
      const fact = facts.get(name)
      const isAsked = fact !== undefined && !['unasked', 'skipped'].includes(fact.state)
      return isAsked ? leafTruth(fact, values) : unknown
    })
    return Math.max(...leaves)
  }
  return when === undefined || truth(when, true) > 0
}

/** Which facts a condition reads by one name: that of its service, or of all services there are. */
function namesOf(flow: Flow, service: number | undefined, name: string, facts: PlainFacts) {
  const copies = flow.questions
    .filter((one) => one.each && one.fact.startsWith(`${name}.`))
    .map(({ fact }) => fact)
  if (copies.length === 0 || service === 1) return [name]
  return service ? [`${name}.${service}`] : [name, ...copies.filter((copy) => facts.has(copy))]
}

/** Applicable questions, in asking order. */
export function applicable(flow: Flow, answers: readonly GivenAnswer[]): Question[] {
  const facts = plainFacts(flow, answers)
  return askingOrder(flow).filter((question) => {
    const state = facts.get(question.fact)?.state
    return state !== 'notApplicable' && state !== 'inferred'
  })
}

/** Whether little is at stake, for sure. */
export const isLow = (flow: Flow, answers: readonly GivenAnswer[]): boolean =>
  plainTruth(flow, undefined, flow.lowStakes, plainFacts(flow, answers)) === 1

/** How many questions may be asked beside those of "go deeper". */
export const capOf = (flow: Flow, answers: readonly GivenAnswer[]): number =>
  isLow(flow, answers) ? flow.limits.lowStakes : flow.limits.full

/** The questions that are asked: one by one, until the limit is reached. */
export function plainAgenda(flow: Flow, interview: Interview): Set<string> {
  const applying = applicable(flow, interview.answers)
  const agenda = new Set<string>()
  for (const question of applying) {
    const settled = standing(question, interview.answers).length > 0
    const wanted = question.depth === 'core' || settled || interview.deeper.includes(question.id)
    if (wanted) agenda.add(question.id)
  }
  const isWanted = wantedIn(flow, interview)
  let count = asked(flow, interview).length
  for (const question of inOrderOfWorth(flow, interview.answers)) {
    if (agenda.has(question.id) || !applying.includes(question) || !isWanted(question)) continue
    const isCounted = question.type !== 'people'
    if (isCounted && count >= capOf(flow, interview.answers)) continue
    if (isOpened(flow, question, plainFacts(flow, interview.answers))) agenda.add(question.id)
    if (isCounted) count += 1
  }
  return agenda
}

/** What is open and was chosen, and what keeps its place until it opens. */
const wantedIn =
  (flow: Flow, interview: Interview) =>
  (question: Question): boolean =>
    isOpened(flow, question, plainFacts(flow, interview.answers))
      ? interview.chosen.includes(question.id)
      : keepsItsPlace(flow, question, interview.answers)

/** What comes first waits for the answer that may open it, where that answer is surely asked for. */
export function keepsItsPlace(
  flow: Flow,
  question: Question,
  answers: readonly GivenAnswer[],
): boolean {
  if (isLow(flow, answers)) return false
  const facts = plainFacts(flow, answers)
  if (!question.pinned && question.depth !== 'standard') return false
  const surely = flow.questions.filter(({ depth }) => depth !== 'detail').map(({ fact }) => fact)
  const leaves = question.when ? factLeaves(question.when, flow.derived) : []
  return leaves.some(({ fact }) => surely.includes(fact) && facts.get(fact)?.state === 'unasked')
}

/** All questions, the most useful first; beyond low stakes standard ones come before any detail. */
export function inOrderOfWorth(flow: Flow, answers: readonly GivenAnswer[]): Question[] {
  const byWorth = (group: Question[]) => {
    const worths = [...new Set(group.map((one) => one.value))].toSorted((a, b) => b - a)
    return [true, false].flatMap((pinned) =>
      worths.flatMap((value) =>
        group.filter((one) => one.pinned === pinned && one.value === value),
      ),
    )
  }
  const order = askingOrder(flow)
  if (isLow(flow, answers)) return byWorth(order)
  return [
    ...order.filter((one) => one.depth === 'standard'),
    ...byWorth(order.filter((one) => one.depth === 'detail')),
  ]
}

/** The first question that is asked, this person's or nobody's, and not settled for them. */
export function plainPosition(
  flow: Flow,
  interview: Interview,
  person: string,
  agenda = plainAgenda(flow, interview),
): string {
  const again = Object.entries(interview.revisit).find(([by]) => by === person)?.[1]
  const mine = applicable(flow, interview.answers).filter((question) => {
    const holder = holderOf(interview, question.id)
    return holder === undefined || holder === person
  })
  if (mine.some((question) => question.id === again)) return again ?? ''
  const open = mine.find(
    (question) => agenda.has(question.id) && !isSettledFor(interview, question, person),
  )
  return open?.id ?? 'checking'
}

function isSettledFor(interview: Interview, question: Question, person: string): boolean {
  const holder = holderOf(interview, question.id)
  const given = standing(question, interview.answers)
  if (holder) return given.some((answer) => answer.by === person && answer.settles === true)
  const mine = given.some((answer) => answer.by === person)
  return mine || given.some((answer) => answer.value !== null && answer.value !== '?')
}

export const holderOf = (interview: Interview, question: string): string | undefined =>
  interview.handovers.filter((one) => one.question === question).at(-1)?.to

/** Questions that use up the limit: the core as far as it applies, and all that was ever answered beyond it. */
export const asked = (flow: Flow, interview: Interview): Question[] => [
  ...applicable(flow, interview.answers).filter(
    (one) => one.depth === 'core' && counts(interview, one),
  ),
  ...askingOrder(flow).filter(
    (one) =>
      one.depth !== 'core' && counts(interview, one) && standing(one, interview.answers).length > 0,
  ),
]

const counts = (interview: Interview, { id, type }: Question): boolean =>
  type !== 'people' && !interview.deeper.includes(id)

/** Every core question was answered somehow, or is with somebody. */
export const coreIsSettled = (flow: Flow, interview: Interview): boolean =>
  applicable(flow, interview.answers)
    .filter(({ depth }) => depth === 'core')
    .every(
      (one) =>
        standing(one, interview.answers).length > 0 || holderOf(interview, one.id) !== undefined,
    )
