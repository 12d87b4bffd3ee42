import {
  type AnswerValue,
  type GivenAnswer,
  type SuggestedAnswer,
  type SuggestionSource,
  sameAnswer,
} from '../flow/answer.ts'
import type { Interview } from './interview.ts'
import type { InterviewChange } from './interview-change.ts'

/** An answer that is offered for a question, and counts only once somebody says that it holds. */
export type Offer = SuggestedAnswer & { readonly offer: number; readonly source: SuggestionSource }

/** An answer from elsewhere before it is offered. */
export interface Proposed {
  readonly question: string
  readonly value: AnswerValue
  readonly source: SuggestionSource
}

/** Answers from elsewhere stand beside the interview, each under a number of its own. */
export function offered(
  interview: Interview,
  { answers, by, at }: InterviewChange & { kind: 'offered' },
): Interview {
  const fresh = answers.map(
    (answer, n): Offer => ({
      ...answer,
      by,
      at,
      counts: false,
      offer: interview.offers + n + 1,
    }),
  )
  return {
    ...interview,
    offers: interview.offers + fresh.length,
    suggested: [...interview.suggested, ...fresh],
  }
}

/** Somebody said that these do not hold: the same is not offered again. */
export function offersRefused(interview: Interview, offers: readonly number[]): Interview {
  const isMeant = (one: SuggestedAnswer) => one.offer !== undefined && offers.includes(one.offer)
  return withoutOffers(interview, isMeant, interview.suggested.filter(isMeant))
}

/** Somebody would rather be asked these, one by one. */
export const offersLeft = (interview: Interview, offers: readonly number[]): Interview => ({
  ...interview,
  suggested: interview.suggested.map((one) =>
    one.offer !== undefined && offers.includes(one.offer) ? { ...one, later: true } : one,
  ),
})

/** Once a question is answered nothing is offered for it any more, and what differs from the answer never again. */
export function offersAnswered(
  interview: Interview,
  { question, value }: Pick<GivenAnswer, 'question' | 'value'>,
): Interview {
  const isMeant = (one: SuggestedAnswer) => one.question === question && !one.counts
  const others = interview.suggested.filter(
    (one) => isMeant(one) && !sameAnswer(one.value, value, true),
  )
  // Skipping says nothing about what was offered.
  return interview.suggested.some(isMeant)
    ? withoutOffers(interview, isMeant, value === null ? [] : others)
    : interview
}

function withoutOffers(
  interview: Interview,
  isMeant: (one: SuggestedAnswer) => boolean,
  refused: readonly SuggestedAnswer[],
): Interview {
  return {
    ...interview,
    suggested: interview.suggested.filter((one) => !isMeant(one)),
    refused: [...interview.refused, ...refused.map(({ question, value }) => ({ question, value }))],
  }
}

/** What is offered for a question and nobody has dealt with, as it came. */
export const offersFor = (interview: Interview, question: string): readonly Offer[] =>
  allOffers(interview).filter((one) => one.question === question)

/** The offer of this number; `undefined` once it was dealt with. */
export const offerCalled = (interview: Interview, offer: number): Offer | undefined =>
  allOffers(interview).find((one) => one.offer === offer)

/** Every offer that nobody has dealt with, as they came. */
export const allOffers = ({ suggested }: Interview): readonly Offer[] =>
  suggested.filter((one): one is Offer => one.offer !== undefined)
