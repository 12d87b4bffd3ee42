import type { MessageKey } from '../domain/message-key.ts'

/** Values put into a message's `{places}`; `count` also picks between one and other. */
export type WordValues = Readonly<Record<string, string | number>>

/**
 * Gives the words for a key of content/messages, with its places filled.
 * @throws AppError('bad-content') when the key is not written there
 */
export type Say = (key: MessageKey, values?: WordValues) => string
