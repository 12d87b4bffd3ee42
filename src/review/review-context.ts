import type { Facts } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { asTyped } from '../message/escape.ts'
import type { Say } from '../message/words.ts'
import type { SummaryOptions } from '../report/thread.ts'
import type { Wording } from './answer-words.ts'
import type { Questionnaire, ReviewParts } from './parts.ts'
import type { OutboxEntry, ReviewRecord } from './record.ts'
import { fold, nameOf, type ReviewState } from './state.ts'

/** The review context: one review at one moment, from which cards are drawn and on which actions are decided. */
export interface ReviewContext extends Wording {
  readonly parts: ReviewParts
  readonly say: Say
  readonly check: Questionnaire
  readonly state: ReviewState
  readonly outbox: readonly OutboxEntry[]
  readonly facts: Facts
  /** ISO instant. */
  readonly now: string
}

/** The context of a record; `undefined` when its flow is unknown (an old record of a flow that was removed). */
export function lookAt(parts: ReviewParts, record: ReviewRecord): ReviewContext | undefined {
  const check = parts.checks.get(record.flow)
  return check && reviewContextOf(parts, check, fold(record), record.outbox)
}

/** The context of a review in a given state. */
export function reviewContextOf(
  parts: ReviewParts,
  check: Questionnaire,
  state: ReviewState,
  outbox: readonly OutboxEntry[],
): ReviewContext {
  const { rules } = check.compiled
  const { facts } = check.compiled.read(state.interview.answers)
  return { parts, say: parts.say, check, rules, facts, state, outbox, now: parts.clock.now() }
}

/** True where the summary can go to several places. */
export const hasPlaces = ({ parts, state }: ReviewContext): boolean =>
  parts.channels.get(state.channel)?.places === true

/** What the channel of this review offers beside its summary: a choice of places, and a download button. */
export function summaryOptionsOf(context: ReviewContext): SummaryOptions {
  const { parts, state, outbox } = context
  const channel = parts.channels.get(state.channel)
  // Once the summary is posted, no other place is offered.
  const stands = outbox.some(({ id, place }) => id === 'summary' && place !== undefined)
  return { places: hasPlaces(context) && !stands, download: channel?.accounts === true }
}

/** Someone's name, safe inside inline Markdown. */
export const shownName = ({ state }: ReviewContext, person: string): string =>
  asTyped(nameOf(state, person))

/** The product's name, safe inside inline Markdown. */
export const shownProduct = ({ state }: ReviewContext): string => asTyped(state.product.name)

/** The facilitator's name, safe inside inline Markdown. */
export const shownFacilitator = (context: ReviewContext): string =>
  shownName(context, context.state.facilitator)

const secondsADay = 86_400

/** The calendar date so many days from now. */
export const dateIn = ({ parts, now }: ReviewContext, days: number): string =>
  parts.clock.later(now, days * secondsADay).slice(0, 10)

/** A question of the flow by its id. */
export const questionOf = ({ check }: ReviewContext, id: string): Question | undefined =>
  check.compiled.rules.byId.get(id)
