import type { Say } from './words.ts'

/** "Dana, Ravi and Mei", as the language writes it. */
export const listOf = ({ language }: Pick<Say, 'language'>, items: readonly string[]): string =>
  lists(language, 'conjunction').format(items)

/** "Dana, Ravi or Mei": any one of them, as the language writes it. */
export const anyOf = ({ language }: Pick<Say, 'language'>, items: readonly string[]): string =>
  lists(language, 'disjunction').format(items)

/** "low, high", as the language writes a list without a last word. */
export const commaList = ({ language }: Pick<Say, 'language'>, items: readonly string[]): string =>
  lists(language, 'unit').format(items)

/** A calendar date (YYYY-MM-DD) as people write it: "21 Nov". What is no date stays as it is. */
export const shortDate = ({ language }: Pick<Say, 'language'>, date: string): string =>
  dated(language, date, { day: 'numeric', month: 'short' })

/** A calendar date with its year: "21 Nov 2025". */
export const longDate = ({ language }: Pick<Say, 'language'>, date: string): string =>
  dated(language, date, { day: 'numeric', month: 'short', year: 'numeric' })

/** A calendar date as it is said on another: with its year only where that is another year. */
export const dateSeenFrom = (say: Pick<Say, 'language'>, date: string, today: string): string =>
  date.slice(0, 4) === today.slice(0, 4) ? shortDate(say, date) : longDate(say, date)

/** The month of a calendar date as it is said on another: with its year only where that is another year. */
export const monthSeenFrom = (
  { language }: Pick<Say, 'language'>,
  date: string,
  today: string,
): string =>
  dated(
    language,
    date,
    date.slice(0, 4) === today.slice(0, 4) ? { month: 'long' } : { month: 'long', year: 'numeric' },
  )

const listFormats = new Map<string, Intl.ListFormat>()

function lists(language: string, type: Intl.ListFormatType): Intl.ListFormat {
  const key = `${type} ${language}`
  const known = listFormats.get(key)
  if (known) return known
  const format = new Intl.ListFormat(language, { type, style: type === 'unit' ? 'short' : 'long' })
  listFormats.set(key, format)
  return format
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dated(language: string, date: string, look: Intl.DateTimeFormatOptions): string {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(date) ?? []
  const instant = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(instant)) return date
  const key = `${look.year ?? ''} ${look.month} ${language}`
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(language, { ...look, timeZone: 'UTC' })
  dateFormats.set(key, format)
  return format.format(instant)
}
