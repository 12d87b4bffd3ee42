import type { Token } from './tokens.ts'
import type { TypedWords } from './typed-words.ts'

/** Places in a list of choices, counted from 0; `out` when one was named that is not there. */
export type Places = readonly number[] | 'out' | undefined

interface Named {
  readonly places: readonly number[]
  readonly next: number
}

/** Where places may be named, and how. */
export interface PlaceRoom {
  /** How many choices there are. */
  readonly count: number
  /** A bare number is a place; false where numbers are amounts. */
  readonly bareNumbers: boolean
  readonly words: TypedWords
}

/**
 * The places that a text names and nothing else: "2", "the second one", "1 and 3", "option C", "the first two".
 * `undefined` when it says anything beside places.
 */
export function placesIn(tokens: readonly Token[], room: PlaceRoom): Places {
  const { and, or, option, ours } = room.words
  const between = new Set([...and, ...or, ...ours, 'one', 'ones', 'these', 'those', 'of', 'them'])
  const list = tokens.map(({ text }) => text)
  const found: number[] = []
  let at = 0
  let isNamed = false
  while (at < list.length) {
    const word = list[at] ?? ''
    // "the second one": after a place it is no number.
    const isFiller = isNamed && between.has(word)
    const named = isFiller
      ? undefined
      : placeAt(list, at, { ...room, isMarked: option.includes(list[at - 1] ?? '') })
    if (named) {
      found.push(...named.places)
      isNamed = true
      at = named.next
    } else if (between.has(word) || option.includes(word)) at += 1
    else return undefined
  }
  if (!isNamed) return undefined
  if (found.some((place) => place < 0 || place >= room.count)) return 'out'
  return [...new Set(found)]
}

type AtRoom = PlaceRoom & { readonly isMarked: boolean }

function placeAt(list: readonly string[], at: number, room: AtRoom): Named | undefined {
  return ends(list, at, room) ?? ordinal(list, at, room) ?? number(list, at, room)
}

/** "last", "the last two", "first three", "second to last", "the middle one". */
function ends(list: readonly string[], at: number, room: AtRoom): Named | undefined {
  const { words, count } = room
  const word = list[at] ?? ''
  if (words.middle.includes(word) && count % 2 === 1) {
    return { places: [(count - 1) / 2], next: at + 1 }
  }
  const isLast = words.last.includes(word)
  const many = amount(list[at + 1], words)
  if (isLast && many === undefined) return { places: [count - 1], next: at + 1 }
  if ((isLast || words.first.includes(word)) && many !== undefined) {
    const places = Array.from({ length: many }, (_, n) => (isLast ? count - many + n : n))
    return { places, next: at + 2 }
  }
  return toLast(list, at, room)
}

/** "second to last". */
function toLast(list: readonly string[], at: number, { words, count }: AtRoom): Named | undefined {
  const nth = words.ordinals.get(list[at] ?? '')?.[0]
  const end = list[at + 1] === 'to' ? at + 2 : at + 1
  if (nth === undefined || !words.last.includes(list[end] ?? '')) return undefined
  return { places: [count - nth], next: end + 1 }
}

function ordinal(list: readonly string[], at: number, { words }: AtRoom): Named | undefined {
  const nth = words.ordinals.get(list[at] ?? '')?.[0]
  return nth === undefined ? undefined : { places: [nth - 1], next: at + 1 }
}

/** A number, "1 to 3", or a letter alone. */
function number(list: readonly string[], at: number, room: AtRoom): Named | undefined {
  const word = list[at] ?? ''
  const isAlone = room.isMarked || isLetters(list)
  if (/^[a-i]$/.test(word) && isAlone) {
    return { places: [word.charCodeAt(0) - 'a'.charCodeAt(0)], next: at + 1 }
  }
  const isPlace = room.bareNumbers || room.isMarked || isContinued(list, at, room)
  const from = isPlace ? amount(word, room.words) : undefined
  if (from === undefined || !Number.isInteger(from) || from > 99) return undefined
  const to = list[at + 1] === 'to' ? amount(list[at + 2], room.words) : undefined
  if (to === undefined || to < from || to > 99) return { places: [from - 1], next: at + 1 }
  const places = Array.from({ length: to - from + 1 }, (_, n) => from - 1 + n)
  return { places, next: at + 3 }
}

/** "A and C": nothing but letters. */
const isLetters = (list: readonly string[]): boolean =>
  list.every((word) => /^[a-i]$/.test(word) || word === 'and' || word === 'or')

/** "options 1 and 2": the mark counts for all that follow. */
const isContinued = (list: readonly string[], at: number, { words }: AtRoom): boolean =>
  list.slice(0, at).some((word) => words.option.includes(word))

const amount = (word: string | undefined, { numbers }: TypedWords): number | undefined =>
  word === undefined ? undefined : /^\d{1,2}$/.test(word) ? Number(word) : numbers.get(word)?.[0]
