import type { WorkingWeek } from './policy.ts'

const millisecondsADay = 86_400_000
/** 1 January 1970 was a Thursday. */
const firstWeekday = 4

/** Days since 1 January 1970 of a calendar date (YYYY-MM-DD). */
const dayNumber = (day: string): number =>
  Math.round(Date.parse(`${day}T00:00:00.000Z`) / millisecondsADay)

/** The weekday of a calendar date: 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number =>
  ((((dayNumber(day) + firstWeekday - 1) % 7) + 7) % 7) + 1

/** Calendar days from one date to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** True for a date on which people work. */
export const isWorkingDay = (day: string, { days }: WorkingWeek): boolean =>
  days.includes(weekdayOf(day))

/** The calendar date so many days after another, or before it. */
export function addDays(day: string, count: number): string {
  return dateOf(dayNumber(day) + count)
}

/** The calendar date so many months after another; where that month has no such day, its last one. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + count
  const first = (n: number) =>
    `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}-01`
  const last = addDays(first(months + 1), -1)
  const same = addDays(first(months), date - 1)
  return same < last ? same : last
}

/** The date so many working days after another, or before it where the count is negative; a week without any is not moved. */
export function addWorkingDays(day: string, count: number, week: WorkingWeek): string {
  if (week.days.length === 0) return day
  const step = Math.sign(count)
  let at = day
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(at, week)) left--
  }
  return at
}

/** Working days after one date, up to another and including it; 0 where that is not later. */
export function workingDaysBetween(from: string, to: string, week: WorkingWeek): number {
  const whole = Math.max(0, Math.floor(daysBetween(from, to) / 7))
  let count = whole * week.days.length
  for (let at = addDays(from, whole * 7); at < to; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, week)) count++
  }
  return count
}

/** The calendar date of a day number; the civil-from-days method of Howard Hinnant's chrono algorithms. */
function dateOf(number: number): string {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1
  const civilMonth = month < 10 ? month + 3 : month - 9
  const civilYear = year + era * 400 + (civilMonth <= 2 ? 1 : 0)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(civilYear).padStart(4, '0')}-${two(civilMonth)}-${two(day)}`
}
