import type { MessageKey } from '../domain/message-key.ts'
import { normalised } from './match.ts'

const commands = [
  'notSure',
  'skip',
  'back',
  'why',
  'change',
  'stop',
  'continue',
  'help',
  'progress',
] as const

/** A thing that somebody may do instead of answering, by one word or phrase. */
export type TypedCommand = (typeof commands)[number]

const lists = [
  'ask',
  'knows',
  'askFirst',
  'ours',
  'polite',
  'inside',
  'together',
  'and',
  'or',
  'not',
  'yes',
  'no',
  'clause',
  'unsure',
  'soft',
  'turn',
  'small',
  'all',
  'both',
  'option',
  'first',
  'last',
  'middle',
  'below',
  'above',
  'orMore',
  'orLess',
  'between',
  'since',
  'remind',
  'remindTomorrow',
  'remindNever',
  'remindAgain',
  'away',
  'returned',
  'handCheck',
] as const

const tables = ['ordinals', 'numbers', 'vague', 'sizes', 'units'] as const

/** Words that mean amounts or places, each with its numbers. */
export type NumberTable = ReadonlyMap<string, readonly number[]>

/** The words that people type, in one language. */
export type TypedWords = Readonly<
  Record<TypedCommand | (typeof lists)[number], readonly string[]> &
    Record<(typeof tables)[number], NumberTable>
>

/** The commands in the order in which they are tried. */
export const typedCommands: readonly TypedCommand[] = commands

/** Reads the lists of words from the messages, where they are separated by commas. */
export function typedWords(
  say: (key: Extract<MessageKey, `typed.${string}`>) => string,
): TypedWords {
  const entries = (key: keyof TypedWords) =>
    say(`typed.${key}`)
      .split(',')
      .map(normalised)
      .filter((entry) => entry !== '')
  const table = (key: keyof TypedWords): NumberTable =>
    new Map(
      entries(key).map((entry) => {
        const [word = '', ...numbers] = entry.split(' ')
        return [word, numbers.map(Number)]
      }),
    )
  return Object.fromEntries([
    ...[...commands, ...lists].map((key) => [key, entries(key)]),
    ...tables.map((key) => [key, table(key)]),
  ]) as TypedWords
}
