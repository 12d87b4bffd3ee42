/** One page of a list. */
interface Page<Item> {
  readonly here: readonly Item[]
  /** Which page it is, from 1. */
  readonly at: number
  readonly pages: number
}

/** The page with this number, from 1; a number that no page has gives the nearest one. An empty list is one page. */
export function pageOf<Item>(items: readonly Item[], number: number, perPage: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const at = Math.min(Math.max(1, Math.trunc(number)), pages)
  return { here: items.slice((at - 1) * perPage, at * perPage), at, pages }
}
