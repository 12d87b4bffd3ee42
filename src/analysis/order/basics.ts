import type { OtherProducts } from '../other-products.ts'

/** A story that at least two in five of all example products name is what nearly every product gets. */
const usualShare = 0.4
/** So is one that at least one in five models of an ordinary kind of product names. */
const usualPercent = 20

/** The stories that nearly every product gets: by the examples, or by the kind of product in the middle of all kinds. */
export function basicStories(others: OtherProducts | undefined): ReadonlySet<string> {
  if (!others || others.examples.length === 0) return new Set()
  const { examples, facets } = others
  const least = usualShare * examples.length
  return new Set(
    Object.keys(facets.base).filter(
      (id) =>
        examples.filter(({ first }) => id in first).length >= least ||
        middle(Object.values(facets.facets).map(({ pct }) => pct[id] ?? 0)) >= usualPercent,
    ),
  )
}

const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
