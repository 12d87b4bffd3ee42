import type { Choice } from './flow.ts'

const known = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>()

/** One of a list's choices by its value; a list that is asked for again and again, however long, is gone through once. */
export function choiceOf(choices: readonly Choice[], value: string): Choice | undefined {
  const byValue = known.get(choices) ?? new Map(choices.map((choice) => [choice.value, choice]))
  known.set(choices, byValue)
  return byValue.get(value)
}
