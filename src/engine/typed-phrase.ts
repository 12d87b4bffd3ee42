import type { Choice, Question } from '../flow/flow.ts'
import { stemOf, type Token, type Tokenise } from './tokens.ts'

/** Words of a choice that were found in a text. */
export interface Hit {
  readonly choice: Choice
  /** Places of the text's tokens that it covers. */
  readonly at: readonly number[]
}

/** A phrase for a choice, as it is compared. */
export interface Phrase {
  readonly choice: Choice
  /** As its author wrote it. */
  readonly text: string
  readonly stems: readonly string[]
}

/** Tells words that mean something from those that never do. */
export type IsSmall = (token: Token) => boolean

/** How words are read: where they end, and which of them mean nothing. */
export interface PhraseReader {
  readonly authored: Tokenise
  readonly isSmall: IsSmall
  /** True for a word of doubt, such as “planning”, which is not the word “plan”. */
  readonly isDoubt: IsSmall
  /** True for a word that the questionnaire itself uses: “contact” is no slip of “contract”. */
  readonly isOwnWord: IsSmall
}

const made = new WeakMap<PhraseReader, WeakMap<Question['choices'], readonly Phrase[]>>()

/** Every phrase for a question's choices: its label and its other words, longest first; made once. */
export function phrasesOf(
  { choices }: Pick<Question, 'choices'>,
  reader: PhraseReader,
): readonly Phrase[] {
  const known = made.get(reader) ?? new WeakMap()
  made.set(reader, known)
  const phrases = known.get(choices) ?? readPhrases(choices, reader)
  known.set(choices, phrases)
  return phrases
}

/** A mere “not” is part of too many sentences to mean a choice; no words are part of all. */
function readPhrases(choices: Question['choices'], { authored, isSmall }: PhraseReader): Phrase[] {
  const phrases = choices.flatMap((choice) =>
    [choice.label, ...choice.also].flatMap((text) => {
      const stems = authored(text)
        .filter((token) => !isSmall(token))
        .map(({ stem }) => stem)
      const isDenialAlone = stems.every((stem) => stem === 'not' || stem === 'no')
      return isDenialAlone ? [] : [{ choice, text, stems }]
    }),
  )
  return phrases.toSorted((one, other) => other.stems.length - one.stems.length)
}

/** The choices whose words are in a text, each place taken once and by the longest words. */
export function hitsIn(
  tokens: readonly Token[],
  question: Question,
  reader: PhraseReader,
): readonly Hit[] {
  const { isSmall } = reader
  const content = tokens.map((token, at) => ({ token, at })).filter(({ token }) => !isSmall(token))
  const phrases = phrasesOf(question, reader)
  const hits: Hit[] = []
  let start = 0
  while (start < content.length) {
    const rest = content.slice(start).map(({ token }) => token)
    const found = longest(rest, phrases, reader)
    if (found.length === 0) start += 1
    for (const { choice, count } of found) {
      const at = content.slice(start, start + count).map((one) => one.at)
      hits.push({ choice, at })
    }
    start += found[0]?.count ?? 0
  }
  return hits
}

/** The longest phrases that a text begins with; several when they belong to several choices. */
function longest(
  rest: readonly Token[],
  phrases: readonly Phrase[],
  { isDoubt, isOwnWord }: PhraseReader,
): readonly { readonly choice: Choice; readonly count: number }[] {
  const fits = phrases.flatMap(({ choice, stems, text }) => {
    const isOther: IsSmall = (token) => isDoubt(token) && !isWritten(token, text)
    const count = begins(rest, stems, { isOther, isOwnWord })
    return count === undefined ? [] : [{ choice, count }]
  })
  const most = Math.max(0, ...fits.map(({ count }) => count))
  const best = fits.filter(({ count }) => count === most)
  return best.filter(({ choice }, n) => best.findIndex((one) => one.choice === choice) === n)
}

/** How many words of the text the phrase takes; words that are written together or apart are the same. */
function begins(
  rest: readonly Token[],
  stems: readonly string[],
  { isOther, isOwnWord }: { readonly isOther: IsSmall; readonly isOwnWord: IsSmall },
): number | undefined {
  let taken = 0
  let n = 0
  while (n < stems.length) {
    const token = rest[taken]
    const stem = stems[n] ?? ''
    if (!token || isOther(token) || (taken > 0 && token.pause)) return undefined
    const next = rest[taken + 1]
    if (isSame(token, stem, isOwnWord)) {
      taken += 1
      n += 1
    } else if (next && !next.part && stemOf(token.text + next.text) === stem) {
      taken += 2
      n += 1
    } else if (n + 1 < stems.length && stemOf(stem + stems[n + 1]) === token.stem) {
      taken += 1
      n += 2
    } else return undefined
  }
  return taken
}

/** A word that its author wrote in this very form. */
const isWritten = ({ text }: Token, phrase: string): boolean =>
  phrase
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .includes(text)

const isSame = (token: Token, stem: string, isOwnWord: IsSmall): boolean =>
  token.stem === stem || (!isOwnWord(token) && isTypingSlip(token.stem, stem))

/** From this length on a word with one letter too many, too few or two swapped is still that word. */
const longEnough = 6

/** True for a typing mistake, never for another word: “massage” is no “message”. */
export function isTypingSlip(typed: string, meant: string): boolean {
  if (Math.min(typed.length, meant.length) < longEnough - 1 || typed[0] !== meant[0]) return false
  if (Math.max(typed.length, meant.length) < longEnough) return false
  if (typed.length === meant.length) {
    const at = [...typed].findIndex((letter, n) => letter !== meant[n])
    const swapped = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2)
    return at >= 0 && swapped === meant
  }
  const [short, long] = typed.length < meant.length ? [typed, meant] : [meant, typed]
  if (long.length - short.length !== 1) return false
  const at = [...long].findIndex((letter, n) => letter !== short[n])
  return long.slice(0, at) + long.slice(at + 1) === short
}

/** The choices whose label holds all these words, denials aside. */
export function labelsHolding(
  content: readonly Token[],
  { choices }: Question,
  reader: PhraseReader,
): readonly Choice[] {
  const { authored, isSmall } = reader
  if (content.length === 0) return []
  return choices.filter(({ label }) => {
    const stems = authored(label)
      .filter((token) => !isSmall(token))
      .map(({ stem }) => stem)
    return content.every(({ stem }, n) => {
      const isLast = n === content.length - 1 && stem.length >= shortestCut
      return stems.some((one) => one === stem || (isLast && one.startsWith(stem)))
    })
  })
}

/** A last word may be cut short, but not so short that it could be another. */
const shortestCut = 4
