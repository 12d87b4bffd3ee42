import type { Facts } from '../flow/fact.ts'

/** What is known of a fact as a list: its one value, or its several; nothing where it is open or disputed. */
export function said(facts: Facts, name: string): readonly string[] {
  const fact = facts.get(name)
  return fact?.state === 'known' ? [fact.possible[0] ?? []].flat() : []
}
