import {
  type Band,
  bandKey,
  type Effort,
  effortKey,
  type Meaning,
  meaningKey,
  type Owner,
  ownerKey,
  riskKey,
  type Scale,
  type Stance,
  type Stride,
  scaleKey,
  stanceKey,
  type Treatment,
  treatmentKey,
} from '../domain/vocabulary.ts'
import { asTyped } from '../message/escape.ts'
import { commaList } from '../message/locale.ts'
import type { Say } from '../message/words.ts'

/** "Act first", "Plan soon", "Keep in mind" or "Fine for now". */
export const bandWord = (say: Say, band: Band): string => say(bandKey(band))

/** How soon a story should be looked at: its band, or that nobody knows yet. */
export const howSoon = (
  say: Say,
  { isNotKnownYet }: { readonly isNotKnownYet: boolean },
  band: Band,
): string => (isNotKnownYet ? say('report.notKnownYet') : bandWord(say, band))

/** "low", "medium", "high" or "very high". */
export const scaleWord = (say: Say, scale: Scale): string => say(scaleKey(scale))

/** The kind of risk in a plain word or two: "information gets out". */
export const riskWord = (say: Say, stride: Stride): string => say(riskKey(stride))

/** What a story can mean for us, one by one. */
export const meansList = (say: Say, means: readonly Meaning[]): readonly string[] =>
  means.map((meaning) => say(meaningKey(meaning)))

/** What a story can mean for us, such as "people hurt, a fine". */
export const meansWords = (say: Say, means: readonly Meaning[]): string =>
  commaList(say, meansList(say, means))

/** How much work a safety step is, such as "a day or less". */
export const effortWord = (say: Say, effort: Effort): string => say(effortKey(effort))

/** Who usually knows or does it, such as "whoever builds it". */
export const ownerWord = (say: Say, owner: Owner): string => say(ownerKey(owner))

/** "Fix it", "Stop doing it", "Let a supplier or insurer carry it" or "Live with it". */
export const treatmentWord = (say: Say, treatment: Treatment): string =>
  say(treatmentKey(treatment))

/** What somebody thinks about a story: "Yes", "No", "It has happened" … */
export const stanceWord = (say: Say, stance: Stance): string => say(stanceKey(stance))

/** Words that may hold what a person typed, safe inside a message; without the full stop that follows anyway. */
export const typed = (words: string): string => asTyped(words.replace(/\.\s*$/, ''))

/** Words as a whole sentence: a full stop is added only where none stands yet, not even inside a closing quote. */
export const withFullStop = (words: string): string =>
  /[.!?…][”’"')]?\s*$/.test(words) ? words.trim() : `${words.trim()}.`

/** Words that may hold what a person typed, as a whole sentence that is safe inside a message. */
export const asSentence = (words: string): string => asTyped(withFullStop(words))
