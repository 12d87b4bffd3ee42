import { limits } from '../domain/limits.ts'
import { normalised } from '../engine/match.ts'
import { entries } from '../engine/typed.ts'
import type { TypedWords } from '../engine/typed-words.ts'
import {
  type AnswerValue,
  answerProblem,
  hasPlaces,
  mostEntries,
  notSure,
  tidyAnswer,
} from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import type { Say } from '../message/words.ts'
import { nearest } from '../nearest.ts'
import { type FileMistake, quotedBriefly, referenceMistake } from './file-mistake.ts'
import type { Value } from './source.ts'

/** What an answers file says to one question, or why that is no answer. */
type Answered = { readonly value: AnswerValue } | { readonly mistake: FileMistake }

/** The words that answers are read and refused with. */
export interface AnswerWords {
  readonly say: Say
  readonly typed: TypedWords
}

type Items = readonly (Value & { readonly kind: 'text' | 'nothing' })[]

/** Reads one answer the way people answer: one choice, several, words, `"?"` or nothing. */
export function readAnswer(
  question: Question,
  given: Value,
  { say, typed }: AnswerWords,
): Answered {
  if (given.kind === 'nothing') return { value: null }
  if (given.kind === 'text' && saysNotSure(given.text, typed)) return { value: notSure }
  const items = itemsOf(question, given, typed)
  const wrong = items.find((item) => !isWords(question, item))
  if (wrong) return { mistake: wrongKind(question, wrong, say) }
  const words = items as Items
  const mistake = isOpen(question) ? undefined : choiceMistake(question, words, say)
  if (mistake) return { mistake }
  const value = answerValue(question, given, words)
  const problem = answerProblem(question, value)
  return problem ? { mistake: { ...given.at, ...problemWords(question, problem, say) } } : { value }
}

/** "?" itself, or what means it in a conversation too. */
const saysNotSure = (text: string, typed: TypedWords): boolean =>
  text.trim() === notSure || typed.notSure.includes(normalised(text))

/** The entries of a value; one text may hold several names or choices, as people type them. */
function itemsOf(question: Question, given: Value, typed: TypedWords): readonly Value[] {
  const isLine = given.kind === 'text' && question.type === 'list'
  if (isLine) {
    const texts = entries(given.text, typed, question.entries !== undefined)
    return texts.map((text) => ({ ...given, text }))
  }
  const items = given.kind === 'list' ? given.items : [given]
  return items.flatMap((item): readonly Value[] =>
    item.kind === 'text' && !isOpen(question)
      ? valuesIn(question, item.text).map((text) => ({ ...item, text }))
      : [item],
  )
}

/** The values of the choices whose labels the text holds, alone or joined as forms and spreadsheets join them. */
function valuesIn({ choices }: Question, text: string): readonly string[] {
  const labels = choices.map(({ value, label }) => ({ value, label: normalised(label) }))
  const found: string[] = []
  let rest = normalised(text)
  while (rest !== '') {
    const next = labels
      .filter(({ label }) => rest.startsWith(label) && labelEnd.test(rest.slice(label.length)))
      .toSorted((one, other) => other.label.length - one.label.length)[0]
    if (!next) return [text]
    found.push(next.value)
    rest = rest.slice(next.label.length).replace(labelEnd, '')
  }
  return found.length > 0 ? found : [text]
}

/** What stands behind a label: marks that are no part of it as it is compared, and what joins it to the next. */
const labelEnd = /^["'”).!?…]*\s*(?:[,;]\s*|$)/

const isOpen = ({ choices }: Question): boolean => choices.length === 0

/** Where each place has a meaning, an empty one says that nothing comes to mind for it. */
const isWords = (question: Question, item: Value): boolean =>
  item.kind === 'text' || (item.kind === 'nothing' && hasPlaces(question))

/** In the form that the questionnaire itself keeps: lists where several could be given. */
function answerValue(question: Question, given: Value, items: Items): AnswerValue {
  const texts = items.map((item) => (item.kind === 'text' ? item.text : ''))
  const several =
    question.type === 'multi' || question.type === 'list' || question.type === 'people'
  if (several) return tidyAnswer(question, texts)
  return given.kind === 'list' && texts.length !== 1 ? texts : tidyAnswer(question, texts[0] ?? '')
}

function wrongKind(question: Question, item: Value, say: Say): FileMistake {
  if (item.kind === 'reference') return referenceMistake(item.at, say)
  if (item.kind === 'other' && !isOpen(question)) {
    const message = say('operator.assess.notAChoice', {
      value: quotedBriefly(item.text),
      question: question.id,
    })
    return { ...item.at, message, hint: hintFor(question, meantBy(question, item.text), say) }
  }
  if (item.kind === 'other') {
    const message = say('operator.assess.notText', { written: quotedBriefly(item.text) })
    return {
      ...item.at,
      message,
      hint: say('operator.assess.quote', { written: quotedBriefly(item.text) }),
    }
  }
  const message = say('operator.assess.wrongForm', { question: question.id })
  return { ...item.at, message, hint: allowed(question, say) }
}

function choiceMistake(question: Question, items: Items, say: Say): FileMistake | undefined {
  const seen = new Set<string>()
  for (const item of items) {
    const text = item.kind === 'text' ? item.text : ''
    if (!question.choices.some(({ value }) => value === text)) {
      return { ...item.at, ...unknownChoice(question, text, say) }
    }
    if (seen.has(text)) {
      const message = say('operator.assess.choiceTwice', { value: quotedBriefly(text) })
      return { ...item.at, message, hint: say('operator.assess.keepOne') }
    }
    seen.add(text)
  }
  return undefined
}

function unknownChoice(question: Question, text: string, say: Say) {
  if (text.trim() === notSure) {
    return {
      message: say('operator.assess.notSureAmong', { question: question.id }),
      hint: say('operator.assess.notSureAlone'),
    }
  }
  const meant = nearest(
    text,
    question.choices.map(({ value }) => value),
  )
  return {
    message: say('operator.assess.notAChoice', {
      value: quotedBriefly(text),
      question: question.id,
    }),
    hint: hintFor(question, meant, say),
  }
}

const hintFor = (question: Question, meant: string | undefined, say: Say): string =>
  meant
    ? say('operator.assess.meantChoice', { meant, allowed: allowed(question, say) })
    : allowed(question, say)

/** What a spreadsheet made of a yes or a no. */
function meantBy({ choices }: Question, written: string): string | undefined {
  const word = { true: 'yes', false: 'no' }[written.toLowerCase()]
  return choices.find(({ value }) => value === word)?.value
}

function allowed(question: Question, say: Say): string {
  const values = question.choices.map(({ value }) => value).join(', ')
  if (isOpen(question)) {
    return question.type === 'text'
      ? say('operator.assess.allowedText')
      : say('operator.assess.allowedList')
  }
  return question.type === 'multi'
    ? say('operator.assess.allowedSome', { values })
    : say('operator.assess.allowedOne', { values })
}

function problemWords(
  question: Question,
  problem: NonNullable<ReturnType<typeof answerProblem>>,
  say: Say,
): Pick<FileMistake, 'message' | 'hint'> {
  const { id } = question
  switch (problem) {
    case 'one-only':
      return {
        message: say('operator.assess.oneOnly', { question: id }),
        hint: allowed(question, say),
      }
    case 'not-together': {
      const alone = question.choices.filter((choice) => choice.exclusive)
      const values = alone.map(({ value }) => value).join(', ')
      const message = say('operator.assess.notTogether', { question: id, values })
      return { message, hint: say('operator.assess.notTogetherHint') }
    }
    case 'too-many': {
      const most = mostEntries(question)
      const message = say('operator.assess.tooMany', { question: id, count: most })
      return { message, hint: say('operator.assess.keepFirst') }
    }
    case 'too-long': {
      const message = say('operator.assess.tooLong', {
        question: id,
        most: question.letters ?? limits.answer,
      })
      return { message, hint: say('operator.assess.shorten') }
    }
    case 'not-a-choice':
    case 'empty':
      return {
        message: say('operator.assess.empty', { question: id }),
        hint: say('operator.assess.emptyHint'),
      }
  }
}
