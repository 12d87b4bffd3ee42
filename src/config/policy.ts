import { type Policy, usualPolicy, type WorkingWeek } from '../domain/policy.ts'
import type { Environment } from './settings.ts'

/** The weekdays as they are written in a setting, Monday first. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The weekdays of a setting such as "mon-fri" or "sun,mon,tue", 1 is Monday; `undefined` for what names none. */
export function weekdaysIn(words: string): readonly number[] | undefined {
  const days = words
    .toLowerCase()
    .split(',')
    .map((part) => daysOf(part.trim()))
  const known = days.flatMap((some) => some ?? [])
  return days.includes(undefined) ? undefined : [...new Set(known)].sort((a, b) => a - b)
}

/** One weekday, or those from one to another, also over the end of the week. */
function daysOf(part: string): readonly number[] | undefined {
  const [first, last = first, ...more] = part.split('-').map((name) => dayOf(name.trim()))
  if (first === undefined || last === undefined || more.length > 0) return undefined
  const count = ((last - first + 7) % 7) + 1
  return Array.from({ length: count }, (_, n) => ((first - 1 + n) % 7) + 1)
}

function dayOf(name: string): number | undefined {
  const at = weekdayNames.findIndex((known) => known === name.slice(0, 3) && name.length >= 3)
  return at < 0 ? undefined : at + 1
}

/** The hours of a setting such as "8-18": when work begins and when it ends; `undefined` for what says none. */
export function hoursIn(words: string): Pick<WorkingWeek, 'firstHour' | 'lastHour'> | undefined {
  const [, first, last] = /^(\d{1,2})\s*-\s*(\d{1,2})$/.exec(words.trim()) ?? []
  const [firstHour, lastHour] = [Number(first), Number(last)]
  return firstHour < lastHour && lastHour <= 24 ? { firstHour, lastHour } : undefined
}

/** Names with commas between them. */
const listIn = (words: string): readonly string[] =>
  words
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** How the organisation works; what is not set is as usual, in the zone of this computer. */
export function policyIn(given: Environment): Policy {
  const { week, longestAcceptanceDays } = usualPolicy
  const days = weekdaysIn(given.get('WHATIF_WORKING_DAYS') ?? '')
  const hours = hoursIn(given.get('WHATIF_WORKING_HOURS') ?? '')
  const longest = given.get('WHATIF_LONGEST_ACCEPTANCE')
  const months = given.get('WHATIF_KEEP_CLOSED_MONTHS')
  return {
    week: { ...week, ...(days && { days }), ...hours },
    zone: given.get('WHATIF_ZONE') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    longestAcceptanceDays: longest === undefined ? longestAcceptanceDays : Number(longest),
    ...(months !== undefined && { keepClosedMonths: Number(months) }),
    isQuiet: given.get('WHATIF_QUIET') === '1',
    leads: listIn(given.get('WHATIF_LEADS') ?? ''),
    leadGroups: listIn(given.get('WHATIF_LEAD_GROUPS') ?? ''),
  }
}
