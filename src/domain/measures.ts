import { reviewPhases } from './vocabulary.ts'

/**
 * How what somebody did ended: kept; answered without anything to keep; not kept because of the store; nobody can tell
 * whether it was; others were faster again and again; failed for any other reason.
 */
export const actEnds = ['kept', 'answered', 'notKept', 'unknown', 'conflict', 'failed'] as const
export type ActEnd = (typeof actEnds)[number]

/** How a try to send a card ended: it stands; it waits and nothing went wrong; it is tried again; it was given up. */
export const cardEnds = ['sent', 'delayed', 'failed', 'parked'] as const
export type CardEnd = (typeof cardEnds)[number]

/** What the operator's figures count while it happens; never by a name, an id or a word of anybody. */
export interface Measures {
  /** `channel` is the name of one; `seconds` how long whoever acted waited. */
  act(channel: string, end: ActEnd, seconds: number): void
  card(channel: string, end: CardEnd): void
  /** A platform takes no more for now (its 429). */
  limitMet(channel: string): void
}

/** Counts nothing. */
export const noMeasures: Measures = { act() {}, card() {}, limitMet() {} }

/** What a check can be, as its heading says. */
export const checkStates = [...reviewPhases, 'deleted', 'other'] as const
export type CheckState = (typeof checkStates)[number]

/** The state behind a word of a heading; one that is none any more counts as other. */
export const checkStateOf = (phase: string): CheckState =>
  checkStates.find((state) => state === phase) ?? 'other'

/** What takes up room where checks are kept. */
export const storageParts = ['checks', 'cards', 'shelf', 'headings', 'setAside', 'other'] as const
export type StoragePart = (typeof storageParts)[number]

/** How much is kept, and how much of it waits to be told or sent now. */
export interface StorageFigures {
  readonly checks: Readonly<Partial<Record<CheckState, number>>>
  /** Checks of which something is due: a card to send, or somebody to tell. */
  readonly due: number
  /** In bytes. */
  readonly sizes: Readonly<Partial<Record<StoragePart, number>>>
}
