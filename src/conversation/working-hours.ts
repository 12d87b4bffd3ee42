const firstHour = 8
const lastHour = 18
/** Somewhere on earth an hour begins at every quarter of ours. */
const quarter = 15 * 60_000
const longestLook = 8 * 24 * 4

/**
 * How many seconds until somebody's working hours (Monday to Friday, 8 to 18 where they are); 0 within them, and
 * where the time zone is not known.
 */
export function secondsUntilWork(now: number, zone: string | undefined): number {
  const clock = zone === undefined ? undefined : clockIn(zone)
  if (!clock || isWork(clock, now)) return 0
  const untilQuarter = quarter - (now % quarter)
  for (let quarters = 0; quarters < longestLook; quarters++) {
    const at = now + untilQuarter + quarters * quarter
    if (isWork(clock, at)) return Math.ceil((at - now) / 1000)
  }
  return 0
}

function clockIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    })
  } catch {
    return undefined
  }
}

function isWork(clock: Intl.DateTimeFormat, at: number): boolean {
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  const now = Number(parts.get('hour'))
  const isWeekend = ['Sat', 'Sun'].includes(parts.get('weekday') ?? '')
  return !isWeekend && now >= firstHour && now < lastHour
}
