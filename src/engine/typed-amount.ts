import type { AmountUnit } from '../domain/vocabulary.ts'
import type { Question } from '../flow/flow.ts'
import type { Token } from './tokens.ts'
import type { TypedWords } from './typed-words.ts'

/** An amount in a text: at least `from` and at most `to`, in the question's unit. */
export interface Amount {
  readonly from: number
  readonly to: number
  /** Places of the tokens that say it. */
  readonly at: readonly number[]
  /** The word for the unit, where one was typed. */
  readonly unit?: string
}

/** What the numbers in a text come to: amounts, or numbers that are about something else. */
export interface Amounts {
  readonly found: readonly Amount[]
  /** True when a number has a unit that this question does not ask for. */
  readonly isForeign: boolean
}

/** Reads every amount in a text, as a question with this unit asks for it. */
export function amountsIn(tokens: readonly Token[], unit: AmountUnit, words: TypedWords): Amounts {
  const reader = new AmountReader(tokens, unit, words)
  return reader.read()
}

interface Count {
  readonly from: number
  readonly to: number
  /** The size behind it: 1000 in "3 thousand". */
  readonly size: number
  readonly next: number
}

class AmountReader {
  readonly #tokens: readonly Token[]
  readonly #unit: AmountUnit
  readonly #words: TypedWords

  constructor(tokens: readonly Token[], unit: AmountUnit, words: TypedWords) {
    this.#tokens = tokens
    this.#unit = unit
    this.#words = words
  }

  read(): Amounts {
    const found: Amount[] = []
    let isForeign = false
    let at = 0
    while (at < this.#tokens.length) {
      const count = this.#range(at)
      if (!count) {
        at += 1
        continue
      }
      const amount = this.#measured(at, count)
      if (amount === 'foreign') isForeign = true
      else found.push(amount)
      at = amount === 'foreign' ? count.next : (amount.at.at(-1) ?? at) + 1
    }
    return { found, isForeign }
  }

  /** "2", "2 to 3", "2 or 3 thousand", "2 days to 3 weeks". */
  #range(start: number): Count | undefined {
    const first = this.#count(start)
    if (!first) return undefined
    const unit = this.#unitAt(first.next)
    const joint = first.next + (unit === undefined ? 0 : 1)
    if (!this.#words.between.includes(this.#text(joint))) return first
    if (this.#text(joint) === 'and' && !this.#isBetween(start)) return first
    const second = this.#count(joint + 1)
    if (!second) return first
    const isShort = first.size === 1 && first.to < second.to / second.size
    const size = isShort ? second.size : 1
    const secondUnit = this.#unitAt(second.next)
    const from = first.from * size * (unit && secondUnit ? unit / secondUnit : 1)
    return { from, to: Math.max(from, second.to), size: second.size, next: second.next }
  }

  #isBetween = (start: number): boolean => this.#text(start - 1) === 'between'

  /** One number, in digits or words, with what multiplies it. */
  #count(start: number): Count | undefined {
    const base = this.#base(start)
    if (!base) return undefined
    let { from, to, next } = base
    let size = 1
    for (;;) {
      const at = this.#text(next) === 'of' || this.#text(next) === 'a' ? next + 1 : next
      const more = this.#unitIs(at) ? undefined : this.#words.sizes.get(this.#text(at))?.[0]
      if (more === undefined) return { from, to, size, next }
      from *= more
      to *= more
      size *= more
      next = at + 1
    }
  }

  #base(start: number): { from: number; to: number; next: number } | undefined {
    const { vague, sizes } = this.#words
    const at = isArticle(this.#text(start)) ? start + 1 : start
    const text = this.#text(at)
    if (/^\d+(?:\.\d+)?$/.test(text)) return { from: Number(text), to: Number(text), next: at + 1 }
    const spelt = this.#spelt(at)
    if (spelt) return spelt
    const loose = vague.get(text)
    if (loose) return { from: loose[0] ?? 0, to: loose[1] ?? 0, next: at + 1 }
    const size = sizes.get(text)?.[0]
    if (size !== undefined && text.length > 2) {
      const isMany = text.endsWith('s')
      return isMany ? { from: 2, to: 9.99, next: at } : { from: 1, to: 1, next: at }
    }
    // "an hour", "daily": one of it.
    if (this.#unit !== 'time' || !this.#unitIs(at)) return undefined
    const isOne = at > start || text.endsWith('ly') || each.has(this.#text(at - 1))
    return isOne ? { from: 1, to: 1, next: at } : undefined
  }

  /** "twenty five". */
  #spelt(at: number): { from: number; to: number; next: number } | undefined {
    const { numbers } = this.#words
    const value = numbers.get(this.#text(at))?.[0]
    if (value === undefined) return undefined
    const ones = value >= 20 ? numbers.get(this.#text(at + 1))?.[0] : undefined
    const isJoined = ones !== undefined && ones < 10
    const sum = isJoined ? value + ones : value
    return { from: sum, to: sum, next: isJoined ? at + 2 : at + 1 }
  }

  /** With its unit and with "less than" or "or more". */
  #measured(start: number, { from, to, next }: Count): Amount | 'foreign' {
    const typedUnit = this.#unitAt(next)
    if (this.#unit === 'time' && typedUnit === undefined) return 'foreign'
    if (this.#unit !== 'time' && this.#isAboutTime(next)) return 'foreign'
    if (this.#isYear(start, { from, to })) return 'foreign'
    const factor = this.#unit === 'time' ? (typedUnit ?? 1) : 1
    const end = typedUnit === undefined ? next : next + 1
    const before = this.#before(start)
    const after = this.#after(end)
    const at = range(start - (before?.length ?? 0), end + (after?.length ?? 0))
    const [least, most] = open(from * factor, to * factor, {
      sense: before?.sense ?? after?.sense,
      step: this.#unit === 'time' ? 0.01 : 1,
    })
    const unit = typedUnit === undefined ? undefined : this.#tokens[next]?.stem
    return { from: least, to: most, at, ...(unit !== undefined && { unit }) }
  }

  /** "3 years", "500 a day", "20 %"; only a month is what counts are asked for. */
  #isAboutTime(next: number): boolean {
    if (this.#text(next) === 'percent') return true
    const isPer = isArticle(this.#text(next)) || each.has(this.#text(next))
    const unit = this.#unitAt(isPer ? next + 1 : next)
    return unit !== undefined && unit !== month
  }

  /** "in 2019" is no amount. */
  #isYear(start: number, { from, to }: { from: number; to: number }): boolean {
    const isLikeYear = from === to && from >= 1900 && from < 2100
    return isLikeYear && this.#words.since.includes(this.#text(start - 1))
  }

  #before(start: number): Sense | undefined {
    const { below, above } = this.#words
    return this.#sense((length) => start - length, below, above)
  }

  #after(end: number): Sense | undefined {
    const { orLess, orMore } = this.#words
    return this.#sense(() => end, orLess, orMore)
  }

  /** The longest phrase at that place, and which way it opens. */
  #sense(
    from: (length: number) => number,
    less: readonly string[],
    more: readonly string[],
  ): Sense | undefined {
    const phrases = [
      ...less.map((phrase) => ({ words: phrase.split(' '), sense: 'less' as const })),
      ...more.map((phrase) => ({ words: phrase.split(' '), sense: 'more' as const })),
    ]
    const fits = phrases.filter(({ words }) => {
      const start = from(words.length)
      return start >= 0 && words.every((word, n) => this.#text(start + n) === word)
    })
    const longest = fits.toSorted((one, other) => other.words.length - one.words.length)[0]
    return longest && { sense: longest.sense, length: longest.words.length }
  }

  #unitAt(at: number): number | undefined {
    return this.#words.units.get(this.#text(at))?.[0]
  }

  /** A short word such as "m" is a unit only where a time is asked for. */
  #unitIs = (at: number): boolean => this.#unit === 'time' && this.#unitAt(at) !== undefined

  #text = (at: number): string => this.#tokens[at]?.text ?? ''
}

interface Sense {
  readonly sense: 'less' | 'more'
  readonly length: number
}

const isArticle = (word: string): boolean => word === 'a' || word === 'an' || word === 'the'

const month = 43_200

const each = new Set(['every', 'each', 'per', 'next', 'same'])

/** How far an open end is followed: half of what it is under, twice what it is over. */
const far = 2

function open(
  from: number,
  to: number,
  { sense, step }: { readonly sense: Sense['sense'] | undefined; readonly step: number },
): [number, number] {
  if (sense === 'less') return [from / far, Math.max(from / far, to - step)]
  return sense === 'more' ? [from + step, Math.max(from + step, to * far)] : [from, to]
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)

/** The choices whose band holds all of an amount. */
export const bandsOf = ({ choices }: Question, { from, to }: Amount): readonly string[] =>
  choices
    .filter((choice) => choice.from !== undefined || choice.to !== undefined)
    .filter((choice) => from >= (choice.from ?? 0) && to <= (choice.to ?? Number.POSITIVE_INFINITY))
    .map(({ value }) => value)

/** The choices whose band holds any of an amount. */
export const bandsTouched = ({ choices }: Question, { from, to }: Amount): readonly string[] =>
  choices
    .filter((choice) => choice.from !== undefined || choice.to !== undefined)
    .filter((choice) => to >= (choice.from ?? 0) && from <= (choice.to ?? Number.POSITIVE_INFINITY))
    .map(({ value }) => value)
