import type { Token } from './tokens.ts'
import type { TypedReader } from './typed-reader.ts'
import { type TypedCommand, typedCommands } from './typed-words.ts'

/** A command, or the intent to hand the question to somebody. */
export type Commanded =
  | { readonly kind: TypedCommand }
  | { readonly kind: 'ask'; readonly who?: string }

/** Where the words were typed, as far as commands are concerned. */
export interface CommandRoom {
  readonly reader: TypedReader
  /** Free text is asked for, where a sentence that begins like a command is an answer. */
  readonly isText: boolean
  /** True for words that hold an answer. */
  readonly isAnswer: (tokens: readonly Token[]) => boolean
}

/** The command that is all of a text, with polite words around it. */
export function commandOf(tokens: readonly Token[], room: CommandRoom): Commanded | undefined {
  const whole = wholeCommand(tokens, room.reader)
  if (whole) return { kind: whole }
  const parts = pauses(tokens)
  const commands = parts.map((part) => wholeCommand(part, room.reader) ?? askOf(part, room))
  const rest = parts.filter((part) => room.reader.withoutPolite(part).length > 0)
  const known = commands.filter((one) => one !== undefined)
  if (known.length > 0 && known.length === rest.length) {
    const asked = known.find((one) => typeof one !== 'string')
    if (asked) return asked
    const [first] = known
    if (typeof first === 'string' && known.every((one) => one === first)) return { kind: first }
  }
  return unsureWith(tokens, parts, room) ? { kind: 'notSure' } : undefined
}

function wholeCommand(tokens: readonly Token[], reader: TypedReader): TypedCommand | undefined {
  const said = reader.wordsOf(tokens)
  const exact = typedCommands.find((kind) => reader.commands.get(kind)?.whole.has(said))
  if (exact) return exact
  const left = reader.withoutPolite(tokens)
  const plain = reader.wordsOf(left)
  // "No, an idea" is not "no idea".
  return plain === '' || left.some(({ pause }, n) => n > 0 && pause)
    ? undefined
    : typedCommands.find((kind) => reader.commands.get(kind)?.plain.has(plain))
}

/** "ask Tom", "send it to my developer", "Tom would know". */
function askOf(tokens: readonly Token[], { reader, isText }: CommandRoom): Commanded | undefined {
  const said = reader.withoutPoliteStart(tokens)
  const before = reader.phraseAt(said, 0, 'ask')
  if (before > 0) return named(said.slice(before), reader, isText)
  if (isText) return undefined
  const at = tokens.findIndex((_, n) => reader.phraseAt(tokens, n, 'knows') === tokens.length - n)
  if (at <= 0 || tokens.slice(0, at).some((token) => reader.isDenial(token))) return undefined
  return named(tokens.slice(0, at), reader, isText)
}

/** In free text only a short name is one, so that "ask a question" stays an answer. */
const mostNameWords = 4

function named(
  tokens: readonly Token[],
  reader: TypedReader,
  isText: boolean,
): Commanded | undefined {
  const [first] = tokens
  if (!first) return { kind: 'ask' }
  const isOurs = reader.words.ours.includes(first.text)
  const isName = isOurs || /^\p{Lu}/u.test(first.raw)
  if (tokens.length > mostNameWords || (isText && !(isName && tokens.length <= 2))) return undefined
  return { kind: 'ask', who: tokens.map(({ raw }) => raw).join(' ') }
}

/** "no idea how long", "I'd have to ask our IT": they do not know, and say no answer. */
function unsureWith(
  tokens: readonly Token[],
  parts: readonly (readonly Token[])[],
  { reader, isText, isAnswer }: CommandRoom,
): boolean {
  const said = reader.withoutPoliteStart(tokens)
  const isAsking = reader.phraseAt(said, 0, 'askFirst') > 0
  if (isText) return isAsking && tokens.length <= mostUnsureWords
  const length = isAsking ? 1 : reader.unsureAt(said)
  if (length === 0) return false
  const [first = [], ...others] = parts
  return first.length > 0 && !others.some(isAnswer)
}

const mostUnsureWords = 8

function pauses(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = []
  for (const token of tokens) {
    if (parts.length === 0 || token.pause) parts.push([])
    parts.at(-1)?.push(token)
  }
  return parts
}
