import type { Safeguard } from '../analysis/threat.ts'
import type { Band, Meaning, Owner, Scale } from '../domain/vocabulary.ts'
import { asTyped } from '../message/escape.ts'
import type { Say } from '../message/words.ts'
import type { Decision, StoryTalk } from './talk.ts'

const bandKeys: Record<Band, string> = {
  actFirst: 'report.band.actFirst',
  planSoon: 'report.band.planSoon',
  keepInMind: 'report.band.keepInMind',
  fineForNow: 'report.band.fineForNow',
}

const scaleKeys: Record<Scale, string> = {
  low: 'report.scale.low',
  medium: 'report.scale.medium',
  high: 'report.scale.high',
  veryHigh: 'report.scale.veryHigh',
}

const meaningKeys: Record<Meaning, string> = {
  people: 'report.means.people',
  fine: 'report.means.fine',
  sales: 'report.means.sales',
  trust: 'report.means.trust',
  stopped: 'report.means.stopped',
}

const effortKeys: Record<Safeguard['effort'], string> = {
  S: 'report.effort.S',
  M: 'report.effort.M',
  L: 'report.effort.L',
}

const ownerKeys: Record<Owner, string> = {
  product: 'report.owner.product',
  ops: 'report.owner.ops',
  tech: 'report.owner.tech',
  legal: 'report.owner.legal',
  money: 'report.owner.money',
}

const treatmentKeys: Record<Decision['treatment'], string> = {
  mitigate: 'report.treatment.mitigate',
  avoid: 'report.treatment.avoid',
  transfer: 'report.treatment.transfer',
  accept: 'report.treatment.accept',
}

const stanceKeys: Record<keyof StoryTalk['counts'], string> = {
  yes: 'report.stance.yes',
  partly: 'report.stance.partly',
  happened: 'report.stance.happened',
  no: 'report.stance.no',
  notSure: 'report.stance.notSure',
  doesNotApply: 'report.stance.doesNotApply',
}

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
export const bandWord = (say: Say, band: Band): string => say(bandKeys[band])

/** "low", "medium", "high" or "very high". */
export const scaleWord = (say: Say, scale: Scale): string => say(scaleKeys[scale])

/** What a story can mean for us, one by one. */
export const meansList = (say: Say, means: readonly Meaning[]): readonly string[] =>
  means.map((meaning) => say(meaningKeys[meaning]))

/** What a story can mean for us, such as "people hurt, a fine". */
export const meansWords = (say: Say, means: readonly Meaning[]): string =>
  meansList(say, means).join(say('report.list.comma'))

/** How much work a safety step is, such as "a day or less". */
export const effortWord = (say: Say, effort: Safeguard['effort']): string => say(effortKeys[effort])

/** Who usually knows or does it, such as "the people who build it". */
export const ownerWord = (say: Say, owner: Owner): string => say(ownerKeys[owner])

/** "Fix it", "Stop doing it", "Let a supplier or insurer carry it" or "Live with it". */
export const treatmentWord = (say: Say, treatment: Decision['treatment']): string =>
  say(treatmentKeys[treatment])

/** What somebody thinks about a story: "Yes", "No", "It has happened" …; unknown stances stay as they are. */
export const stanceWord = (say: Say, stance: string): string => {
  const key = (stanceKeys as Record<string, string>)[stance]
  return key ? say(key) : stance
}

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
