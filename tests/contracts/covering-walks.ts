import { seeded } from '../../src/content/random.ts'
import { accept } from '../../src/engine/accept.ts'
import { agendaOf, left } from '../../src/engine/agenda.ts'
import { answerOf, type Depth, type Interview, newInterview } from '../../src/engine/interview.ts'
import type { CompiledFlow } from '../../src/engine/machine.ts'
import { type AnswerValue, mostEntries, notSure } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { offeredChoices } from '../../src/flow/offered.ts'
import type { Card, Seat } from './channel.ts'

/** What happens next on a walk: a question is answered, or what was left out is asked for. */
export type Step = { readonly question: Question; readonly value: AnswerValue } | 'goDeeper'

/** A way through a flow. */
export type CoveringWalk = readonly Step[]

/** The walks, and what none of them reaches: a question by its id, a choice as `question = choice`. */
export interface Covering {
  readonly walks: readonly CoveringWalk[]
  readonly unreached: readonly string[]
}

/** So many ways are tried for each walk; the one that reaches most that is new is taken. */
const tries = 8

/** Few walks that together reach every question and every choice; the same every time. */
export function coveringWalks(compiled: CompiledFlow): Covering {
  const open = new Set(compiled.flow.questions.flatMap(targetsOf))
  const walks: CoveringWalk[] = []
  for (let barren = 0, seed = 1; open.size > 0 && barren < 3; ) {
    const ways = Array.from({ length: tries }, () => walk(compiled, open, seeded(seed++)))
    const best = ways.reduce((one, other) => (news(other, open) > news(one, open) ? other : one))
    const reached = news(best, open)
    barren = reached === 0 ? barren + 1 : 0
    if (reached === 0) continue
    const taken = upToLastNews(best, open)
    for (const step of taken) for (const target of reachedBy(step)) open.delete(target)
    walks.push(taken)
  }
  return { walks, unreached: [...open] }
}

const choice = ({ source }: Question, value: string): string => `${source} = ${value}`

/** What nobody is asked any more, or only where something in a library is near, has no place in a walk. */
const targetsOf = (question: Question): string[] =>
  question.retired || (question.offered && 'nearest' in question.offered)
    ? []
    : [question.id, ...question.choices.map(({ value }) => choice(question, value))]

function reachedBy(step: Step): string[] {
  if (step === 'goDeeper') return []
  const { question, value } = step
  if (question.choices.length === 0) return [question.id]
  return [question.id, ...[value ?? []].flat().map((one) => choice(question, one))]
}

const news = (steps: CoveringWalk, open: ReadonlySet<string>): number =>
  new Set(steps.flatMap(reachedBy).filter((target) => open.has(target))).size

/** What comes after the last thing that is new only takes time. */
function upToLastNews(steps: CoveringWalk, open: ReadonlySet<string>): CoveringWalk {
  const left = new Set(open)
  let last = 0
  for (const [at, step] of steps.entries()) {
    const reached = reachedBy(step).filter((target) => left.delete(target))
    if (reached.length > 0) last = at
  }
  return steps.slice(0, last + 1)
}

const person = 'walker'
const at = '2026-01-01T00:00:00.000Z'

const walk = (compiled: CompiledFlow, open: ReadonlySet<string>, random: () => number) =>
  wayThrough(compiled, { depth: 'full', answer: (question) => pick(question, open, random) })

/** The way of somebody who answers like this, down to the last question that can be asked. */
export function wayThrough(
  compiled: CompiledFlow,
  { depth, answer }: { depth: Depth; answer: (question: Question) => AnswerValue },
): CoveringWalk {
  const steps: Step[] = []
  let interview = newInterview(depth)
  for (;;) {
    const question = nextOpen(compiled, interview)
    const isDone = depth === 'quick' || left(compiled, interview).length === 0
    if (!question && isDone) return steps
    const step = question
      ? { question, value: answer(withOffered(compiled, interview, question)) }
      : 'goDeeper'
    const outcome = accept(compiled, interview, commandOf(step))
    if (!outcome.ok) throw new Error(`${question?.id}: ${outcome.problem}`)
    interview = outcome.interview
    steps.push(step)
  }
}

/** The question with the choices that are shown. */
function withOffered(compiled: CompiledFlow, interview: Interview, question: Question): Question {
  const { facts } = compiled.read(interview.answers)
  const { rules } = compiled
  return { ...question, choices: [...offeredChoices(question, { rules, facts })] }
}

const commandOf = (step: Step): Parameters<typeof accept>[2] =>
  step === 'goDeeper'
    ? { kind: 'goDeeper' }
    : step.value === null || step.value === notSure
      ? {
          kind: step.value === null ? 'skip' : 'notSure',
          question: step.question.id,
          person,
          at,
        }
      : { kind: 'answer', question: step.question.id, value: step.value, person, at }

/** The first question on the agenda that has no answer: the one that is asked. */
function nextOpen(compiled: CompiledFlow, interview: Interview): Question | undefined {
  const agenda = agendaOf(compiled, interview)
  return compiled.rules.askingOrder.find(
    ({ id }) => agenda.has(id) && answerOf(interview, id, person) === undefined,
  )
}

/** What nobody picked yet, if anything; of several questions' worth, by chance. */
function pick(question: Question, open: ReadonlySet<string>, random: () => number): AnswerValue {
  const { choices, type } = question
  if (type === 'text') return 'Some words'
  if (choices.length === 0) return names.slice(0, mostEntries(question))
  const fresh = choices.filter(({ value }) => open.has(choice(question, value)))
  const together = choices.filter(({ exclusive }) => !exclusive).map(({ value }) => value)
  const isNew = fresh.some(({ exclusive }) => !exclusive)
  const isBroad = type === 'multi' && (isNew || (fresh.length === 0 && random() < 0.5))
  const isFresh = (value: string) => fresh.some((one) => one.value === value)
  const newFirst = together.toSorted((one, other) => Number(isFresh(other)) - Number(isFresh(one)))
  if (isBroad && together.length > 0) return newFirst.slice(0, question.max ?? together.length)
  const among = fresh.length > 0 && random() < 0.8 ? fresh : choices
  const one = among[Math.floor(random() * among.length)]?.value ?? ''
  return type === 'multi' ? [one] : one
}

/** People of the workspace; they do as names of services too. */
const names = ['Ravi', 'Mei', 'Dana']

/** Walks this way on a channel, and looks at each step whether the right question stands there. */
export async function walkOn(seat: Seat, steps: CoveringWalk): Promise<void> {
  for (const step of steps) {
    const card = await seat.card()
    if (step === 'goDeeper') await seat.presses('Go deeper', card)
    else {
      if (!asks(step.question, card.text)) {
        throw new Error(`${seat.name} should be asked “${step.question.ask}”: ${card.text}`)
      }
      await answers(seat, card, step)
    }
  }
}

/** A question's words, for a product in use or not yet, about whichever service. */
export function asks({ ask, askEarly = ask }: Question, text: string): boolean {
  return [ask, askEarly].some((words) => {
    const [before = '', after = ''] = words.split('{service}')
    return text.includes(before) && text.includes(after)
  })
}

type Answering = Exclude<Step, 'goDeeper'>

export function answers(seat: Seat, card: Card, { question, value }: Answering): Promise<void> {
  if (value === null) return seat.presses('Skip', card)
  if (value === notSure) return seat.presses('Not sure', card)
  const { type, choices, max, entries, roles = [] } = question
  const said = [value].flat()
  if (type === 'text') return seat.fills({ 'Your words': said[0] ?? '' }, card)
  if (type === 'people' || type === 'list') {
    const lines = entries ?? roles
    const filled = said.map((one, n) => [lines[n]?.ask ?? `Number ${n + 1}`, one] as const)
    return seat.fills(Object.fromEntries(filled.filter(([, one]) => one !== '')), card)
  }
  const labels = said.map((one) => choices.find((choice) => choice.value === one)?.label ?? one)
  return type === 'multi'
    ? seat.fills(
        { [max === undefined ? 'Pick all that fit' : `Pick up to ${max} that fit`]: labels },
        card,
      )
    : seat.presses(labels[0] ?? '', card)
}
