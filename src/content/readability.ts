import { daleChall } from 'dale-chall'
import { syllable } from 'syllable'
import { wordsOf } from './texts.ts'

/** The counts that the readability formulas rest on. */
interface Counts {
  readonly words: number
  readonly sentences: number
  readonly syllables: number
}

const syllablesKnown = new Map<string, number>()

function syllablesIn(word: string): number {
  const known = syllablesKnown.get(word) ?? syllable(word)
  syllablesKnown.set(word, known)
  return known
}

/** Counts words, sentences and syllables of several texts together. */
export function countsOf(texts: readonly string[]): Counts {
  const words = texts.flatMap(wordsOf)
  const ends = texts.map((text) => text.match(/[.!?]+(?=[\s”]|$)/g)?.length ?? 0)
  return {
    words: words.length,
    sentences: ends.reduce((sum, count) => sum + Math.max(1, count), 0),
    syllables: words.reduce((sum, word) => sum + syllablesIn(word.toLowerCase()), 0),
  }
}

/** US school grade (Kincaid and others 1975): 4 is about the age of nine. */
export const fleschKincaidGrade = ({ words, sentences, syllables }: Counts): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59

/** Reading ease (Flesch 1948): 100 is very easy, 60 plain, 30 hard. */
export const fleschEase = ({ words, sentences, syllables }: Counts): number =>
  206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)

const listed = new Set(daleChall.map((word) => word.toLowerCase()))

/** Endings that make another form of a word: plural, past, “-ing”, “-er”, “-ly” and the like. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/['’]s?$/, ''],
  [/n['’]t$/, ''],
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/ied$/, 'y'],
  [/ed$/, ''],
  [/d$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/r$/, ''],
  [/er$/, ''],
  [/st$/, ''],
  [/est$/, ''],
  [/iest$/, 'y'],
  [/ly$/, ''],
  [/ily$/, 'y'],
  [/(.)\1(?:ed|ing|er|est)$/, '$1'],
  [/ier$/, 'y'],
]

const formsKnown = new Map<string, ReadonlySet<string>>()

/** A word and what is left of it without one ending, or two: “clinics’”, “clinics”, “clinic”. */
export function formsOf(word: string): ReadonlySet<string> {
  const known = formsKnown.get(word)
  if (known) return known
  const shorter = (form: string): string[] =>
    endings
      .filter(([ending]) => ending.test(form))
      .map(([ending, stem]) => form.replace(ending, stem))
  const once = shorter(word)
  const forms = new Set([word, ...once, ...once.flatMap(shorter)])
  formsKnown.set(word, forms)
  return forms
}

/** True when most children know the word (the Dale–Chall list of 3,000), in any of its forms. */
export function isPlainWord(word: string, also: ReadonlySet<string>): boolean {
  const lower = word.toLowerCase()
  if (/\p{N}/u.test(lower)) return true
  return isKnown(lower, also) || lower.split('-').every((part) => isKnown(part, also))
}

function isKnown(word: string, also: ReadonlySet<string>): boolean {
  for (const form of formsOf(word)) {
    if (listed.has(form.replaceAll('’', "'")) || also.has(form)) return true
  }
  return false
}
