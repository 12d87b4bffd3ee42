/** The zone in which a day ends last: where nobody knows a person's own, a day is over once it is over everywhere. */
const lastZone = 'Etc/GMT+12'

/** The calendar date (YYYY-MM-DD) at an ISO instant in somebody's time zone; an unknown zone is the last to end a day. */
export function dayAt(instant: string, zone?: string): string {
  const format = formatIn(zone) ?? formatIn(lastZone)
  return format?.format(new Date(instant)) ?? instant.slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How many zones are kept ready; there are about 600 in the world. */
const mostKept = 1000

function formatIn(zone: string | undefined): Intl.DateTimeFormat | undefined {
  if (zone === undefined) return undefined
  const kept = formats.get(zone)
  if (kept) return kept
  try {
    const look = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone } as const
    const format = new Intl.DateTimeFormat('en-CA', look)
    if (formats.size < mostKept) formats.set(zone, format)
    return format
  } catch {
    return undefined
  }
}
