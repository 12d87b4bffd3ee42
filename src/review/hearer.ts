import { localTime, workTimeFrom } from '../domain/working-time.ts'
import { mayHear } from '../engine/participant-lifecycle.ts'
import { participantOn, restsUntil } from './follow-up.ts'
import { policyOf, type ReviewContext } from './review-context.ts'

/** Somebody who may hear something by themselves, in their own days and hours. */
export interface Hearer {
  readonly context: ReviewContext
  readonly person: string
  /** An IANA name. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** A calendar date, where they are. */
  readonly today: string
  /** Nothing reaches them before this day of theirs. */
  readonly notBefore: string
}

/** Somebody as they are now, whatever they said of reminders: for what is posted where all can read it. */
export function placeOf(context: ReviewContext, person: string, zone: string): Hearer {
  const now = Date.parse(context.now)
  const today = localTime(now, zone).day
  return { context, person, zone, now, today, notBefore: today }
}

/** Somebody who may hear something that they did not ask for; `undefined` for who may not. */
export function hearerOf(context: ReviewContext, person: string, zone: string): Hearer | undefined {
  const { followUp } = context.state
  const here = placeOf(context, person, zone)
  const phase = participantOn(followUp, person, { today: here.today, waits: true })
  if (phase === 'snoozed') return { ...here, notBefore: restsUntil(followUp, person) ?? here.today }
  return mayHear(phase) ? here : undefined
}

/** The first instant from one on that lies in their hours, not before a day; `undefined` in a week without any. */
export const inHours = (
  { context, zone, notBefore }: Hearer,
  from: number,
  day = notBefore,
): number | undefined =>
  workTimeFrom(from, zone, policyOf(context).week, day > notBefore ? day : notBefore)

/** The calendar date of an instant where they are; empty where nothing is known of it. */
export const dayThere = ({ zone }: Hearer, instant: string): string =>
  instant === '' ? '' : localTime(Date.parse(instant), zone).day
