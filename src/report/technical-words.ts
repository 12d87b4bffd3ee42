import type { Finding, LetterRating } from '../analysis/finding.ts'
import {
  type Band,
  type Confidence,
  confidenceKey,
  type DreadLetter,
  dreadLetters,
  type FindingStatus,
  findingStatusKey,
  letterKey,
  type Stride,
  strideKey,
} from '../domain/vocabulary.ts'
import { commaList } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { referencesOf } from './json.ts'
import { bandWord } from './phrases.ts'
import { letterWords } from './rating-reasons.ts'
import { type Story, saidBy } from './stories.ts'
import type { Summary } from './summary.ts'
import type { ReferenceTitles } from './summary-input.ts'

/** "Information disclosure, Elevation of privilege". */
export const strideWords = (say: Say, stride: readonly Stride[]): string =>
  commaList(
    say,
    stride.map((letter) => say(strideKey(letter))),
  )

/** "sure", "fairly sure" or "a guess". */
export const confidenceWord = (say: Say, confidence: Confidence): string =>
  say(confidenceKey(confidence))

/** How a story came to be listed. */
export const statusWord = (say: Say, status: FindingStatus): string => say(findingStatusKey(status))

/** "3", or "2–3" for a range. */
const rangeWords = (say: Say, { low, high }: { low: number; high: number }): string =>
  low === high
    ? say('technical.dread.one', { level: low })
    : say('technical.dread.range', { low, high })

/** All five letters and the total on one line: "13–14 of 15 (D 3 · R 3 · E 2–3 · A 2 · D 3)". */
export const dreadLine = (say: Say, finding: Finding): string =>
  say('technical.dread.short', dreadValues(say, finding))

/** The same as short as can be, for a column: "13–14: 3 3 2–3 2 3". */
export const dreadRow = (say: Say, finding: Finding): string =>
  say('technical.dread.row', dreadValues(say, finding))

function dreadValues(say: Say, { rating }: Finding) {
  const { letters, total } = rating
  const part = (letter: DreadLetter) => rangeWords(say, letters[letter])
  return {
    total: rangeWords(say, total),
    damage: part('damage'),
    reproducibility: part('reproducibility'),
    exploitability: part('exploitability'),
    affectedUsers: part('affectedUsers'),
    discoverability: part('discoverability'),
  }
}

/** One line for each letter: its name, its range, what it means and the answers behind it. */
export function letterLines(summary: Summary, { rating }: Finding): readonly string[] {
  return dreadLetters.map((letter) => letterLine(summary, letter, rating.letters[letter]))
}

function letterLine({ say, input }: Summary, letter: DreadLetter, rating: LetterRating): string {
  const line = say('technical.dread.level', {
    name: say(letterKey(letter)),
    level: rangeWords(say, rating),
    words: letterWords(say, letter, rating),
  })
  const reasons = saidBy(rating.because, input.people).map(({ by, texts }) => {
    const joined = texts.join(' ')
    return by ? `${joined} (${by})` : joined
  })
  if (reasons.length === 0) return line
  return `${line} ${say('technical.dread.because', { reasons: reasons.join(' ') })}`
}

/** The derived band as a range, and a person's override beside it. */
export function bandLine({ say, nameOf }: Summary, story: Story): string {
  const { finding, talk } = story
  const range = finding?.rating.band
  const words = range ? bandRange(say, range) : ''
  const derived = story.isNotKnownYet ? say('technical.band.notKnownYet', { range: words }) : words
  const { override } = talk
  if (!override) return derived
  return say('technical.band.overridden', {
    derived,
    band: bandWord(say, override.band),
    name: nameOf(override.by),
    reason: override.reason,
  })
}

const bandRange = (say: Say, { low, high }: { low: Band; high: Band }): string =>
  low === high
    ? bandWord(say, high)
    : say('technical.band.range', { low: bandWord(say, low), high: bandWord(say, high) })

/** One outside reference: what it is called, and where it can be read if that address is certain. */
export interface TechnicalReference {
  readonly text: string
  readonly href: string | undefined
}

/** Weaknesses, attack patterns, lists and requirements that a story and its safety steps name. */
export function technicalReferences(summary: Summary, story: Story): readonly TechnicalReference[] {
  const { say, input } = summary
  const { asvs } = referencesOf(story)
  return [
    ...storyReferences(summary, story),
    ...asvs.map((id) => ({ text: named({ say, input }, 'asvs', id), href: undefined })),
  ]
}

function named(
  { say, input }: Pick<Summary, 'say' | 'input'>,
  kind: keyof ReferenceTitles,
  id: string | number,
): string {
  const text = say(`technical.references.${kind}`, { id })
  const title = input.references?.[kind][id]
  return title ? say('technical.references.titled', { id: text, title }) : text
}

/** Weaknesses, attack patterns and lists that a story itself names. */
export function storyReferences(
  { say, input }: Pick<Summary, 'say' | 'input'>,
  story: Story,
  kinds: readonly ('cwe' | 'capec' | 'owasp')[] = ['cwe', 'capec', 'owasp'],
): readonly TechnicalReference[] {
  const { cwe, capec, owasp } = referencesOf(story)
  const mitre = (kind: 'cwe' | 'capec') => (id: number) => ({
    text: named({ say, input }, kind, id),
    href: `https://${kind}.mitre.org/data/definitions/${id}.html`,
  })
  return [
    ...(kinds.includes('cwe') ? cwe.map(mitre('cwe')) : []),
    ...(kinds.includes('capec') ? capec.map(mitre('capec')) : []),
    ...(kinds.includes('owasp')
      ? owasp.map((id) => ({ text: named({ say, input }, 'owasp', id), href: undefined }))
      : []),
  ]
}
