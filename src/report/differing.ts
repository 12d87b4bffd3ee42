import type { AnswerValue } from '../flow/answer.ts'
import { asTyped } from '../message/escape.ts'
import { anyOf, commaList } from '../message/locale.ts'
import { questionWords, reportAnswerWords } from './questions.ts'
import { shortened } from './shortened.ts'
import type { Summary } from './summary.ts'

/** A question to which people gave answers that differ, and how that ended where it did. */
export interface DifferingAnswers {
  readonly question: string
  /** What each of them says, by person id. */
  readonly given: readonly { readonly by: string; readonly value: AnswerValue }[]
  /** What is told here was rated while the answers differed, so that the rating lies between them. */
  readonly isRatedBetween: boolean
  /** Ids of the people who may say which is right. */
  readonly settlers: readonly string[]
  /** The answer that stands; who decided on it and why is missing where they came to agree. */
  readonly ended?: { readonly value: AnswerValue; readonly by?: string; readonly reason?: string }
}

/** How many letters of an answer are shown where two stand side by side, and of why one of them is right. */
const longest = { answer: 80, reason: 160 } as const

/** Answers that still differ, each in a sentence or two without marks: who says what, how it is rated, who settles it. */
export const openDifferences = (summary: Summary): readonly string[] =>
  differences(summary).filter(isOpen).map(sentence(summary, inDocument))

/** The same safe inside inline Markdown. */
export const shownOpenDifferences = (summary: Summary): readonly string[] =>
  differences(summary).filter(isOpen).map(sentence(summary, inThread))

/** Answers that differed, each with the one that stands and why. */
export const endedDifferences = (summary: Summary): readonly string[] =>
  differences(summary).filter(isEnded).map(sentence(summary, inDocument))

/** The same safe inside inline Markdown. */
export const shownEndedDifferences = (summary: Summary): readonly string[] =>
  differences(summary).filter(isEnded).map(sentence(summary, inThread))

const differences = ({ input }: Summary): readonly DifferingAnswers[] => input.differing ?? []
const isOpen = ({ ended }: DifferingAnswers): boolean => ended === undefined
const isEnded = ({ ended }: DifferingAnswers): boolean => ended !== undefined

/** How words are shown: in a document as they are and whole, in the thread safe for its marks and short. */
interface Showing {
  readonly safe: (words: string) => string
  readonly reason: (words: string) => string
}
const inDocument: Showing = { safe: (words) => words, reason: (words) => words }
const inThread: Showing = {
  safe: asTyped,
  reason: (words) => asTyped(shortened(words, longest.reason)),
}

const sentence =
  (summary: Summary, { safe, reason: safeReason }: Showing) =>
  (one: DifferingAnswers): string => {
    const { say, nameOf } = summary
    const { ended, isRatedBetween } = one
    const short = safe(questionWords(summary.input, one.question).short)
    if (!ended) {
      const said = one.given.map(({ by, value }) => {
        const answer = safe(answerWords(summary, one.question, value))
        return say('asking.differ.says', { name: safe(nameOf(by)), answer })
      })
      const names = anyOf(
        say,
        one.settlers.map((id) => safe(nameOf(id))),
      )
      const on = { short, said: commaList(say, said), names }
      return say(isRatedBetween ? 'asking.differ.open' : 'asking.differ.openLater', on)
    }
    const answer = safe(answerWords(summary, one.question, ended.value))
    const { by, reason } = ended
    const on = {
      short,
      answer,
      name: safe(nameOf(by ?? '')),
      reason: safeReason(reason ?? ''),
    }
    const key = by === undefined || reason === undefined ? 'agreed' : 'settled'
    return say(`asking.differ.${key}${isRatedBetween ? 'Later' : ''}`, on)
  }

function answerWords({ input }: Summary, id: string, value: AnswerValue): string {
  const question = input.rules.byId.get(id)
  return question ? shortened(reportAnswerWords(input, question, value), longest.answer) : ''
}

/** The same for programs, with people by their names; answers as they are on record. */
export const differingJson = (summary: Summary) =>
  differences(summary).map(({ question, given, isRatedBetween, settlers, ended }) => ({
    question,
    answers: given.map(({ by, value }) => ({ by: summary.nameOf(by), answer: plain(value) })),
    ratedBetween: isRatedBetween,
    ...(ended
      ? {
          stands: plain(ended.value),
          ...(ended.by !== undefined && { settledBy: summary.nameOf(ended.by) }),
          ...(ended.reason !== undefined && { reason: ended.reason }),
        }
      : { settles: settlers.map((id) => summary.nameOf(id)) }),
  }))

const plain = (value: AnswerValue): string | string[] | null =>
  value === null || typeof value === 'string' ? value : [...value]
