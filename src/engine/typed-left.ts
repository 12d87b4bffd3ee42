import type { Token } from './tokens.ts'
import type { TypedReader } from './typed-reader.ts'

/** What is left of an answer when the words of choices and all small words are taken out. */
export interface Left {
  /** How many words deny something. */
  readonly denials: number
  readonly content: readonly Token[]
  /** "maybe", "we plan to". */
  readonly isUnsure: boolean
  /** "I think", "probably". */
  readonly isSoft: boolean
  /** "but", "only", "mostly". */
  readonly isTurned: boolean
  /** "or", with more behind it. */
  readonly isEither: boolean
}

/** Looks at what no choice explains; `covered` are the places that are explained. */
export function leftOf(
  rest: readonly Token[],
  covered: ReadonlySet<number>,
  reader: TypedReader,
): Left {
  const open = rest.map((token, at) => ({ token, at })).filter(({ at }) => !covered.has(at))
  const has = (list: 'unsure' | 'soft' | 'turn'): boolean =>
    open.some(({ at }) => reader.phraseAt(rest, at, list) > 0)
  // "plan to" is a doubt even where "plan" is a word of a choice.
  const isHalfSaid = rest.some((_, at) => reader.phraseAt(rest, at, 'unsure') > 1)
  const isDoubt = (at: number): boolean =>
    (['unsure', 'soft', 'turn'] as const).some((list) => reader.phraseAt(rest, at, list) > 0)
  const content = open
    .filter(({ token, at }) => !reader.isDenial(token) && !reader.isSmall(token) && !isDoubt(at))
    .map(({ token }) => token)
  return {
    denials: open.filter(({ token }) => reader.isDenial(token)).length,
    content,
    isUnsure: has('unsure') || isHalfSaid,
    isSoft: has('soft'),
    isTurned: has('turn'),
    isEither: content.length > 0 && open.some(({ token }) => reader.words.or.includes(token.text)),
  }
}

/** True when an answer shows any doubt. */
export const isDoubted = ({ isUnsure, isSoft, isTurned }: Left): boolean =>
  isUnsure || isSoft || isTurned

/** True when a text denies something. */
export const saysNot = (tokens: readonly Token[], reader: TypedReader): boolean =>
  tokens.some(reader.isDenial)
