import type { OtherProducts } from '../other-products.ts'

/** A story that at least two in five of all example products name is what nearly every product gets. */
const usualShare = 0.4

/** The stories that nearly every product gets, by the examples. */
export function basicStories(others: OtherProducts | undefined): ReadonlySet<string> {
  if (!others || others.examples.length === 0) return new Set()
  const times = new Map<string, number>()
  for (const id of others.examples.flatMap(({ first }) => Object.keys(first))) {
    times.set(id, (times.get(id) ?? 0) + 1)
  }
  const least = usualShare * others.examples.length
  return new Set([...times].filter(([, count]) => count >= least).map(([id]) => id))
}
