/** The days and hours on which people work. */
export interface WorkingWeek {
  /** 1 is Monday, 7 Sunday. */
  readonly days: readonly number[]
  /** The hour at which work begins, and the one at which it ends, 0 to 24. */
  readonly firstHour: number
  readonly lastHour: number
}

/** How an organisation works, as its operator has set it. */
export interface Policy {
  readonly week: WorkingWeek
  /** The IANA zone of the installation, for people whose own is not known. */
  readonly zone: string
  /** The longest that something may be lived with, in days. */
  readonly longestAcceptanceDays: number
  /** So many months after the last act in a closed check it is deleted; absent: it is kept for ever. */
  readonly keepClosedMonths?: number
  /** Nobody is told anything that they did not ask for. */
  readonly isQuiet: boolean
  /** Who leads, by account. */
  readonly leads: readonly string[]
  /** Groups of accounts of which everybody leads, by the ids that their platform gives them. */
  readonly leadGroups: readonly string[]
}

/** What holds where an operator has set nothing. */
export const usualPolicy: Policy = {
  week: { days: [1, 2, 3, 4, 5], firstHour: 8, lastHour: 18 },
  zone: 'UTC',
  longestAcceptanceDays: 180,
  isQuiet: false,
  leads: [],
  leadGroups: [],
}
