/** Words by name, nested as the things that they belong to; a list is words that people type. */
export interface Words {
  readonly [name: string]: string | readonly string[] | Words
}

/**
 * Where the words of a thing are: `text` is read, `typed` is a list of words that people type, of which each language
 * has its own. A list of things is told apart by the field `by`, or by its places from 1 where they have no name; a
 * record has its names already.
 */
export type Shape = 'text' | 'typed' | Fields | ListOf | { readonly record: Fields }
interface ListOf {
  readonly list: Fields
  readonly by?: string
}
interface Fields {
  readonly [field: string]: Shape
}

type Thing = Readonly<Record<string, unknown>>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null

const isList = (shape: Exclude<Shape, string>): shape is ListOf =>
  'list' in shape && typeof shape.list === 'object'

/** The parts of a thing by their names: those of a record are found in it. */
const fieldsOf = (shape: Exclude<Shape, string>, value: unknown): Fields => {
  if (!('record' in shape) || typeof shape.record !== 'object') return shape as Fields
  const each = shape.record as Fields
  return Object.fromEntries(Object.keys(isThing(value) ? value : {}).map((name) => [name, each]))
}

const nameOf = (by: string | undefined, item: unknown, index: number): string =>
  by !== undefined && isThing(item) ? String(item[by]) : String(index + 1)

/** The words of a thing; what has none is left out. */
export function takeWords(value: unknown, shape: Shape): Words[string] | undefined {
  if (shape === 'text') return typeof value === 'string' ? value : undefined
  if (shape === 'typed') return Array.isArray(value) && value.length > 0 ? value : undefined
  const parts: readonly (readonly [string, unknown, Shape])[] = isList(shape)
    ? (Array.isArray(value) ? value : []).map((item, n) => [
        nameOf(shape.by, item, n),
        item,
        shape.list,
      ])
    : Object.entries(fieldsOf(shape, value)).map(([field, of]) => [
        field,
        isThing(value) ? value[field] : null,
        of,
      ])
  const words = parts.flatMap(([name, part, of]) => {
    const taken = takeWords(part, of)
    return taken === undefined ? [] : [[name, taken] as const]
  })
  return words.length > 0 ? Object.fromEntries(words) : undefined
}

/** The same thing with other words; where there are none it keeps its own. */
export function layWords<T>(value: T, shape: Shape, words: Words[string] | undefined): T
export function layWords(value: unknown, shape: Shape, words: Words[string] | undefined): unknown {
  if (shape === 'typed') return Array.isArray(words) ? words : Array.isArray(value) ? [] : value
  if (words === undefined) return value
  if (shape === 'text') return typeof words === 'string' ? words : value
  return typeof words === 'object' && !Array.isArray(words)
    ? layNamed(value, shape, words as Words)
    : value
}

function layNamed(value: unknown, shape: Exclude<Shape, string>, words: Words): unknown {
  if (isList(shape)) {
    if (!Array.isArray(value)) return value
    return value.map((item, n) => layWords(item, shape.list, words[nameOf(shape.by, item, n)]))
  }
  if (!isThing(value)) return value
  const laid = Object.entries(fieldsOf(shape, value)).flatMap(([field, of]) =>
    field in value ? [[field, layWords(value[field], of, words[field])] as const] : [],
  )
  return { ...value, ...Object.fromEntries(laid) }
}

/** A difference between the words of two languages, with the way to it. */
export interface WordsDifference {
  readonly way: readonly string[]
  readonly problem: 'missing' | 'tooMuch' | 'places'
}

/** What a language lacks, has too much, or fills in otherwise; lists of typed words may differ. */
export function compareWords(
  base: Words[string] | undefined,
  other: Words[string] | undefined,
  way: readonly string[] = [],
): WordsDifference[] {
  if (isTyped(base) || isTyped(other)) return []
  if (other === undefined) return [{ way, problem: 'missing' }]
  if (base === undefined) return [{ way, problem: 'tooMuch' }]
  if (typeof base === 'string' || typeof other === 'string') {
    if (typeof base !== 'string' || typeof other !== 'string') return [{ way, problem: 'missing' }]
    return placesOf(base) === placesOf(other) ? [] : [{ way, problem: 'places' }]
  }
  const [one, two] = [base as Words, other as Words]
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].flatMap((name) =>
    compareWords(one[name], two[name], [...way, name]),
  )
}

/** True for lists of words that people type, and for what holds nothing else. */
const isTyped = (words: Words[string] | undefined): boolean =>
  Array.isArray(words) ||
  (typeof words === 'object' &&
    Object.values(words).length > 0 &&
    Object.values(words).every(isTyped))

/** The places that a sentence fills in, such as `{people}`, each once. */
const placesOf = (text: string): string =>
  [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted().join(' ')
