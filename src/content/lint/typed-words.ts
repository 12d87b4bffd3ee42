import { phrasesOf } from '../../engine/typed-phrase.ts'
import { type TypedReader, typedReaderFor } from '../../engine/typed-reader.ts'
import { typedCommands, typedWords } from '../../engine/typed-words.ts'
import type { Choice, QuestionSource } from '../../flow/flow.ts'
import type { Content } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'
import { type WrittenQuestion, writtenQuestions } from '../questions.ts'
import { sayFrom } from '../say.ts'
import { bandOfChoice } from './bands.ts'

/**
 * What people type for a choice means that choice alone: no words belong to two choices of a question, none is a
 * command such as “skip”, and amounts say the same as the label.
 */
export const typedWordsCheck: LintRule = {
  rule: 'typed-words',
  find(content) {
    const reader = readerOf(content)
    return writtenQuestions(content).flatMap((written) => [
      ...(reader ? sharedWords(written, reader) : []),
      ...amounts(written),
    ])
  },
}

/** Without the words for commands, words cannot be compared. */
function readerOf(content: Content): TypedReader | undefined {
  if (!content.messages.has('typed.notSure')) return undefined
  const say = sayFrom(content.messages)
  return typedReaderFor(typedWords((key) => (content.messages.has(key) ? say(key) : '')))
}

function sharedWords({ question, file, way }: WrittenQuestion, reader: TypedReader): Diagnostic[] {
  const phrases = phrasesOf(question, reader)
  const mistakes = question.choices.flatMap((choice, n) =>
    choice.also.flatMap((text, m) => {
      const here = { file, way: [...way, 'choices', n, 'also', m] }
      const words = reader.wordsOf(reader.tokenise(text))
      const command = typedCommands.find((kind) => reader.commands.get(kind)?.whole.has(words))
      if (command) {
        const message = `“${text}” is also what people type for “${command}”`
        return [{ ...here, message, hint: 'take it out' }]
      }
      const own = phrases.find((one) => one.choice === choice && one.text === text)?.stems.join(' ')
      const other = phrases.find((one) => one.choice !== choice && one.stems.join(' ') === own)
      if (own === undefined || !other) return []
      const message = `“${text}” reads like “${other.text}” of the choice “${other.choice.label}”`
      return [{ ...here, message, hint: 'leave it with one of them, or take both out' }]
    }),
  )
  return mistakes
}

function amounts({ question, file, way }: WrittenQuestion): Diagnostic[] {
  return question.choices.flatMap((choice, n) => {
    const problem = amountProblem(choice, question)
    return problem ? [{ ...problem, file, way: [...way, 'choices', n] }] : []
  })
}

function amountProblem(
  { from, to, label }: Choice,
  { unit, type }: QuestionSource,
): Pick<Diagnostic, 'message' | 'hint'> | undefined {
  if (unit === undefined && (from !== undefined || to !== undefined)) {
    const message = `“${label}” has amounts, but the question has no unit`
    return { message, hint: 'add “unit: count”, “money” or “time” to the question' }
  }
  if (from !== undefined && to !== undefined && from > to) {
    return { message: `${from} is more than ${to}`, hint: 'put the smaller one first' }
  }
  const band = type === 'band' ? bandOfChoice(label) : undefined
  if (!band) return undefined
  if (band.low === (from ?? 0) && band.high === (to ?? Number.POSITIVE_INFINITY)) return undefined
  const end = Number.isFinite(band.high) ? `, to: ${band.high}` : ''
  const message = `the amounts of “${label}” are not those of its label`
  return { message, hint: `write from: ${band.low}${end}` }
}
