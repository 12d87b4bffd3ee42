import type { Flow, Question } from '../flow/flow.ts'
import { type Pass, passesOf, stateKey } from './rounds.ts'

/** A state of a flow's machine, as plain data. */
interface StateSource {
  readonly id?: string
  readonly description?: string
  readonly initial?: string
  readonly type?: 'final'
  readonly always?: { readonly guard: unknown; readonly target: string }
  readonly states?: Readonly<Record<string, StateSource>>
}

/** What a question's state says beside its way out. */
interface QuestionState {
  readonly guard: unknown
  readonly description?: string
}

/** The states of a flow: rounds hold sections, sections hold questions, and behind them all is checking. */
export function statesOf(
  flow: Flow,
  stateOf: (question: Question) => QuestionState,
): { readonly initial: string; readonly states: Readonly<Record<string, StateSource>> } {
  const passes = passesOf(flow)
  const rounds = passes.map((pass, index) => {
    const next = passes[index + 1]?.id ?? 'checking'
    return [pass.id, passState(pass, next, stateOf)] as const
  })
  return {
    initial: passes[0]?.id ?? 'checking',
    states: { ...Object.fromEntries(rounds), checking: { id: 'checking', type: 'final' } },
  }
}

type StateOf = (question: Question) => QuestionState

function passState(pass: Pass, next: string, stateOf: StateOf): StateSource {
  const states: Record<string, StateSource> = {}
  for (const [index, section] of pass.sections.entries()) {
    const following = pass.sections[index + 1]
    const after = following ? `#${sectionKey(pass, following.id)}` : `#${next}`
    const id = sectionKey(pass, section.id)
    states[id] = {
      ...sectionState(section.questions, after, stateOf),
      id,
      description: section.title,
    }
  }
  return { id: pass.id, initial: sectionKey(pass, pass.sections[0]?.id ?? ''), states }
}

function sectionState(
  questions: readonly Question[],
  after: string,
  stateOf: StateOf,
): StateSource {
  const states: Record<string, StateSource> = {}
  for (const [index, question] of questions.entries()) {
    const { guard, ...rest } = stateOf(question)
    const sibling = questions[index + 1]
    const target = sibling ? stateKey(sibling.id) : after
    states[stateKey(question.id)] = { ...rest, always: { guard, target } }
  }
  return { initial: stateKey(questions[0]?.id ?? ''), states }
}

const sectionKey = (pass: Pass, section: string): string => `${pass.id}-${stateKey(section)}`
