import type { Facts } from '../flow/fact.ts'
import { mostFrequent } from './suggested-nouns.ts'
import type { LanguageWords } from './text-words.ts'
import { writtenSentences } from './written.ts'

/** Words with their marks: a name may hold dots, dashes and apostrophes, but no end of a sentence. */
const pieces = /\p{L}[\p{L}\p{N}]*(?:[.'’&-]\p{L}[\p{L}\p{N}]*)*/gu
const clauses = /[.!?;:](?=\s|$)|[\n“”"„()]/u
/** Several of these in a row are one name. */
const longestName = 3

interface Piece {
  readonly text: string
  /** The piece before it stands right before it, with a space between. */
  readonly joined: boolean
}

/**
 * Finds the services and companies that a team wrote of by name: well-known ones, and other names, which have a
 * capital letter within a sentence. The product’s own name is none, nor are those of the team, nor a word that
 * also stands small.
 */
export function suggestedServices(
  language: LanguageWords,
): (facts: Facts, product: string) => readonly string[] {
  // Where no service is known, nor is the language: some write every noun with a capital letter.
  if (language.services.length === 0) return () => []
  const small = (words: readonly string[]) => words.map((word) => word.toLowerCase())
  const known = new Map(language.services.map((name) => [keyOf(name), name]))
  const everyday = new Set(small(language.everyday))
  const noNames = new Set([
    ...small(language.notServices),
    ...small(language.stopWords),
    ...small(language.roles.flatMap(({ one, many }) => [one, many])),
    ...small(language.things.flatMap(({ one, many }) => [one, many])),
  ])
  return (facts, product) => {
    const team = facts.get('team.helpers')?.possible.flat() ?? []
    const own = new Set(small([product, ...team].flatMap((name) => name.match(pieces) ?? [])))
    const parts = writtenSentences(facts).flatMap((text) => text.normalize('NFC').split(clauses))
    const alsoSmall = new Set(parts.flatMap((part) => part.match(pieces) ?? []).filter(isSmall))
    const starts = (word: string, n: number): boolean =>
      n > 0 || (known.has(word) && !everyday.has(word))
    const isName = ({ text }: Piece, n: number): boolean => {
      const word = bare(text).toLowerCase()
      if (noNames.has(word) || own.has(word) || alsoSmall.has(word) || word.length < 2) return false
      return hasInnerCapital(text) || (starts(word, n) && startsLarge(text))
    }
    return mostFrequent(
      parts.flatMap((part) => {
        const words = piecesOf(part)
        const wellKnown = knownIn(words, known, everyday).filter(
          (name) => !own.has(name.toLowerCase()),
        )
        // Where most words have a capital letter, it tells nothing.
        const isTitle = words.length > 2 && words.filter(isLarge).length * 3 > words.length * 2
        const names = isTitle ? [] : namesIn(words, isName)
        const whole = [...wellKnown, ...names.filter((name) => !known.has(keyOf(name)))]
        return whole.filter((name) => !whole.some((one) => one !== name && holds(one, name)))
      }),
    )
  }
}

const articles = /^the\s+/i
const keyOf = (name: string): string => name.replace(articles, '').toLowerCase()
const bare = (text: string): string => text.replace(/['’]s?$/u, '')
const isSmall = (word: string): boolean => word === word.toLowerCase()
const startsLarge = (word: string): boolean => /^\p{Lu}/u.test(word)
const isLarge = ({ text }: Piece): boolean => startsLarge(text)
/** "PayPal", "iCloud", "NHS", but not "I". */
const hasInnerCapital = (word: string): boolean => /\p{Lu}/u.test(bare(word).slice(1))
const holds = (whole: string, part: string): boolean =>
  whole.toLowerCase().includes(part.toLowerCase())

function piecesOf(part: string): readonly Piece[] {
  let end = -1
  return [...part.matchAll(pieces)].map(({ 0: text, index }) => {
    const joined = index === end + 1 && part[end] === ' '
    end = index + text.length
    return { text, joined }
  })
}

/** Well-known names; the everyday word among them only with its capital letter, and not where a sentence starts. */
function knownIn(
  words: readonly Piece[],
  known: ReadonlyMap<string, string>,
  everyday: ReadonlySet<string>,
): readonly string[] {
  return words.flatMap((_, n) => {
    for (let length = longestName; length > 0; length--) {
      const said = bare(textOf(words.slice(n, n + length)))
      const name = known.get(said.toLowerCase())
      const isWord = everyday.has(said.toLowerCase()) && (n === 0 || !startsLarge(said))
      if (name !== undefined && words.length >= n + length && !isWord) return [name]
    }
    return []
  })
}

const textOf = (words: readonly Piece[]): string => words.map(({ text }) => text).join(' ')

/** Names of one word or of several in a row. */
function namesIn(
  words: readonly Piece[],
  isName: (word: Piece, n: number) => boolean,
): readonly string[] {
  const names: string[][] = []
  let open = false
  for (const [n, word] of words.entries()) {
    const is = isName(word, n)
    const last = names.at(-1)
    const joins = is && open && word.joined && last !== undefined && last.length < longestName
    if (joins) last.push(bare(word.text))
    else if (is) names.push([bare(word.text)])
    open = is && bare(word.text) === word.text
  }
  return names.map((name) => name.join(' '))
}
