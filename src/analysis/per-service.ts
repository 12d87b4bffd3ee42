import type { Facts } from '../flow/fact.ts'
import { serviceCopy } from '../flow/flow.ts'
import type { CompiledThreat } from './compile.ts'
import type { FactsForThreats } from './threat-status.ts'

const wholeProduct: readonly (readonly number[])[] = [[]]

/**
 * The stories that a threat is told as, each with the connected services that it stands for. A service of which
 * somebody said what this threat rests on has a story of its own; all others share one, so that nothing is told twice
 * for want of an answer.
 */
export function storiesOf(
  { threat, copies }: CompiledThreat,
  { facts, services }: FactsForThreats,
): readonly (readonly number[])[] {
  if (!threat.each) return wholeProduct
  if (services.length < 2) return [services]
  const isApart = (number: number): boolean =>
    copies[number - 1]?.ownFacts.some((name) => isAnswered(facts, name)) === true
  const shared = services.filter((number) => !isApart(number))
  const apart = services.filter(isApart).map((number) => [number])
  return shared.length > 0 ? [...apart, shared] : apart
}

const isAnswered = (facts: Facts, name: string): boolean => {
  const state = facts.get(name)?.state
  return state === 'known' || state === 'disputed'
}

/**
 * The id of a story, by which it is talked about and decided: that of its threat, with the number of its service from
 * the second on (`link-down`, `link-down.2`). It holds no name, so that another name changes nothing.
 */
export const storyIdOf = ({
  compiled,
  standsFor,
}: {
  readonly compiled: CompiledThreat
  readonly standsFor: readonly number[]
}): string => serviceCopy(compiled.threat.id, standsFor[0] ?? 1)
