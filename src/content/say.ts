import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageKey } from '../domain/message-key.ts'
import { type Direction, isolated } from '../domain/text-direction.ts'
import { AppError } from '../errors.ts'
import { directionOf } from '../message/direction.ts'
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
  const compiled = new Map<string, Compiled>()
  const direction = directionOf(language)
  const formOf = (key: string, entry: MessageEntry): Compiled => {
    const known = compiled.get(key)
    if (known) return known
    const format = compileMessage(entry.text, language)
    const form = { format, decidedBy: decidersOf(format) }
    compiled.set(key, form)
    return form
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
      const { format, decidedBy } = formOf(key, entry)
      return String(format.format(apart(values, decidedBy, direction)))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new AppError('bad-content', `The message “${key}” cannot be said: ${reason}`, {
        hint: 'Pass every value that it fills in, or take the place out of the message.',
      })
    }
  }
  return Object.assign(say, { language })
}

/** A message, with the values that choose between its forms and are not shown. */
interface Compiled {
  readonly format: IntlMessageFormat
  readonly decidedBy: ReadonlySet<string>
}

/** Names, products and other words as they stand in a sentence of this direction: the one place where values enter. */
function apart(
  values: WordValues,
  decidedBy: ReadonlySet<string>,
  direction: Direction,
): WordValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const isShown = typeof value === 'string' && !decidedBy.has(name)
      return [name, isShown ? isolated(value, direction) : value]
    }),
  )
}

/**
 * One message, ready to be filled in; `<` and `>` are plain characters, as marks are Markdown.
 * @throws Error when it is not ICU MessageFormat
 */
export const compileMessage = (text: string, language = baseLanguage): IntlMessageFormat =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true })

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The names of the values that choose between the forms of a message. */
const decidersOf = (format: IntlMessageFormat): ReadonlySet<string> =>
  new Set(decidersIn(format.getAst()))

const decidersIn = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) =>
    'options' in part
      ? [part.value, ...Object.values(part.options).flatMap(({ value }) => decidersIn(value))]
      : [],
  )
