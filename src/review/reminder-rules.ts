import type { MatterKind } from '../domain/matter.ts'
import { participantDelays } from '../engine/participant-lifecycle.ts'
import { promiseDelays } from '../engine/promise-lifecycle.ts'

/** When somebody hears of a matter that waits for them, by itself. */
export interface ReminderRule {
  /** Counted from the day since which it waits, or from the day it is due. */
  readonly from: 'since' | 'due'
  /** On which working days from there whoever it waits for hears of it; 0 is the day itself. */
  readonly person: readonly number[]
  /** The working day on which the facilitator hears that it still waits; absent where they do not. */
  readonly facilitator?: number
  /** It counts against the limits, as everything but news that is for this person alone. */
  readonly isCounted: boolean
  /** It belongs to answering and talking: who said "stop for now" hears nothing of it. */
  readonly isTalk: boolean
  /** From its day on it is nothing to remind of any more. */
  readonly endsOnDay?: boolean
}

const { questions, once } = participantDelays
const { step, acceptance, onTheDay, dayBefore, atOnce, beforeDeletion } = promiseDelays
const counted = { isCounted: true, isTalk: false } as const
const talk = { isCounted: true, isTalk: true } as const

/** When each kind of matter is told: the one table. */
export const reminderRules: Readonly<Record<MatterKind, ReminderRule>> = {
  questions: { from: 'since', ...questions, ...talk },
  opinion: { from: 'since', ...once, ...talk },
  second: { from: 'since', ...once, ...talk },
  owner: { from: 'since', person: [0], isCounted: false, isTalk: false },
  step: { from: 'due', ...step, ...counted },
  needless: { from: 'since', ...once, ...counted },
  itemClosed: { from: 'since', ...atOnce, ...counted },
  itemDropped: { from: 'since', ...atOnce, ...counted },
  acceptance: { from: 'due', ...acceptance, ...counted },
  no: { from: 'due', ...onTheDay, ...counted },
  talk: { from: 'due', ...dayBefore, ...talk, endsOnDay: true },
  look: { from: 'due', ...onTheDay, ...counted },
  deletion: { from: 'due', ...beforeDeletion, ...counted },
}

/** What nobody is told more often than, whatever waits for them. */
export const reminderLimits = {
  /** One unasked line for a person in so many working days, over all checks of a workspace. */
  workingDaysBetween: 2,
  /** So many for one matter; after that only the facilitator hears. */
  forOneMatter: 3,
  /** So many minutes in which what somebody is made owner of is gathered into one card. */
  ownerMinutes: promiseDelays.ownerMinutes,
} as const
