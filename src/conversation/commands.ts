import type { MessageKey } from '../domain/message-key.ts'
import { normalised } from '../engine/match.ts'
import type { Say } from '../message/words.ts'

/** What a whole message asks the app for, wherever it was typed. */
export type MessageCommand =
  | { readonly kind: 'help' | 'checks' }
  /** With the name of a product where one was given; `isSure` unless the words may be an answer in words. */
  | { readonly kind: 'start'; readonly product?: string; readonly isSure: boolean }
  /** With the name of a check where more than the command was typed. */
  | { readonly kind: CheckCommand; readonly check?: string }

/** Commands about one check. */
export type CheckCommand = 'continue' | 'stop' | 'report' | 'export' | 'delete'
export type CommandKind = MessageCommand['kind']

/** The words of all commands in one language; none of them is read anywhere else. */
export interface CommandWords {
  /** Words that are a command when the message holds nothing else. */
  readonly whole: ReadonlyMap<string, CommandKind>
  /** Words of a command about a check, which a name may follow. */
  readonly beforeCheck: readonly (readonly [words: string, kind: CheckCommand])[]
  /** Words before a product's name that nobody writes for an answer, the longest first. */
  readonly surely: readonly string[]
  /** Words before a product's name that may begin an answer as well, the longest first. */
  readonly perhaps: readonly string[]
  readonly politeBefore: readonly string[]
  readonly politeAfter: readonly string[]
  /** Asks for help where no question can be meant by it. */
  readonly ask: readonly string[]
}

/** Reads the command words of each language once. */
export function commandsByLanguage(): (say: Say) => CommandWords {
  const read = new Map<Say, CommandWords>()
  return (say) => {
    const known = read.get(say) ?? commandWords(say)
    read.set(say, known)
    return known
  }
}

/** Reads the lists of words from the messages, where they are separated by commas. */
export function commandWords(say: Say): CommandWords {
  const list = (key: MessageKey) => say(key).split(',').map(normalised)
  const longestFirst = (key: MessageKey) =>
    list(key).toSorted((one, other) => other.length - one.length)
  const about = (kind: CheckCommand, key: MessageKey) =>
    list(key).map((words) => [words, kind] as const)
  const checkCommands = [
    ...about('stop', 'typed.stop'),
    ...about('continue', 'typed.continue'),
    ...about('report', 'commands.words.report'),
    ...about('export', 'commands.words.export'),
    ...about('delete', 'commands.words.delete'),
  ]
  const whole = new Map<string, CommandKind>(checkCommands)
  const others = [
    ['help', 'commands.words.greeting'],
    ['help', 'commands.words.help'],
    ['checks', 'commands.words.checks'],
    ['start', 'commands.words.start'],
  ] as const
  for (const [kind, key] of others) {
    for (const words of list(key)) whole.set(words, kind)
  }
  return {
    whole,
    beforeCheck: checkCommands.toSorted(([one], [other]) => other.length - one.length),
    surely: longestFirst('commands.names.surely'),
    perhaps: longestFirst('commands.names.perhaps'),
    politeBefore: longestFirst('commands.polite.before'),
    politeAfter: longestFirst('commands.polite.after'),
    ask: list('commands.words.ask'),
  }
}

/**
 * The command that a message is. Only a whole message is one, without regard to case, marks and politeness:
 * "Help!" is, "help desk" is not. `undefined` for anything else, which is for the conversation.
 */
export function readCommand(typed: string, words: CommandWords): MessageCommand | undefined {
  const line = typed.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const isSlash = /^\/\p{L}/u.test(line)
  const said = isSlash ? line.slice(1) : line
  return wholeCommand(said, words) ?? startNamed(said, words, isSlash) ?? checkNamed(said, words)
}

function wholeCommand(said: string, words: CommandWords): MessageCommand | undefined {
  const asTyped = normalised(said)
  for (const one of [asTyped, withoutPoliteness(asTyped, words)]) {
    const kind = words.whole.get(one)
    if (kind !== undefined) return kind === 'start' ? { kind, isSure: true } : { kind }
  }
  return undefined
}

/** Takes politeness away from both ends, as long as something is left. */
function withoutPoliteness(said: string, words: CommandWords): string {
  const before = words.politeBefore.find((word) => startsWithWords(said, word))
  if (before !== undefined) return withoutPoliteness(trimmed(said.slice(before.length)), words)
  const after = words.politeAfter.find((word) => said.endsWith(` ${word}`))
  return after === undefined
    ? said
    : withoutPoliteness(trimmed(said.slice(0, -after.length)), words)
}

/** Without the commas that stood beside what was taken away. */
const trimmed = (said: string): string => normalised(said.replace(/^[ ,]+|[ ,]+$/g, ''))

/** True where the message begins with these words and they are not all there is, in whatever letters. */
const startsWithWords = (said: string, words: string): boolean =>
  normalised(said.slice(0, words.length)) === words && /^,? ./.test(said.slice(words.length))

/** "start Swim Booking", "Please start a check for “Swim Booking”". */
function startNamed(
  said: string,
  words: CommandWords,
  isSlash: boolean,
): MessageCommand | undefined {
  const { rest, wasPolite } = afterPoliteness(said, words)
  const name = (verbs: readonly string[]) => {
    const verb = verbs.find((one) => startsWithWords(rest, one))
    return verb === undefined ? undefined : bareName(rest.slice(verb.length + 1), wasPolite)
  }
  const sure = name(words.surely)
  if (sure) return { kind: 'start', product: sure, isSure: true }
  const perhaps = name(words.perhaps)
  if (!perhaps) return undefined
  return { kind: 'start', product: perhaps, isSure: isSlash || isLikeName(perhaps) }
}

/** Names begin with a capital or a number and are short; "selling lessons online" goes on like a sentence. */
const isLikeName = (words: string): boolean =>
  /^[\p{Lu}\p{Lt}\p{N}]/u.test(words) && words.split(' ').length <= longestNameInWords

const longestNameInWords = 8

/** The message from behind its politeness on, in the letters it was typed in. */
function afterPoliteness(said: string, words: CommandWords) {
  let rest = said
  for (;;) {
    const at = rest
    const polite = words.politeBefore.find((word) => startsWithWords(at, word))
    if (polite === undefined) return { rest, wasPolite: rest !== said }
    rest = rest.slice(polite.length).replace(/^[ ,]+/, '')
  }
}

/** A name without the marks around it; behind a polite question, without its question mark and a last "please". */
function bareName(typed: string, wasPolite: boolean): string {
  const asked = wasPolite ? typed.replace(/[?!]+$/, '') : typed
  return asked
    .replace(/,? please[.!?]*$/i, '')
    .trim()
    .replace(/^["'“”«‘](.+)["'“”»’]$/, '$1')
    .trim()
}

/** "continue Swim Booking": whether there is such a check decides whether it is a command. */
function checkNamed(said: string, words: CommandWords): MessageCommand | undefined {
  const found = words.beforeCheck.find(([verb]) => startsWithWords(said, verb))
  if (!found) return undefined
  const [verb, kind] = found
  const check = said.slice(verb.length).trim()
  return { kind, check: bareName(check, false) }
}
