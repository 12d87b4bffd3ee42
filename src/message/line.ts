import type { MessageKey } from '../domain/message-key.ts'
import { message, text } from './build.ts'
import type { Message } from './message.ts'
import { type Say, sayIn, spokenIn, type WordValues } from './words.ts'

/** One line for somebody who reads this language, as a message that says which language it is in. */
export function lineIn(
  base: Say,
  language: string | undefined,
  key: MessageKey,
  values?: WordValues,
): Message {
  const own = sayIn(base, language)
  return spokenIn(own, base, message(text(own(key, values))))
}
