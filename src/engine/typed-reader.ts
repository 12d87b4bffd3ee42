import type { Question } from '../flow/flow.ts'
import { createTokenise, type Token, type Tokenise } from './tokens.ts'
import { type TypedCommand, type TypedWords, typedCommands } from './typed-words.ts'

const phraseLists = [
  'yes',
  'no',
  'unsure',
  'soft',
  'turn',
  'all',
  'both',
  'ask',
  'knows',
  'askFirst',
] as const

/** The lists of phrases that are looked for inside a text. */
export type PhraseList = (typeof phraseLists)[number]

/** The words that people type in one language, ready to compare with. */
export interface TypedReader {
  readonly words: TypedWords
  readonly tokenise: Tokenise
  /** The same for a text of the questionnaire, which is read once. */
  readonly authored: Tokenise
  /** True for words that never mean a choice: articles, pronouns and the like. */
  readonly isSmall: (token: Token) => boolean
  readonly isDenial: (token: Token) => boolean
  /** True for a single word of doubt. */
  readonly isDoubt: (token: Token) => boolean
  /** How many tokens from `at` on the longest fitting phrase of a list takes; 0 when none fits. */
  readonly phraseAt: (tokens: readonly Token[], at: number, list: PhraseList) => number
  /** How many tokens a "not sure" takes at the beginning; 0 when there is none. */
  readonly unsureAt: (tokens: readonly Token[]) => number
  /** True for a word that the questionnaire itself uses: it is never a typing slip of another. */
  readonly isOwnWord: (token: Token) => boolean
  readonly wordsOf: (tokens: readonly Token[]) => string
  readonly withoutPolite: (tokens: readonly Token[]) => readonly Token[]
  readonly withoutPoliteStart: (tokens: readonly Token[]) => readonly Token[]
  /** Each command's phrases, as they are written and without their polite words. */
  readonly commands: ReadonlyMap<TypedCommand, CommandSpellings>
}

const madeFor = new WeakMap<TypedReader, WeakMap<readonly Question[], TypedReader>>()

/** The reader for the words of a questionnaire; made once. */
export function typedReaderOf(words: TypedWords, questions: readonly Question[]): TypedReader {
  const plain = typedReaderFor(words)
  const known = madeFor.get(plain) ?? new WeakMap<readonly Question[], TypedReader>()
  madeFor.set(plain, known)
  const reader = known.get(questions) ?? { ...plain, isOwnWord: ownWords(questions, plain) }
  known.set(questions, reader)
  return reader
}

function ownWords(
  questions: readonly Question[],
  { authored }: TypedReader,
): TypedReader['isOwnWord'] {
  const texts = questions.flatMap(({ ask, choices }) => [
    ask,
    ...choices.flatMap(({ label, also }) => [label, ...also]),
  ])
  const stems = new Set(texts.flatMap((text) => authored(text).map(({ stem }) => stem)))
  return ({ stem }) => stems.has(stem)
}

interface CommandSpellings {
  readonly whole: ReadonlySet<string>
  readonly plain: ReadonlySet<string>
}

const made = new WeakMap<TypedWords, TypedReader>()

/** The reader for these words; made once. */
export function typedReaderFor(words: TypedWords): TypedReader {
  const known = made.get(words)
  if (known) return known
  const reader = createReader(words)
  made.set(words, reader)
  return reader
}

type Phrase = readonly string[]

function createReader(words: TypedWords): TypedReader {
  const tokenise = createTokenise(words)
  const phrases = (list: readonly string[]): readonly Phrase[] =>
    longestFirst(list.map((phrase) => tokenise(phrase).map(({ text }) => text)))
  const lists = new Map(phraseLists.map((list) => [list, phrases(words[list])]))
  const small = new Set(phrases(words.small).map((phrase) => phrase.join(' ')))
  const denials = new Set(words.not.flatMap((word) => tokenise(word).map(({ text }) => text)))
  const { withoutPolite, withoutPoliteStart } = politeness(
    phrases(words.polite),
    phrases(words.inside),
  )
  const spoken = (kind: TypedCommand) =>
    words[kind].map(tokenise).filter((phrase) => phrase.length > 0)
  const plain = (kind: TypedCommand) => spoken(kind).map(withoutPolite).map(wordsOf)
  const commands = new Map(
    typedCommands.map((kind) => [
      kind,
      {
        whole: new Set(spoken(kind).map(wordsOf)),
        plain: new Set(plain(kind).filter((phrase) => phrase !== '')),
      },
    ]),
  )
  const unsure = longestFirst(
    spoken('notSure').map((phrase) => withoutPolite(phrase).map(({ text }) => text)),
  )
  const authored = new Map<string, readonly Token[]>()
  return {
    words,
    tokenise,
    authored(text) {
      const tokens = authored.get(text) ?? tokenise(text)
      authored.set(text, tokens)
      return tokens
    },
    isSmall: ({ text }) => small.has(text),
    isDenial: ({ text }) => denials.has(text),
    isDoubt: (token) => longestAt([token], 0, lists.get('unsure') ?? []) > 0,
    phraseAt: (tokens, at, list) => longestAt(tokens, at, lists.get(list) ?? []),
    unsureAt: (tokens) => longestAt(withoutPolite(tokens), 0, unsure),
    isOwnWord: () => false,
    wordsOf,
    withoutPolite,
    withoutPoliteStart,
    commands,
  }
}

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')

const longestFirst = (list: readonly Phrase[]): readonly Phrase[] =>
  list.filter((phrase) => phrase.length > 0).toSorted((one, other) => other.length - one.length)

const stands = (tokens: readonly Token[], at: number, phrase: Phrase): boolean =>
  at >= 0 && phrase.every((word, n) => tokens[at + n]?.text === word)

const longestAt = (tokens: readonly Token[], at: number, list: readonly Phrase[]): number =>
  list.find((phrase) => stands(tokens, at, phrase))?.length ?? 0

const longestBefore = (tokens: readonly Token[], end: number, list: readonly Phrase[]): number =>
  list.find((phrase) => stands(tokens.slice(0, end), end - phrase.length, phrase))?.length ?? 0

/** Takes polite words off both ends, and a few from the middle. */
function politeness(
  polite: readonly Phrase[],
  inside: readonly Phrase[],
): Pick<TypedReader, 'withoutPolite' | 'withoutPoliteStart'> {
  const withoutPoliteStart = (tokens: readonly Token[]): readonly Token[] => {
    let at = 0
    for (let length = 1; length > 0; at += length) length = longestAt(tokens, at, polite)
    return tokens.slice(at)
  }
  const withoutPolite = (tokens: readonly Token[]): readonly Token[] => {
    const start = withoutPoliteStart(tokens)
    let end = start.length
    for (let length = 1; length > 0; end -= length) length = longestBefore(start, end, polite)
    const left: Token[] = []
    for (let at = 0; at < end; ) {
      const length = at === 0 ? 0 : longestAt(start, at, inside)
      const token = start[at]
      if (length === 0 && token) left.push(token)
      at += Math.max(1, length)
    }
    return left
  }
  return { withoutPolite, withoutPoliteStart }
}
