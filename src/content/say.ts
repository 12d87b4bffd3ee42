import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageKey } from '../domain/message-key.ts'
import { AppError } from '../errors.ts'
import type { Say, WordValues } from '../message/words.ts'
import type { MessageEntry, Messages } from './messages.ts'

/** The language that content/ is written in, as a BCP 47 tag. */
export const baseLanguage = 'en-GB'

/**
 * Makes the one function that gives every word a person reads; each message is ICU MessageFormat, and is compiled when
 * it is first said. `language` is the BCP 47 tag whose plurals and numbers count.
 * @throws AppError('bad-content') when called with a key that is not written, or without a value its text needs
 */
export function sayFrom(messages: Messages, language = baseLanguage): Say {
  const compiled = new Map<string, IntlMessageFormat>()
  const formatOf = (key: string, entry: MessageEntry): IntlMessageFormat => {
    const known = compiled.get(key)
    if (known) return known
    const format = compileMessage(entry.text, language)
    compiled.set(key, format)
    return format
  }
  const say = (key: MessageKey, values: WordValues = {}): string => {
    const entry = messages.get(key)
    if (!entry) {
      throw new AppError('bad-content', `There is no message “${key}”.`, {
        hint: `Write it in content/messages/${key.split('.')[0]}.yaml.`,
      })
    }
    if (!entry.text.includes('{')) return entry.text
    try {
      return String(formatOf(key, entry).format(values))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new AppError('bad-content', `The message “${key}” cannot be said: ${reason}`, {
        hint: 'Pass every value that it fills in, or take the place out of the message.',
      })
    }
  }
  return Object.assign(say, { language })
}

/**
 * One message, ready to be filled in; `<` and `>` are plain characters, as marks are Markdown.
 * @throws Error when it is not ICU MessageFormat
 */
export const compileMessage = (text: string, language = baseLanguage): IntlMessageFormat =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
