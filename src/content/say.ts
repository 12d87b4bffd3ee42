import { AppError } from '../errors.ts'
import type { Say, WordValues } from '../message/words.ts'
import type { Messages, MessageText } from './messages.ts'

/** A place in a message that a value fills: `{name}`. */
export const placePattern = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g

/**
 * Makes the one function that gives every word a person reads.
 * @throws AppError('bad-content') when called with a key that is not written, or without a value its text needs
 */
export function sayFrom(messages: Messages): Say {
  return (key, values = {}) => {
    const entry = messages.get(key)
    if (!entry) {
      throw new AppError('bad-content', `There is no message “${key}”.`, {
        hint: `Write it in content/messages/${key.split('.')[0]}.yaml.`,
      })
    }
    return pick(entry.text, key, values).replaceAll(placePattern, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value === undefined) throw missing(key, name)
      return String(value)
    })
  }
}

function pick(text: MessageText, key: string, values: WordValues): string {
  if (typeof text === 'string') return text
  const { count } = values
  if (count === undefined) throw missing(key, 'count')
  return Number(count) === 1 ? text.one : text.other
}

const missing = (key: string, name: string): AppError =>
  new AppError('bad-content', `The message “${key}” has no value for {${name}}.`, {
    hint: 'Pass the value, or take the place out of the message.',
  })
