import type { Ranked } from './ranking.ts'

/** Which labels count: those given with the cases, or those for stories written since as well. */
export type Labels = 'given' | 'all'

const depths = [7, 15, 30, Number.POSITIVE_INFINITY]

/** The heads of the columns that `figures` fills. */
export const heading = ['@7', '@15', '@30', 'all', 'first 7']
  .map((title) => title.padStart(8))
  .join('')

/** How many of the experts' threats stand among the first so many, and how many of the first seven they named. */
export function figures(ranked: readonly Ranked[], labels: Labels): string {
  const recalls = depths.map((depth) => {
    const found = ranked.reduce((total, each) => total + hits(each, labels, depth), 0)
    return percent(found / Math.max(1, threatsIn(ranked)))
  })
  const shares = ranked.map((each) => firstSevenShare(each, labels))
  return [...recalls, percent(mean(shares))].join('')
}

/** How many product-level threats the experts of these cases named. */
export const threatsIn = (ranked: readonly Ranked[]): number =>
  ranked.reduce((total, { model }) => total + model.experts.length, 0)

/** How many stories two products share among their first seven, over all pairs. */
export function sharedOfSeven(sevens: readonly (readonly string[])[]): number {
  const pairs = sevens.flatMap((one, place) =>
    sevens.slice(place + 1).map((other) => one.filter((id) => other.includes(id)).length),
  )
  return mean(pairs)
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, each) => total + each, 0) / Math.max(1, values.length)

const hits = ({ model, ids }: Ranked, labels: Labels, depth: number): number => {
  const first = new Set(ids.slice(0, depth))
  return model.experts.filter((expert) => expert[labels].some((id) => first.has(id))).length
}

const firstSevenShare = ({ model, ids }: Ranked, labels: Labels): number => {
  const named = new Set(model.experts.flatMap((expert) => expert[labels]))
  const first = ids.slice(0, 7)
  return first.filter((id) => named.has(id)).length / Math.max(1, first.length)
}

const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(8)
