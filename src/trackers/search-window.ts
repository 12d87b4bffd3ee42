/** How many items a tracker tells at once, and how many such pages are looked through for one of ours. */
export const pageSize = 100
export const mostPages = 10

/** The clock of a tracker and ours need not agree. */
const clockSlack = 600_000

/** The instant from which an item that was put since then is looked for: ISO 8601 in UTC, ten minutes before. */
export const searchedFrom = (since: string): string =>
  new Date(Date.parse(since) - clockSlack).toISOString()
