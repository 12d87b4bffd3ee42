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
}
