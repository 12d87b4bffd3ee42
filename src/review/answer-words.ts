import { isReal } from '../engine/interview.ts'
import { type AnswerValue, type GivenAnswer, notSure } from '../flow/answer.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { asTyped } from '../message/escape.ts'
import { commaList, monthSeenFrom } from '../message/locale.ts'
import type { Say } from '../message/words.ts'
import { namedService } from '../report/questions.ts'

/** What wording depends on. */
export interface Wording {
  readonly say: Say
  readonly rules: FlowRules
  readonly facts: Facts
}

/** A question's wording now: early products are asked differently, and services are named. */
export const askWords = (wording: Wording, question: Question): string =>
  worded(wording, question, { now: question.ask, early: question.askEarly })

/** The example under a question, which fits a plan where there is nothing to try yet. */
export const exampleWords = (wording: Wording, question: Question): string =>
  worded(wording, question, { now: question.example, early: question.exampleEarly })

function worded(
  wording: Wording,
  question: Question,
  { now, early = now }: { readonly now: string; readonly early: string | undefined },
): string {
  const words = wording.rules.early(wording.facts) ? early : now
  const service = namedService(wording, question)
  const named =
    service === undefined ? wording.say('conversation.service.unnamed') : asTyped(service)
  return words.replaceAll('{service}', () => named)
}

/** A question's short name, with its service where it is about one; safe inside inline Markdown. */
export const shortWords = (wording: Wording, question: Question): string =>
  asTyped(shortLabel(wording, question))

/** A question's short name for buttons and lists to pick from, which show words exactly as they are. */
export function shortLabel(wording: Wording, question: Question): string {
  return labelWith(question, namedService(wording, question))
}

/** The same for whoever knows its service already. */
export const labelWith = ({ short }: Question, service: string | undefined): string =>
  service === undefined ? short : `${short} (${service})`

/** An answer as people read it; safe inside inline Markdown. */
export function cardAnswerWords(say: Say, question: Question, value: AnswerValue): string {
  if (value === null) return say('conversation.checking.skipped')
  if (value === notSure) return say('conversation.checking.unsure')
  const values = typeof value === 'string' ? [value] : value.filter((one) => one.trim() !== '')
  const labels = [...new Set(values.map((one) => asTyped(labelOf(question, one))))]
  const hasComma = labels.some((label) => label.includes(','))
  return hasComma ? labels.join(say('report.list.semicolon')) : commaList(say, labels)
}

const labelOf = (question: Question, value: string): string =>
  question.choices.find((choice) => choice.value === value)?.label ?? value

/**
 * What several people answer to one question, each answer once. Whoever was not sure has asked somebody: what is known
 * stands alone.
 */
export function allAnswerWords(
  say: Say,
  question: Question,
  values: readonly AnswerValue[],
): string {
  const known = values.filter(isReal)
  const words = (known.length > 0 ? known : values).map((value) =>
    cardAnswerWords(say, question, value),
  )
  return [...new Set(words)].join(' / ')
}

/** How old an answer from elsewhere is, in words: "said in November". */
export function answerAge(
  { say, now }: { readonly say: Say; readonly now: string },
  { at, confirmed }: Pick<GivenAnswer, 'at' | 'confirmed'>,
): string {
  const month = monthSeenFrom(say, at.slice(0, 10), now.slice(0, 10))
  return say(confirmed ? 'look.age.confirmed' : 'look.age.said', { month })
}
