import { type AnyStateMachine, setup, transition } from 'xstate'

/** Where an event leads, and under which guard; the first whose guard holds counts. */
export interface GuardedStep<Phase extends string, Guard extends string> {
  readonly to: Phase
  readonly when?: Guard
}

/** Which phase follows a phase upon an event; an event that is not named, or whose guards fail, changes nothing. */
export type GuardedTable<Phase extends string, Guard extends string> = Readonly<
  Record<Phase, Readonly<Record<string, readonly GuardedStep<Phase, Guard>[]>>>
>

/** A life whose steps depend on facts, such as the day, as an XState machine that is stepped and never runs. */
export interface GuardedLife<Phase extends string, Facts> {
  readonly machine: AnyStateMachine
  readonly table: GuardedTable<Phase, string>
  readonly first: Phase
  /** The phase after an event, as the facts are on the day of it. */
  next(phase: Phase, event: string, facts: Facts): Phase
}

/** Builds a life from its table and its guards; the first phase is where it begins. */
export function guardedLifeOf<Phase extends string, Guard extends string, Facts>(
  id: string,
  table: GuardedTable<Phase, Guard>,
  guards: Readonly<Record<Guard, (facts: Facts) => boolean>>,
): GuardedLife<Phase, Facts> {
  const names = Object.keys(guards) as Guard[]
  const machine = machineOf(id, table, guards)
  const known = new Map<string, Phase>()
  const step = (phase: Phase, type: string, facts: Facts): Phase => {
    const now = machine.resolveState({ value: phase, context: { facts } })
    return transition(machine, now, { type })[0].value as Phase
  }
  return {
    machine,
    table,
    first: Object.keys(table)[0] as Phase,
    next(phase, event, facts) {
      // The guards are all that a step knows of the facts, so each combination is worked out once.
      const key = `${phase} ${event} ${names.map((name) => Number(guards[name](facts))).join('')}`
      const found = known.get(key) ?? step(phase, event, facts)
      known.set(key, found)
      return found
    },
  }
}

function machineOf<Phase extends string, Guard extends string, Facts>(
  id: string,
  table: GuardedTable<Phase, Guard>,
  guards: Readonly<Record<Guard, (facts: Facts) => boolean>>,
): AnyStateMachine {
  const phases = Object.keys(table) as Phase[]
  const states = Object.fromEntries(
    phases.map((phase) => [phase, { on: transitionsOf(table[phase]) }]),
  )
  const asked = Object.fromEntries(
    (Object.keys(guards) as Guard[]).map((name) => [
      name,
      ({ context }: { context: { facts: Facts } }) => guards[name](context.facts),
    ]),
  )
  const typed = setup({ types: { context: {} as { facts: Facts } }, guards: asked })
  const config = { id, initial: phases[0] ?? '', context: { facts: {} as Facts }, states }
  return typed.createMachine(config as never) as unknown as AnyStateMachine
}

const transitionsOf = (on: Readonly<Record<string, readonly GuardedStep<string, string>[]>>) =>
  Object.fromEntries(
    Object.entries(on).map(([event, steps]) => [
      event,
      steps.map(({ to, when }) =>
        when === undefined ? { target: to } : { target: to, guard: when },
      ),
    ]),
  )
