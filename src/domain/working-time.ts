import type { WorkingWeek } from './policy.ts'
import { isWorkingDay } from './working-days.ts'

const minute = 60_000
const hour = 60 * minute
/** No week is longer, whatever its clocks do. */
const mostJumps = 30

/** The day and the time of day at an instant, where somebody is. */
export interface LocalTime {
  /** A calendar date. */
  readonly day: string
  /** 0 to 23. */
  readonly hour: number
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>()
/** How many zones are kept ready; there are about 600 in the world. */
const mostKept = 1000

/** True for the name of a time zone that this computer knows. */
export const isZone = (zone: string): boolean => formatIn(zone) !== undefined

/** The local time at an instant, in milliseconds since 1970, in a zone; an unknown zone counts as UTC. */
export function localTime(at: number, zone: string): LocalTime {
  const format = formatIn(zone) ?? formatIn('UTC')
  const parts = new Map((format?.formatToParts(at) ?? []).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: Number(part('minute')),
  }
}

/**
 * The first instant from this one on, in milliseconds since 1970, at which people work where somebody is, and not
 * before a day of theirs where one is given; `undefined` in a week without working time.
 */
export function workTimeFrom(
  at: number,
  zone: string,
  week: WorkingWeek,
  notBefore = '',
): number | undefined {
  let next = at
  for (let jump = 0; jump < mostJumps; jump++) {
    const local = localTime(next, zone)
    if (local.day < notBefore && daysUntil(local.day, notBefore) > 2) {
      next += (daysUntil(local.day, notBefore) - 1) * 24 * hour
      continue
    }
    const isDay = local.day >= notBefore && isWorkingDay(local.day, week)
    if (isDay && local.hour >= week.firstHour && local.hour < week.lastHour) return next
    const isEarly = isDay && local.hour < week.firstHour
    const hours = isEarly ? week.firstHour - local.hour : 24 - local.hour
    // To the full hour, so that what begins with an hour is found at its first moment.
    next += hours * hour - local.minute * minute - (next % minute)
  }
  return undefined
}

const daysUntil = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * hour))

function formatIn(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone)
  const format = formatOf(zone)
  if (formats.size < mostKept) formats.set(zone, format)
  return format
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  } catch {
    return undefined
  }
}
