import type { MessageKey } from '../domain/message-key.ts'

/** Values put into a message's `{places}`; `count` also picks between one and other. */
export type WordValues = Readonly<Record<string, string | number>>

/**
 * Gives the words for a key of content/messages, with its places filled.
 * @throws AppError('bad-content') when the key is not written there
 */
export interface Say {
  (key: MessageKey, values?: WordValues): string
  /** The BCP 47 tag of the language that the words are in: lists, numbers and dates follow it. */
  readonly language: string
  /** The words of another language, nearest to the one that is asked for; absent where there is one alone. */
  readonly in?: (language: string) => Say | undefined
}

/** The words in a language, or these where none is named or it is not there. */
export const sayIn = (say: Say, language: string | undefined): Say =>
  (language === undefined ? undefined : say.in?.(language)) ?? say

/** What is in these words, saying which language they are in where that is another than the base language. */
export const spokenIn = <Said extends { readonly language?: string }>(
  own: Say,
  base: Say,
  said: Said,
): Said => (own.language === base.language ? said : { ...said, language: own.language })
