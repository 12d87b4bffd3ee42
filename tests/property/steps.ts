import fc from 'fast-check'
import type { InterviewCommand } from '../../src/engine/command.ts'
import { type Interview, versionOf } from '../../src/engine/interview.ts'
import type { CompiledFlow } from '../../src/engine/machine.ts'
import { position } from '../../src/engine/position.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'

/** One of them has a name that plain objects have a meaning for. */
export const people = ['dana', 'ravi', 'constructor'] as const
export const at = '2026-11-21T09:00:00Z'

/** What people do, before it is known at which question they are. */
export interface Step {
  readonly do: Press | Look | Share | 'together' | 'double' | 'resume' | 'upgrade'
  readonly who: number
  /** Whom, what and how, picked by number from whatever there is then. */
  readonly to: number
  readonly which: number
  readonly pick: number
}

type Press = 'answer' | 'say' | 'wrong' | 'stale' | 'skip' | 'notSure'
type Look = 'back' | 'continue' | 'change'
type Share = 'handOver' | 'takeBack' | 'deeper' | 'depth'

const step = (weight: number, ...kinds: Step['do'][]) => ({
  weight,
  arbitrary: fc.record({
    do: fc.constantFrom(...kinds),
    who: fc.nat(people.length - 1),
    to: fc.nat(people.length - 1),
    which: fc.nat(30),
    pick: fc.nat(30),
  }),
})

/** Random conversations: mostly answers, and everything else that people do. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    step(12, 'answer'),
    step(5, 'say', 'say', 'wrong', 'stale', 'double'),
    step(5, 'skip', 'notSure', 'back', 'change'),
    step(4, 'handOver', 'takeBack', 'deeper', 'continue'),
    step(3, 'together', 'resume', 'upgrade', 'depth'),
  ),
  { minLength: 6, maxLength: 26 },
)

/** A value that the question takes, picked by a number. */
export function valueFor(question: Question, pick: number): AnswerValue {
  const { choices } = question
  if (question.type === 'list') {
    const services = ['Ship', 'Mail', 'Bank'].slice(0, 1 + (pick % 3))
    return pick % 2 ? services : services.toReversed()
  }
  if (question.type === 'people') return [['Ravi', 'Mei'][pick % 2] ?? '']
  if (choices.length === 0) return `Words ${pick % 2}`
  const one = choices[pick % choices.length]
  const other = choices[(pick + 1) % choices.length]
  if (!one || !other) return null
  const alone = question.type !== 'multi' || one.exclusive || other.exclusive || pick % 3 === 0
  if (!alone && one !== other) return [one.value, other.value]
  return question.type === 'multi' ? [one.value] : one.value
}

const wrongValues: readonly AnswerValue[] = [
  'nonsense',
  [],
  ['a', 'a'],
  ['a', 'b'],
  ['a', 'z'],
  'x'.repeat(700),
  ['', ''],
  '',
]

/** The command that a step comes to, at this point of an interview. */
export function commandFor(
  compiled: CompiledFlow,
  interview: Interview,
  step: Step,
): InterviewCommand | undefined {
  const person = people[step.who] ?? 'dana'
  const { questions } = compiled.flow
  const question = questions[step.which % questions.length] as Question
  const { id } = question
  switch (step.do) {
    case 'back':
      return { kind: 'back', person, from: position(compiled, interview, person).at }
    case 'continue':
      return { kind: 'continue', person }
    case 'change':
      return { kind: 'change', person, question: id }
    case 'takeBack':
      return { kind: 'takeBack', questions: [id], person }
    case 'deeper':
      return step.pick % 2 ? { kind: 'goDeeper' } : { kind: 'goDeeper', section: question.section }
    case 'handOver': {
      const to = people[step.to] ?? 'dana'
      return { kind: 'handOver', questions: [id], from: person, to, at }
    }
    case 'depth':
      return { kind: 'chooseDetail', depth: step.pick % 2 === 0 ? 'quick' : 'full' }
    case 'say':
    case 'stale': {
      const version = versionOf(interview, id, person) - (step.do === 'stale' ? 1 : 0)
      return {
        kind: 'answer',
        question: id,
        person,
        at,
        value: valueFor(question, step.pick),
        version,
      }
    }
    default:
      return onCard(compiled, interview, step, person)
  }
}

/** A press on the card that this person sees. */
function onCard(
  compiled: CompiledFlow,
  interview: Interview,
  step: Step,
  person: string,
): InterviewCommand | undefined {
  const shown = compiled.rules.byId.get(position(compiled, interview, person).at)
  if (!shown) return undefined
  const card = { question: shown.id, person, at, version: versionOf(interview, shown.id, person) }
  switch (step.do) {
    case 'answer':
      return { kind: 'answer', ...card, value: valueFor(shown, step.pick) }
    case 'wrong':
      return { kind: 'answer', ...card, value: wrongValues[step.pick % wrongValues.length] ?? null }
    case 'skip':
    case 'notSure':
      return { kind: step.do, ...card }
    default:
      return undefined
  }
}
