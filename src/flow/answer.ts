import { limits } from '../domain/limits.ts'
import type { SuggestionPlace } from '../domain/suggestion.ts'
import { isLongerThan } from '../domain/text-length.ts'
import { choiceOf } from './choice.ts'
import type { Question } from './flow.ts'

/** The value that says "I am not sure", on the screen, in files and in the record. */
export const notSure = '?'

/** Between several entries, where a press can carry one text alone; no entry that is offered holds it. */
export const betweenEntries = ';'

/** What was answered: a choice or words, several of them, `'?'` for not sure, `null` for skipped. */
export type AnswerValue = string | readonly string[] | null

/** Where an answer comes from that nobody gave in this check. */
export type AnswerSource =
  /** The check of the same product before this one, which was posted on this calendar date: it counts from the start. */
  { readonly kind: 'check'; readonly review: string; readonly on: string } | SuggestionSource

/** Where an answer comes from that counts only once somebody has said that it holds; with who brought it, by id, and when. */
export type SuggestionSource = SuggestionPlace & {
  readonly broughtBy: string
  readonly broughtAt: string
}

/** One person's present answer to one question. */
export interface GivenAnswer {
  readonly question: string
  /** The person's id. */
  readonly by: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly value: AnswerValue
  /** This answer was asked for by name (a handover), so it is the only one that counts. */
  readonly settles?: boolean
  /** Which services a list names, by their numbers; absent where they are 1, 2, 3. */
  readonly numbers?: readonly number[]
  /** Where it comes from; absent for what was said in this check. */
  readonly source?: AnswerSource
  /** Who said in this check that it still holds, and when. */
  readonly confirmed?: { readonly by: string; readonly at: string }
}

/** An answer from elsewhere, until somebody says that it holds or says something else. */
export interface SuggestedAnswer extends GivenAnswer {
  readonly source: AnswerSource
  /** It counts as it is; otherwise it is only offered. */
  readonly counts: boolean
  /** Its number among all that were ever offered in this check, from 1; absent for what counts. */
  readonly offer?: number
  /** Somebody would rather be asked than take it with others. */
  readonly later?: boolean
}

/** True for an answer of the last look, which counts until somebody says something else; never for what was confirmed from elsewhere. */
export const isCarried = ({ source }: Pick<GivenAnswer, 'source'>): boolean =>
  source?.kind === 'check'

/** Why a value cannot be an answer to a question. */
export type AnswerProblem =
  | 'not-a-choice'
  | 'one-only'
  | 'not-together'
  | 'too-many'
  | 'too-long'
  | 'empty'

const isText = (question: Question): boolean =>
  question.type === 'text' || question.type === 'list' || question.type === 'people'

/** Says why `value` is no answer to `question`; `undefined` when it is one. */
export function answerProblem(question: Question, value: AnswerValue): AnswerProblem | undefined {
  if (value === null || value === notSure) return undefined
  const given = typeof value === 'string' ? [value] : value
  if (given.length === 0) return 'empty'
  return isText(question) ? textProblem(question, given) : choiceProblem(question, given)
}

function textProblem(question: Question, given: readonly string[]): AnswerProblem | undefined {
  if (question.type === 'text' && given.length > 1) return 'one-only'
  if (given.length > mostEntries(question)) return 'too-many'
  const longest = question.letters ?? limits.answer
  if (given.some((text) => isLongerThan(text, longest))) return 'too-long'
  return given.every((text) => text.trim() === '') ? 'empty' : undefined
}

/** How many entries an answer may have. */
export function mostEntries(question: Question): number {
  if (question.type === 'people') return question.roles?.length ?? 1
  return question.entries?.length ?? question.max ?? 1
}

function choiceProblem(question: Question, given: readonly string[]): AnswerProblem | undefined {
  const picked = given.map((value) => choiceOf(question.choices, value))
  if (picked.some((choice) => choice === undefined)) return 'not-a-choice'
  if (new Set(given).size !== given.length) return 'not-together'
  if (given.length === 1) return undefined
  if (question.type !== 'multi') return 'one-only'
  if (picked.some((choice) => choice?.exclusive)) return 'not-together'
  return given.length > (question.max ?? given.length) ? 'too-many' : undefined
}

/** Whether each entry has a place with a meaning of its own, so that one between others may be empty. */
export const hasPlaces = ({ type, entries }: Question): boolean =>
  type === 'people' || entries !== undefined

/** Whether the order of several entries carries meaning: named services and people stand in a place. */
export const keepsOrder = (question: Question): boolean =>
  question.type === 'list' || question.type === 'people'

/** True when both say the same; the order of several choices matters only when `ordered`. */
export function sameAnswer(one: AnswerValue, other: AnswerValue, ordered = false): boolean {
  if (one === null || other === null) return one === other
  const [left, right] = [one, other].map((value) => {
    const entries = typeof value === 'string' ? [value] : value
    return ordered ? entries : entries.toSorted()
  })
  if (left?.length !== right?.length) return false
  return left?.every((value, index) => value === right?.[index]) === true
}

/** What is kept of what was typed: no spaces at the ends, no blank entries where places mean nothing or after the last. */
export function tidyAnswer(question: Question, value: AnswerValue): AnswerValue {
  if (value === null || value === notSure || !isText(question)) return value
  if (typeof value === 'string') return value.trim()
  const entries = value.map((entry) => entry.trim())
  if (question.type === 'people') return entries
  const isGap = (entry: string): boolean => !/[\p{L}\p{N}]/u.test(entry)
  if (!question.entries) return entries.filter((entry) => entry !== '')
  const placed = entries.map((entry) => (isGap(entry) ? '' : entry))
  return placed.slice(0, placed.findLastIndex((entry) => entry !== '') + 1)
}
