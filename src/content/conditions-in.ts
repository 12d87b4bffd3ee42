import { accept } from '../engine/accept.ts'
import { agendaOf, isNumbered } from '../engine/agenda.ts'
import { answerOf, type Depth, type Interview, newInterview } from '../engine/interview.ts'
import type { CompiledFlow } from '../engine/machine.ts'
import { type AnswerValue, type GivenAnswer, notSure } from '../flow/answer.ts'
import type { Choice, Question } from '../flow/flow.ts'
import { offeredChoices } from '../flow/offered.ts'
import { seeded } from './random.ts'

/** Somebody who answers in one way. */
export type Manner = (question: Question) => AnswerValue

/** How one walk through a flow went. */
export interface Walk {
  readonly asked: readonly Question[]
  readonly answers: readonly GivenAnswer[]
  readonly lowStakes: boolean
  /** Why the walk could not go on, if it could not. */
  readonly stuck?: string
}

const person = 'walker'
const at = '2026-01-01T00:00:00.000Z'

/** Answers question after question until there is nothing more to ask. */
export function walkThrough(compiled: CompiledFlow, depth: Depth, manner: Manner): Walk {
  const asked: Question[] = []
  let interview = newInterview(depth)
  const end = (stuck?: string): Walk => ({
    asked,
    answers: interview.answers,
    lowStakes: compiled.rules.lowStakes(compiled.read(interview.answers).facts),
    ...(stuck !== undefined && { stuck }),
  })
  for (let step = 0; step <= compiled.flow.questions.length; step++) {
    const question = nextOpen(compiled, interview)
    if (!question) return end()
    asked.push(question)
    const { facts } = compiled.read(interview.answers)
    const choices = offeredChoices(question, { rules: compiled.rules, facts })
    const value = manner({ ...question, choices: [...choices] })
    const here = question.id
    const outcome = accept(compiled, interview, {
      kind: 'answer',
      question: here,
      person,
      at,
      value,
    })
    if (!outcome.ok) return end(`“${here}” does not take an answer (${outcome.problem})`)
    interview = outcome.interview
  }
  return end('the questions never end')
}

/** The first question on the agenda that has no answer; the machine, which is slower, finds the same. */
function nextOpen(compiled: CompiledFlow, interview: Interview): Question | undefined {
  const agenda = agendaOf(compiled, interview)
  return compiled.rules.askingOrder.find(
    ({ id }) => agenda.has(id) && answerOf(interview, id, person) === undefined,
  )
}

/** How many questions of a walk count towards the limits. */
export const lengthOf = ({ asked }: Walk): number => asked.filter(isNumbered).length

function inWords({ type }: Question, entries: number): AnswerValue {
  if (type === 'text') return 'Some words'
  return Array.from({ length: entries }, (_, n) => `Thing ${n + 1}`)
}

/** Answers at random: `unsure` of the time not sure, and `calm` of the time as if little were at stake. */
export function randomManner(seed: number, unsure: number, calm: number): Manner {
  const random = seeded(seed)
  const anyOf = (choices: readonly Choice[]): string =>
    choices[Math.floor(random() * choices.length)]?.value ?? notSure
  const harmless = (choices: readonly Choice[]): string =>
    (choices.find(({ neutral }) => neutral) ?? choices[0])?.value ?? notSure
  const severalOf = (choices: readonly Choice[], most?: number): readonly string[] => {
    const picked = choices.filter(({ exclusive }) => !exclusive && random() > 0.6).slice(0, most)
    return picked.length > 0 ? picked.map(({ value }) => value) : [anyOf(choices)]
  }
  return (question) => {
    const { choices, type, max } = question
    if (choices.length === 0) return inWords(question, 1 + Math.floor(random() * (max ?? 1)))
    if (random() < unsure) return notSure
    if (random() < calm) return type === 'multi' ? [harmless(choices)] : harmless(choices)
    return type === 'multi' ? severalOf(choices, max) : anyOf(choices)
  }
}

/** Picks everything that can be picked together, the last choice otherwise, and names all it can. */
export const everyCondition: Manner = (question) => {
  const { choices, type, max } = question
  if (choices.length === 0) return inWords(question, max ?? 1)
  if (type !== 'multi') return choices.at(-1)?.value ?? notSure
  const together = choices.filter(({ exclusive }) => !exclusive)
  return together.slice(0, max).map(({ value }) => value)
}
