import type { Finding, Way } from './finding.ts'
import type { Judged } from './judge.ts'
import { storyIdOf } from './per-service.ts'

/** Whether a story stands for itself; the others are raised by their way alone. */
export const standsForItself = ({ compiled }: Judged): boolean => compiled.threat.onlyAsWay !== true

/** What is shown, without the stories of ways that are not told. */
export function withoutUntold(shown: readonly Judged[], told: readonly Way[]): readonly Judged[] {
  const ids = new Set(told.map(({ finding }) => finding))
  return shown.filter((story) => standsForItself(story) || ids.has(storyIdOf(story)))
}

/** Puts the stories of ways after the first, which they never are among, in the order of their ways. */
export function afterFirst(
  findings: readonly Finding[],
  ofWays: readonly Finding[],
  { first, ways }: { readonly first: number; readonly ways: readonly Way[] },
): readonly Finding[] {
  const turnOf = ({ id }: Finding): number => ways.findIndex(({ finding }) => finding === id)
  const inTurn = ofWays.toSorted((one, other) => turnOf(one) - turnOf(other))
  return [...findings.slice(0, first), ...inTurn, ...findings.slice(first)]
}
