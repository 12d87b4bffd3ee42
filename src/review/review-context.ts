import { type Policy, usualPolicy } from '../domain/policy.ts'
import { addDays } from '../domain/working-days.ts'
import type { Facts } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import { asTyped } from '../message/escape.ts'
import type { Say } from '../message/words.ts'
import type { SummaryOptions } from '../report/thread.ts'
import type { Wording } from './answer-words.ts'
import { withAway } from './away-book.ts'
import { partsIn, readersLanguage } from './language.ts'
import type { Questionnaire, ReviewParts, TrackerParts } from './parts.ts'
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
  return check && reviewContextOf(parts, check, withAway(fold(record), parts.away), record.outbox)
}

/** The context of a review in a given state. */
export function reviewContextOf(
  parts: ReviewParts,
  check: Questionnaire,
  state: ReviewState,
  outbox: readonly OutboxEntry[],
): ReviewContext {
  const now = parts.clock.now()
  return contextIn(state.language, { parts, check, state, outbox, now })
}

/** The same context in another language. */
export const inLanguage = (context: ReviewContext, language: string | undefined): ReviewContext =>
  partsIn(context.parts, language) === context.parts ? context : contextIn(language, context)

/** The same context in the language of the check: that of its thread, its pictures and its reports. */
export const forTeam = (context: ReviewContext): ReviewContext =>
  inLanguage(context, context.state.language)

/** The same context in the language in which somebody reads what they alone see. */
export const forReader = (context: ReviewContext, person: string): ReviewContext =>
  inLanguage(context, readersLanguage(context.state, person))

function contextIn(
  language: string | undefined,
  from: Pick<ReviewContext, 'parts' | 'check' | 'state' | 'outbox' | 'now'>,
): ReviewContext {
  const parts = partsIn(from.parts, language)
  const check = parts.checks.get(from.check.compiled.flow.id) ?? from.check
  const { rules } = check.compiled
  const { facts } = check.compiled.read(from.state.interview.answers)
  const { state, outbox, now } = from
  return { parts, say: parts.say, check, rules, facts, state, outbox, now }
}

/** The tracker that the steps of this review go into: that of its workspace. */
export const trackerIn = ({
  parts,
  state,
}: Pick<ReviewContext, 'parts' | 'state'>): TrackerParts | undefined =>
  parts.trackers?.of(state.workspace)

/** How the organisation works. */
export const policyOf = ({ parts }: Pick<ReviewContext, 'parts'>): Policy =>
  parts.policy ?? usualPolicy

/** True where everybody has an account, so that nobody has to prove a name. */
export const hasAccounts = ({ parts, state }: ReviewContext): boolean =>
  parts.channels.get(state.channel)?.accounts === true

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

/** The calendar date so many days from now. */
export const dateIn = ({ now }: ReviewContext, days: number): string =>
  addDays(now.slice(0, 10), days)

/** A question of the flow by its id. */
export const questionOf = ({ check }: ReviewContext, id: string): Question | undefined =>
  check.compiled.rules.byId.get(id)
