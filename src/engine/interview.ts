import type { ReviewDepth } from '../domain/vocabulary.ts'
import {
  type AnswerValue,
  type GivenAnswer,
  isCarried,
  notSure,
  type SuggestedAnswer,
} from '../flow/answer.ts'
import type { InterviewChange } from './interview-change.ts'
import {
  offerCalled,
  offered,
  offersAnswered,
  offersLeft,
  offersRefused,
} from './offered-answers.ts'
import { confirmed, dealtWith, suggested } from './suggested-answers.ts'
import { others, takenBack, unsettled, withoutAsking } from './taken-back.ts'

/** How far a check goes: the core alone, or everything worth asking up to the limits. */
export type Depth = ReviewDepth

/** A question passed from one person to another: with one person at most, or put to one more as a second opinion. */
export interface Handover {
  readonly question: string
  readonly from: string
  readonly to: string
  readonly at: string
}

/** All that an interview is: plain data, from which every position is derived. */
export interface Interview {
  readonly depth: Depth
  /** Each person's present answer to each question, the latest given last. */
  readonly answers: readonly GivenAnswer[]
  /** How often each person's answer to each question has changed. */
  readonly versions: Readonly<Record<string, number>>
  /** Questions beyond the core that were chosen for asking; only grows. */
  readonly chosen: readonly string[]
  /** Questions asked for by "go deeper", beyond any limit; only grows. */
  readonly deeper: readonly string[]
  readonly handovers: readonly Handover[]
  /** Who was asked as well, though somebody has answered or is asked already: all their answers count side by side. */
  readonly opinions: readonly Handover[]
  /** Who said "not me" of a question they were asked. */
  readonly declined: readonly { readonly question: string; readonly person: string }[]
  /** The question that a person is looking at again. */
  readonly revisit: Readonly<Record<string, string>>
  /** Questions in the order in which each person last settled them. */
  readonly trail: Readonly<Record<string, readonly string[]>>
  /** Who led the interview before each person who leads it or did: what they settled counts as settled by them too. */
  readonly predecessors: Readonly<Record<string, readonly string[]>>
  /** Answers from elsewhere of which nobody has said yet whether they hold. */
  readonly suggested: readonly SuggestedAnswer[]
  /** How many answers were ever offered from elsewhere: the number of the last. */
  readonly offers: number
  /** What was offered and does not hold. */
  readonly refused: readonly { readonly question: string; readonly value: AnswerValue }[]
  /** Answers from elsewhere that counted from the start, as they came. */
  readonly carried: readonly GivenAnswer[]
  /** Set where only this is asked: questions that are looked at again, and what follows from them. */
  readonly again?: {
    readonly questions: readonly string[]
    /** Those that nobody has dealt with yet. */
    readonly open: readonly string[]
    /** How many questions are asked at most, with those that follow. */
    readonly most: number
  }
}

/** An interview in which nothing was said yet. */
export function newInterview(depth: Depth = 'full'): Interview {
  return {
    depth,
    answers: [],
    versions: {},
    chosen: [],
    deeper: [],
    handovers: [],
    opinions: [],
    declined: [],
    revisit: {},
    trail: {},
    predecessors: {},
    suggested: [],
    offers: 0,
    refused: [],
    carried: [],
  }
}

/** The interview after a change that was accepted once; never refuses, so that old records replay. */
export function applyInterviewChange(interview: Interview, change: InterviewChange): Interview {
  switch (change.kind) {
    case 'answered':
      return answered(interview, change)
    case 'detailChosen':
      return {
        ...interview,
        depth: change.depth,
        chosen: joined(interview.chosen, change.questions),
      }
    case 'wentDeeper':
      return { ...interview, deeper: joined(interview.deeper, change.questions) }
    case 'handedOver':
      return handedOver(interview, change)
    case 'takenBack':
      return takenBack(interview, change)
    case 'revisiting':
      return { ...interview, revisit: { ...interview.revisit, [change.by]: change.question } }
    case 'movedOn':
      return movedOn(interview, change.by)
    case 'succeeded':
      return succeeded(interview, change)
    case 'left':
      return withoutAsking(interview, change.person)
    case 'suggested':
      return suggested(interview, change)
    case 'confirmed':
      return confirmed(interview, change)
    case 'offered':
      return offered(interview, change)
    case 'offersRefused':
      return offersRefused(interview, change.offers)
    case 'offersLeft':
      return offersLeft(interview, change.offers)
    case 'askedAgain': {
      const { questions, most } = change
      return { ...interview, again: { questions, open: questions, most } }
    }
  }
}

function answered(interview: Interview, change: InterviewChange & { kind: 'answered' }): Interview {
  const { question, by, at, value, settles, numbers, offer } = change
  const from = offer === undefined ? undefined : offerCalled(interview, offer)?.source
  // What was carried over counts until somebody says something else; a second opinion stands beside it.
  const isOver = (one: GivenAnswer) =>
    one.by === by || (isCarried(one) && !isAskedToo(interview, question, by))
  const rest = interview.answers.filter((one) => one.question !== question || !isOver(one))
  const key = versionKey(question, by)
  return {
    ...offersAnswered(dealtWith(interview, [question]), change),
    answers: [
      ...rest,
      {
        question,
        by,
        at,
        value,
        ...(settles && { settles }),
        ...(numbers && { numbers }),
        ...(from && { source: from, confirmed: { by, at } }),
      },
    ],
    versions: { ...interview.versions, [key]: versionOf(interview, question, by) + 1 },
    revisit: without(interview.revisit, by),
    trail: { ...interview.trail, [by]: lastly(trailOf(interview, by), question) },
  }
}

function handedOver(
  interview: Interview,
  change: InterviewChange & { kind: 'handedOver' },
): Interview {
  const { questions, from, to, at, second, insteadOf } = change
  const added = questions.map((question) => ({ question, from, to, at }))
  const isTheirs = (one: { question: string }, person: string) =>
    questions.includes(one.question) && person === to
  const declined = interview.declined.filter((one) => !isTheirs(one, one.person))
  const answers = unsettled(interview.answers, questions)
  const isGiven = (one: Handover) => one.to === insteadOf && questions.includes(one.question)
  const opinions = interview.opinions.filter((one) => !isTheirs(one, one.to) && !isGiven(one))
  if (second) {
    const seen = own(interview.revisit, from)
    const isLooking = seen !== undefined && questions.includes(seen)
    const revisit = isLooking ? without(interview.revisit, from) : interview.revisit
    return { ...interview, opinions: [...opinions, ...added], declined, answers, revisit }
  }
  const handovers = [...others(interview.handovers, questions), ...added]
  return { ...interview, handovers, opinions, declined, answers }
}

function movedOn(interview: Interview, by: string): Interview {
  const seen = own(interview.revisit, by)
  const path = trailOf(interview, by)
  const again = seen !== undefined && path.includes(seen)
  return {
    ...interview,
    revisit: without(interview.revisit, by),
    ...(again && { trail: { ...interview.trail, [by]: lastly(path, seen) } }),
  }
}

function succeeded(
  interview: Interview,
  { from, to }: InterviewChange & { kind: 'succeeded' },
): Interview {
  const before = [...predecessorsOf(interview, to), ...predecessorsOf(interview, from), from]
  const others = [...new Set(before)].filter((person) => person !== to)
  return { ...interview, predecessors: { ...interview.predecessors, [to]: others } }
}

/** Who led the interview before this person. */
export const predecessorsOf = (interview: Interview, person: string): readonly string[] =>
  own(interview.predecessors, person) ?? []

/** How often this person's answer to this question has changed; every button carries it. */
export const versionOf = (interview: Interview, question: string, person: string): number =>
  own(interview.versions, versionKey(question, person)) ?? 0

/** What this person answers to this question at present; `undefined` when they have not answered. */
export function answerOf(
  interview: Interview,
  question: string,
  person: string,
): GivenAnswer | undefined {
  return interview.answers.find((one) => one.question === question && one.by === person)
}

/** The handover of a question, if it is with somebody. */
export const handoverOf = (interview: Interview, question: string): Handover | undefined =>
  interview.handovers.find((handover) => handover.question === question)

/** Everything that somebody was asked by name, in the order of asking. */
export const askedOf = (interview: Interview, person: string): readonly Handover[] =>
  [...interview.handovers, ...interview.opinions].filter(({ to }) => to === person)

/** Who is asked a question besides whoever has it. */
export const opinionsOn = (interview: Interview, question: string): readonly Handover[] =>
  interview.opinions.filter((opinion) => opinion.question === question)

/** True for somebody who is asked a question as a second opinion. */
export const isAskedToo = (interview: Interview, question: string, person: string): boolean =>
  opinionsOn(interview, question).some(({ to }) => to === person)

/** Questions in the order in which this person last settled them. */
export const trailOf = (interview: Interview, person: string): readonly string[] =>
  own(interview.trail, person) ?? []

/** The question this person is looking at again, if any. */
export const revisitOf = (interview: Interview, person: string): string | undefined =>
  own(interview.revisit, person)

/** True when this was answered with words or choices, not with "not sure" or a skip. */
export const isReal = (value: AnswerValue): boolean => value !== null && value !== notSure

// Question ids hold no space, so the two parts never run together.
const versionKey = (question: string, person: string): string => `${question} ${person}`

// A person may be called "constructor": only what was put there counts.
const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

const joined = (before: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...before, ...more]),
]

const lastly = (path: readonly string[], question: string): readonly string[] => [
  ...path.filter((one) => one !== question),
  question,
]

function without<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  const { [key]: _, ...rest } = record
  return rest
}
