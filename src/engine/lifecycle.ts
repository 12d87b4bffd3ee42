import { type AnyStateMachine, createMachine, transition } from 'xstate'

/** Which phase follows a phase upon an event; an event that is not named changes nothing. */
export type LifeTable<Phase extends string> = Readonly<
  Record<Phase, Readonly<Record<string, Phase>>>
>

/** A life as an XState machine, and the one question asked of it. */
export interface Lifecycle<Phase extends string> {
  readonly table: LifeTable<Phase>
  readonly machine: AnyStateMachine
  /** The phase that follows; `undefined` when the event means nothing in this phase. */
  next(phase: Phase, event: string): Phase | undefined
}

/** Builds a life from its table; the first phase is where it begins. */
export function lifecycleOf<Phase extends string>(
  id: string,
  table: LifeTable<Phase>,
): Lifecycle<Phase> {
  const phases = Object.keys(table) as Phase[]
  const states = Object.fromEntries(phases.map((phase) => [phase, { on: table[phase] }]))
  const machine: AnyStateMachine = createMachine({ id, initial: phases[0] ?? '', states })
  const known = new Map<string, Phase | undefined>()
  const next = (phase: Phase, event: string): Phase | undefined => {
    const now = machine.resolveState({ value: phase, context: {} })
    return now.can({ type: event })
      ? (transition(machine, now, { type: event })[0].value as Phase)
      : undefined
  }
  return {
    table,
    machine,
    next(phase, event) {
      // Records are folded often, and a life has few steps: each is worked out once.
      const step = `${phase} ${event}`
      if (!known.has(step)) known.set(step, next(phase, event))
      return known.get(step)
    },
  }
}
