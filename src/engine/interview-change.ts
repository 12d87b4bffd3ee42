import type { AnswerValue, SuggestedAnswer } from '../flow/answer.ts'
import type { Depth } from './interview.ts'

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
  /** From now on only these are asked, and what follows from them. */
  | { readonly kind: 'askedAgain'; readonly questions: readonly string[]; readonly most: number }
