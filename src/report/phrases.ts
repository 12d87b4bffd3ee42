import {
  type Band,
  bandKey,
  type Effort,
  effortKey,
  type Meaning,
  meaningKey,
  type Owner,
  ownerKey,
  type Scale,
  type Stance,
  scaleKey,
  stanceKey,
  type Treatment,
  treatmentKey,
} from '../domain/vocabulary.ts'
import { asTyped } from '../message/escape.ts'
import type { Say } from '../message/words.ts'

const monthKeys = [
  'report.month.january',
  'report.month.february',
  'report.month.march',
  'report.month.april',
  'report.month.may',
  'report.month.june',
  'report.month.july',
  'report.month.august',
  'report.month.september',
  'report.month.october',
  'report.month.november',
  'report.month.december',
] as const

/** "Act first", "Plan soon", "Keep in mind" or "Fine for now". */
export const bandWord = (say: Say, band: Band): string => say(bandKey(band))

/** "low", "medium", "high" or "very high". */
export const scaleWord = (say: Say, scale: Scale): string => say(scaleKey(scale))

/** What a story can mean for us, one by one. */
export const meansList = (say: Say, means: readonly Meaning[]): readonly string[] =>
  means.map((meaning) => say(meaningKey(meaning)))

/** What a story can mean for us, such as "people hurt, a fine". */
export const meansWords = (say: Say, means: readonly Meaning[]): string =>
  meansList(say, means).join(say('report.list.comma'))

/** How much work a safety step is, such as "a day or less". */
export const effortWord = (say: Say, effort: Effort): string => say(effortKey(effort))

/** Who usually knows or does it, such as "whoever builds it". */
export const ownerWord = (say: Say, owner: Owner): string => say(ownerKey(owner))

/** "Fix it", "Stop doing it", "Let a supplier or insurer carry it" or "Live with it". */
export const treatmentWord = (say: Say, treatment: Treatment): string =>
  say(treatmentKey(treatment))

/** What somebody thinks about a story: "Yes", "No", "It has happened" … */
export const stanceWord = (say: Say, stance: Stance): string => say(stanceKey(stance))

/** "Dana, Ravi and Mei". */
export function listOf(say: Say, items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  if (items.length < 2) return last
  const first = items.slice(0, -1).join(say('report.list.comma'))
  return say('report.list.and', { first, last })
}

/** A calendar date as people write it: "21 Nov". What is no date stays as it is. */
export const shortDate = (say: Say, date: string): string =>
  dated(say, date, ({ day, month }) => say('report.date.short', { day, month }))

/** A calendar date with its year: "21 Nov 2025". */
export const longDate = (say: Say, date: string): string =>
  dated(say, date, (parts) => say('report.date.long', parts))

/** A calendar date as it is said on another: with its year only where that is another year. */
export const dateSeenFrom = (say: Say, date: string, today: string): string =>
  date.slice(0, 4) === today.slice(0, 4) ? shortDate(say, date) : longDate(say, date)

type DateParts = { day: number; month: string; year: string }

function dated(say: Say, date: string, write: (parts: DateParts) => string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []
  const key = monthKeys[Number(month) - 1]
  return key ? write({ day: Number(day), month: say(key), year }) : date
}

/** Words that may hold what a person typed, safe inside a message; without the full stop that follows anyway. */
export const typed = (words: string): string => asTyped(words.replace(/\.\s*$/, ''))

/** Words as a whole sentence: a full stop is added only where none stands yet, not even inside a closing quote. */
export const asSentence = (words: string): string =>
  /[.!?…][”’"')]?\s*$/.test(words) ? asTyped(words.trim()) : `${asTyped(words.trim())}.`
