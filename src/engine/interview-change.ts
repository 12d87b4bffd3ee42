import type { AnswerValue, SuggestedAnswer } from '../flow/answer.ts'
import type { Depth } from './interview.ts'
import type { Proposed } from './offered-answers.ts'

/** One thing that happened in an interview, as it is recorded for good. */
export type InterviewChange =
  | {
      readonly kind: 'answered'
      readonly question: string
      readonly by: string
      readonly at: string
      readonly value: AnswerValue
      /** Given by the person it was handed to, so it is the only answer that counts. */
      readonly settles?: boolean
      /** Which services a list names, where they are not 1, 2, 3. */
      readonly numbers?: readonly number[]
      /** The number of the offer that it takes up: an answer from elsewhere that holds. */
      readonly offer?: number
    }
  | {
      readonly kind: 'detailChosen'
      readonly depth: Depth
      readonly questions: readonly string[]
    }
  | { readonly kind: 'wentDeeper'; readonly questions: readonly string[] }
  | {
      readonly kind: 'handedOver'
      readonly questions: readonly string[]
      readonly from: string
      readonly to: string
      readonly at: string
      /** Asked as well: whoever has the question keeps it, and every answer counts. */
      readonly second?: boolean
      /** Who was asked as well before, and is not any more. */
      readonly insteadOf?: string
    }
  | { readonly kind: 'takenBack'; readonly questions: readonly string[]; readonly by: string }
  | { readonly kind: 'revisiting'; readonly by: string; readonly question: string }
  | { readonly kind: 'movedOn'; readonly by: string }
  /** Somebody leads the interview from now on: what was settled by those before them need not be asked again. */
  | { readonly kind: 'succeeded'; readonly from: string; readonly to: string }
  /** Somebody is not asked any more; what they answered stays. */
  | { readonly kind: 'left'; readonly person: string }
  /** Answers from elsewhere, and the questions that were chosen for them. */
  | {
      readonly kind: 'suggested'
      readonly answers: readonly SuggestedAnswer[]
      readonly chosen: readonly string[]
      readonly deeper: readonly string[]
    }
  | {
      readonly kind: 'confirmed'
      readonly questions: readonly string[]
      readonly by: string
      readonly at: string
      /** Left as they are, without a word whether they hold. */
      readonly unsaid?: boolean
    }
  /** Answers from elsewhere that count only once somebody says that they hold. */
  | {
      readonly kind: 'offered'
      readonly answers: readonly Proposed[]
      readonly by: string
      readonly at: string
    }
  /** Offers that do not hold, by their numbers. */
  | { readonly kind: 'offersRefused'; readonly offers: readonly number[] }
  /** Offers that somebody would rather be asked one by one. */
  | { readonly kind: 'offersLeft'; readonly offers: readonly number[] }
  /** From now on only these are asked, and what follows from them. */
  | { readonly kind: 'askedAgain'; readonly questions: readonly string[]; readonly most: number }
