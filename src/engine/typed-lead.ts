import type { Choice, Question } from '../flow/flow.ts'
import type { Token } from './tokens.ts'
import { type Hit, hitsIn } from './typed-phrase.ts'
import type { TypedReader } from './typed-reader.ts'

/** Whether something says yes or no. */
export type Polarity = 'yes' | 'no'

/** A yes or a no at the beginning of an answer, and what follows it. */
export interface Lead {
  readonly polarity: Polarity | undefined
  readonly rest: readonly Token[]
}

/** Whether a choice begins with yes or no, or has that word among its own. */
export function polarityOf(choice: Choice, reader: TypedReader): Polarity | undefined {
  const [first] = reader.authored(choice.label)
  return (['yes', 'no'] as const).find((polarity) => {
    const [plain = polarity] = reader.words[polarity]
    return first?.text === plain || choice.also.includes(plain)
  })
}

/** Takes the yes or no off the beginning of an answer. */
export function leadOf(tokens: readonly Token[], question: Question, reader: TypedReader): Lead {
  let rest = tokens
  let polarity: Polarity | undefined
  for (;;) {
    const [hit] = hitsIn(rest, question, reader)
    if (hit?.at[0] === 0 && !isBareWord(rest, hit, reader)) break
    const found = leadAt(rest, reader)
    if (!found || (polarity !== undefined && polarity !== found.polarity)) break
    polarity = found.polarity
    rest = rest.slice(found.length)
  }
  return { polarity, rest }
}

/** A choice's own word that is no more than yes or no says no more than that. */
function isBareWord(tokens: readonly Token[], { at, choice }: Hit, reader: TypedReader): boolean {
  const longest = Math.max(reader.phraseAt(tokens, 0, 'yes'), reader.phraseAt(tokens, 0, 'no'))
  return longest >= at.length && polarityOf(choice, reader) !== undefined
}

function leadAt(
  tokens: readonly Token[],
  reader: TypedReader,
): { readonly polarity: Polarity; readonly length: number } | undefined {
  const yes = reader.phraseAt(tokens, 0, 'yes')
  const no = reader.phraseAt(tokens, 0, 'no')
  const length = Math.max(yes, no)
  if (length === 0) return undefined
  if (no >= yes) {
    return endsNo(tokens[length], reader) ? { polarity: 'no', length } : undefined
  }
  // "it is" is a yes only when nothing follows: "it is not locked" is none.
  const after = tokens[length]
  const isClause = length > 1 && tokens.slice(0, length).every(reader.isSmall)
  return isClause && after && !after.pause ? undefined : { polarity: 'yes', length }
}

/** Whether a "no" denies the question, and not what follows it: "no, …", "no it is …", "no 3 …". */
function endsNo(after: Token | undefined, { words, phraseAt }: TypedReader): boolean {
  if (!after || after.pause) return true
  if (/^\d/.test(after.text) || words.numbers.has(after.text)) return true
  return words.clause.includes(after.text) || phraseAt([after], 0, 'no') > 0
}
