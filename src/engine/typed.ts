import type { AnswerValue } from '../flow/answer.ts'
import type { Choice, Question } from '../flow/flow.ts'
import { normalised, oneAmong } from './match.ts'
import type { Token } from './tokens.ts'
import { pickTyped } from './typed-choice.ts'
import { commandOf } from './typed-command.ts'
import { placesIn } from './typed-place.ts'
import { type TypedReader, typedReaderFor, typedReaderOf } from './typed-reader.ts'
import type { TypedWords } from './typed-words.ts'

/** What somebody meant by what they typed. */
export type TypedMeaning =
  | {
      readonly kind: 'answer'
      readonly value: AnswerValue
      /** Parts of the text that are none of the choices, as they were typed. */
      readonly beside?: readonly string[]
    }
  | {
      readonly kind: 'notSure' | 'skip' | 'back' | 'why' | 'stop' | 'continue' | 'help' | 'progress'
    }
  /** Somebody else should be asked, by name where one was typed. */
  | { readonly kind: 'ask'; readonly who?: string }
  /** Nothing is sure; `near` are the values of the choices that may have been meant. */
  | { readonly kind: 'unclear'; readonly near: readonly string[] }
  /** Without a question: they want to pick which answer to change. */
  | { readonly kind: 'change'; readonly question?: string }

/** An answer that can be changed, with the number it was shown with. */
export interface Numbered {
  readonly n: number
  readonly question: string
  readonly short: string
}

/** Where the words were typed. */
export interface TypedAt {
  /** The question that is shown; absent when none is. */
  readonly question?: Question
  /** The choices that are shown, where they are not all; the others can still be typed by their names. */
  readonly offered?: readonly Choice[]
  readonly answered: readonly Numbered[]
  readonly words: TypedWords
  /** All questions of the questionnaire. */
  readonly questions?: readonly Question[]
}

/** Understands what somebody typed. When in doubt it is unclear: a wrong guess would be a wrong answer. */
export function understand(text: string, at: TypedAt): TypedMeaning {
  const { question, offered } = at
  if (!question || !offered || offered.length === question.choices.length) {
    return understandAmong(text, at)
  }
  const shown = understandAmong(text, { ...at, question: { ...question, choices: [...offered] } })
  if (shown.kind !== 'unclear' || shown.near.length > 0) return shown
  // A place in the list means what is shown; a name may be of anything that is in the library.
  const reader = readerAt(at)
  const room = { count: question.choices.length, bareNumbers: true, words: at.words }
  const isPlace = placesIn(reader.tokenise(text), room) !== undefined
  const isWhole = !question.offered || 'among' in question.offered
  return isPlace || isWhole ? shown : understandAmong(text, at)
}

function understandAmong(text: string, at: TypedAt): TypedMeaning {
  const reader = readerAt(at)
  const { question } = at
  const said = normalised(text)
  const exact = question && exactly(said, question, reader)
  if (exact !== undefined) return answer(question, [exact])
  const tokens = reader.tokenise(text)
  // A mark alone, such as "?", is a command too.
  const command =
    commandFor(tokens, reader, question) ??
    (at.words.notSure.includes(said) ? { kind: 'notSure' as const } : undefined)
  if (command) return command
  return changeOf(said, at) ?? answerTyped(text, tokens, at) ?? { kind: 'unclear', near: [] }
}

const readerAt = ({ words, questions = [] }: Pick<TypedAt, 'words' | 'questions'>): TypedReader =>
  questions.length === 0 ? typedReaderFor(words) : typedReaderOf(words, questions)

/** A whole label, or all of the other words of one choice. */
function exactly(said: string, { choices }: Question, reader: TypedReader): string | undefined {
  const label = choices.find((choice) => normalised(choice.label) === said)
  if (label) return label.value
  const words = reader.wordsOf(reader.tokenise(said))
  const fits = choices.filter(({ also }) =>
    also.some((phrase) => reader.wordsOf(reader.authored(phrase)) === words),
  )
  return fits.length === 1 && words !== '' ? fits[0]?.value : undefined
}

function commandFor(
  tokens: readonly Token[],
  reader: TypedReader,
  question: Question | undefined,
): TypedMeaning | undefined {
  const isAnswer = (part: readonly Token[]): boolean => {
    if (!question || question.choices.length === 0 || part.length === 0) return false
    const picked = pickTyped(part, question, reader)
    return picked.kind === 'picked' || picked.near.length > 0
  }
  return commandOf(tokens, { reader, isText: isText(question), isAnswer })
}

/** "change 3", "change safe copies". */
function changeOf(said: string, { words, answered, question }: TypedAt): TypedMeaning | undefined {
  const verb = words.change.find((word) => said.startsWith(`${word} `))
  if (verb === undefined) return undefined
  const rest = said.slice(verb.length + 1)
  const labels = answered.map(({ short }) => short)
  const named = answered.find(({ n, short }) => String(n) === rest || normalised(short) === rest)
  // Where free text is asked for, "change of address" is an answer.
  const guessed = isText(question) ? undefined : answered[oneAmong(rest, labels, words.not)]
  const found = named ?? guessed
  return found && { kind: 'change', question: found.question }
}

function answerTyped(
  text: string,
  tokens: readonly Token[],
  at: TypedAt,
): TypedMeaning | undefined {
  const { question, words } = at
  if (!question || text.trim() === '') return undefined
  if (question.type === 'text') {
    return isBareYesNo(tokens, readerAt(at)) ? undefined : { kind: 'answer', value: text.trim() }
  }
  if (isText(question)) {
    return { kind: 'answer', value: entries(text, words, question.entries !== undefined) }
  }
  const picked = pickTyped(tokens, question, readerAt(at))
  if (picked.kind === 'unclear') return picked
  const { beside } = picked
  return { ...answer(question, picked.values), ...(beside.length > 0 && { beside }) }
}

/** "yes", "nope": no answer where words are asked for. */
const isBareYesNo = (tokens: readonly Token[], reader: TypedReader): boolean =>
  tokens.length > 0 &&
  (['yes', 'no'] as const).some((list) => reader.phraseAt(tokens, 0, list) === tokens.length)

/**
 * Short texts, one per line or between commas; a leading "and" belongs to the list, not to its last entry.
 * What is empty is left out, but for `withGaps`, where each place has a meaning.
 */
export function entries(text: string, { and }: TypedWords, withGaps = false): string[] {
  return text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .map((entry) => {
      const joint = and.find((word) => entry.toLowerCase().startsWith(`${word} `))
      return joint ? entry.slice(joint.length).trim() : entry
    })
    .filter((entry) => withGaps || entry !== '')
}

const isText = (question: Question | undefined): boolean =>
  question !== undefined && question.choices.length === 0

const answer = (question: Question | undefined, values: readonly string[]) => ({
  kind: 'answer' as const,
  value: question?.type === 'multi' ? values : (values[0] ?? null),
})
