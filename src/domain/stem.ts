import { stemmer as porter } from 'stemmer'

/** A word in small letters without its ending, so that “checks” and “checked” are one. */
export type Stem = (word: string) => string

/** What takes endings off, for each language that has one; letters that are no word, such as “https”, have none. */
const stemmers: Readonly<Record<string, Stem>> = {
  en: (word) => (/[aeiouy]/.test(word) ? porter(word) : word),
}

/** The stemmer of a language by its code, such as `en`; a language without one keeps its words whole. */
export const stemFor = (language: string): Stem => stemmers[language] ?? ((word) => word)
