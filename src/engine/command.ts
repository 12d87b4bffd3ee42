import type { LookChange } from '../domain/vocabulary.ts'
import type { AnswerProblem, AnswerValue } from '../flow/answer.ts'
import type { Depth } from './interview.ts'
import type { InterviewChange } from './interview-change.ts'

/** What a person asks of an interview. `version` is that of the card that was pressed; absent when typed. */
export type InterviewCommand =
  /** `settles` ends a dispute: it is the only answer that counts, whoever has the question. */
  | (OnCard & {
      readonly kind: 'answer'
      readonly value: AnswerValue
      readonly settles?: boolean
      /** The offer that is taken up with it. */
      readonly offer?: number
    })
  | (OnCard & { readonly kind: 'skip' })
  | (OnCard & { readonly kind: 'notSure' })
  /** `from` is the question whose Back was pressed, so that a double press goes back once. */
  | { readonly kind: 'back'; readonly person: string; readonly from?: string }
  | { readonly kind: 'change'; readonly person: string; readonly question: string }
  | { readonly kind: 'continue'; readonly person: string }
  | {
      readonly kind: 'handOver'
      readonly questions: readonly string[]
      readonly from: string
      readonly to: string
      readonly at: string
      /** Asked as well, beside whoever has it or has answered. */
      readonly second?: boolean
    }
  | { readonly kind: 'takeBack'; readonly questions: readonly string[]; readonly person: string }
  | { readonly kind: 'chooseDetail'; readonly depth: Depth }
  | { readonly kind: 'goDeeper'; readonly section?: string }
  /** The suggested answers to these questions hold. */
  | {
      readonly kind: 'confirm'
      readonly questions: readonly string[]
      readonly person: string
      readonly at: string
    }
  /** Only what these changes touch is asked. */
  | { readonly kind: 'askAgain'; readonly changes: readonly LookChange[] }

interface OnCard {
  readonly question: string
  readonly person: string
  readonly at: string
  readonly version?: number
}

/** Why a command cannot be carried out. */
export type CommandProblem =
  | 'stale'
  | 'unknown-question'
  | 'not-applicable'
  | 'not-yours'
  | 'nothing-before'
  | AnswerProblem

/** What is on record instead of what the command asked for. */
export interface CurrentAnswer {
  /** The person's present answer; absent when they have none. */
  readonly value?: AnswerValue
  readonly version: number
  /** Whom the question is with, when it was handed over. */
  readonly holder?: string
}

/** The decision on a command: the changes to record, or why it cannot be carried out. */
export type CommandDecision =
  | { readonly changes: readonly InterviewChange[] }
  | { readonly problem: CommandProblem; readonly current?: CurrentAnswer }
