import { stemFor } from '../domain/stem.ts'
import type { TypedWords } from './typed-words.ts'

/** One word as it is compared. */
export interface Token {
  /** In small letters, without apostrophes; every contraction with "not" is `not`. */
  readonly text: string
  /** Without its ending, so that “checks” and “checked” are one word. */
  readonly stem: string
  /** As it was typed. */
  readonly raw: string
  /** A comma, a full stop or the like comes before it. */
  readonly pause: boolean
  /** A pause or a word such as “and” comes before it. */
  readonly part: boolean
}

/** Splits words that people type; made once for a language. */
export type Tokenise = (text: string) => readonly Token[]

/** A word without its ending; letters that are no word, such as “https”, have none. */
export const stemOf = stemFor('en')

const denial = /n['’]?t$|^cannot$/

/** Sees which words are in a text, the same way for labels, lists and what people type. */
export function createTokenise(words: TypedWords): Tokenise {
  const denials = new Set(words.not.map(bare).filter((word) => denial.test(word) && word !== 'not'))
  const joints = new Set(words.and)
  const wholes = words.together.map(
    (phrase) => new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, 'giu'),
  )
  const behind = new Set([...words.sizes.keys(), ...words.units.keys()])
  const joined = (text: string): string =>
    wholes.reduce((rest, whole) => rest.replace(whole, (found) => found.replaceAll(' ', '')), text)
  const split = (word: string): string[] => {
    const [, number, rest] = /^(\d+(?:\.\d+)?)(\p{L}+)$/u.exec(word) ?? []
    return number !== undefined && rest !== undefined && behind.has(rest) ? [number, rest] : [word]
  }
  const tokenOf = (raw: string, pause: boolean, before: Token | undefined): Token => {
    const small = bare(raw)
    const text = denials.has(small) ? 'not' : small
    const isAfter = before !== undefined
    const part = isAfter && (pause || joints.has(before.text))
    return { text, stem: stemOf(text), raw, pause: isAfter && pause, part }
  }
  return (text) => {
    const tokens: Token[] = []
    let pause = false
    for (const [piece] of joined(even(text)).matchAll(pieces)) {
      const isWord = /^[\p{L}\p{N}]/u.test(piece)
      if (!isWord && !isWithin(piece)) pause = true
      for (const raw of isWord ? split(piece) : []) {
        tokens.push(tokenOf(raw, pause, tokens.at(-1)))
        pause = false
      }
    }
    return tokens
  }
}

/** Words, numbers, and each mark by itself. */
const pieces = /\d+(?:\.\d+)?[\p{L}\p{N}]*|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|[^\s]/gu

/** Marks inside a word or beside a number, which end nothing. */
const isWithin = (mark: string): boolean => /^[-'"“”„#€$£~≈*_]$/.test(mark)

/** Straight quotes, whole contractions, numbers without marks between their digits. */
const even = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’`´]/g, "'")
    .replace(/(?<=\d)(?:[,.'](?=\d{3}(?!\d))| (?=000(?!\d)))/g, '')
    .replace(/(?<=\d)\s*[-–—]\s*(?=\d)/g, ' to ')
    .replace(/(?<=\d)\+/g, ' plus ')
    .replace(/%/g, ' percent ')
    .replace(/&|\+/g, ' and ')
    .replace(/[>≥]/g, ' over ')
    .replace(/[<≤]/g, ' under ')
    .replace(/\b(i)'d\b/gi, '$1 would')
    .replace(/'(?:s|ll|re|ve|m|d)\b/gi, '')
    .replace(/\bno one\b/gi, 'nobody')

const bare = (word: string): string => word.replace(/['’]/g, '').toLowerCase()
