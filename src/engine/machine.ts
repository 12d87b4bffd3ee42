import { initialTransition, setup } from 'xstate'
import type { GivenAnswer } from '../flow/answer.ts'
import { type Facts, type FlowRules, factsOf, flowRules, standingAnswers } from '../flow/fact.ts'
import type { Flow, Question } from '../flow/flow.ts'
import type { FlowLibrary } from '../flow/offered.ts'
import { stateKey } from './rounds.ts'
import { statesOf } from './states.ts'

/** Says whether a question is to be shown to whoever walks the flow now. */
type IsOpen = (question: string) => boolean

/** What one set of answers says: facts, and the answers that count. */
export interface AnswersRead {
  readonly facts: Facts
  readonly answers: ReadonlyMap<string, readonly GivenAnswer[]>
}

/** A flow made ready once; every position in every interview is found with it. */
export interface CompiledFlow {
  readonly flow: Flow
  readonly rules: FlowRules
  readonly machine: FlowMachine
  /** Reads answers; the same list is read only once. */
  read(answers: readonly GivenAnswer[]): AnswersRead
  /** The first open question in asking order; `undefined` when the walk is through. */
  firstOpen(isOpen: IsOpen): string | undefined
}

/** The machine of one flow: rounds, sections and questions as nested states, then checking. */
type FlowMachine = ReturnType<typeof machineOf>

/** Compiles a flow into its rules and its XState machine; the library names what is like the product. */
export function compileFlow(flow: Flow, library?: FlowLibrary): CompiledFlow {
  const rules = flowRules(flow, library)
  const machine = machineOf(flow)
  const readings = new WeakMap<readonly GivenAnswer[], AnswersRead>()
  const ids = new Map(flow.questions.map((question) => [stateKey(question.id), question.id]))
  return {
    flow,
    rules,
    machine,
    read(answers) {
      const known = readings.get(answers)
      if (known) return known
      const standing = standingAnswers(rules, answers)
      const reading = { facts: factsOf(rules, standing), answers: standing }
      readings.set(answers, reading)
      return reading
    },
    firstOpen(isOpen) {
      const [state] = initialTransition(machine, { isOpen })
      return ids.get(innermost(state.value))
    },
  }
}

interface Walk {
  readonly isOpen: IsOpen
}

const machines = setup({
  types: { context: {} as Walk, input: {} as Walk | undefined },
  guards: {
    passes: ({ context }, { question }: { question: string }) => !context.isOpen(question),
  },
})

/** Each question lets the walker pass, without any event, unless it is open for them. */
function machineOf(flow: Flow) {
  const passes = (question: Question) =>
    ({ guard: { type: 'passes', params: { question: question.id } } }) as const
  return machines.createMachine({
    id: flow.id,
    version: String(flow.version),
    // XState prepares every walk once without input: that one stops at the first question.
    context: ({ input }) => input ?? { isOpen: () => true },
    ...(statesOf(flow, passes) as object),
  })
}

function innermost(value: unknown): string {
  let at = value
  while (typeof at === 'object' && at !== null) at = Object.values(at)[0]
  return String(at)
}
