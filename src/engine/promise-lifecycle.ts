import { type GuardedTable, guardedLifeOf } from './guarded-lifecycle.ts'

/** How far a promise is: a step that somebody sees to, or something that is lived with for a while. */
export type PromisePhase =
  | 'made'
  | 'taken'
  | 'moved'
  | 'declined'
  | 'due'
  | 'late'
  | 'shown'
  | 'expired'

/** What decides on a step of a promise. */
export interface PromiseFacts {
  /** A calendar date, where the person is. */
  readonly today: string
  /** The day it is for: a calendar date. */
  readonly due: string
  /** Something is lived with until the day; otherwise somebody does something by it. */
  readonly isAcceptance: boolean
}

type Guard = 'isDue' | 'isLate' | 'isExpired'

const isPast = ({ today, due }: PromiseFacts): boolean => today > due

const guards: Readonly<Record<Guard, (facts: PromiseFacts) => boolean>> = {
  isDue: ({ today, due }) => today === due,
  isLate: (facts) => !facts.isAcceptance && isPast(facts),
  isExpired: (facts) => facts.isAcceptance && isPast(facts),
}

const passing = [
  { to: 'expired', when: 'isExpired' },
  { to: 'late', when: 'isLate' },
  { to: 'due', when: 'isDue' },
] as const
const said = {
  stepMoved: [{ to: 'moved' }],
  stepDeclined: [{ to: 'declined' }],
  stepDone: [{ to: 'shown' }],
} as const

/**
 * The life of a promise. `day` is a day that comes: a promise gets due, late or runs out on it, also where the
 * program was off on that day, because it is read from the day of whoever asks.
 */
export const promiseLifeTable: GuardedTable<PromisePhase, Guard> = {
  made: { ...said, stepTaken: [{ to: 'taken' }], day: passing },
  taken: { ...said, ownerChanged: [{ to: 'made' }], day: passing },
  moved: { ...said, stepTaken: [{ to: 'taken' }], ownerChanged: [{ to: 'made' }], day: passing },
  declined: {
    ...said,
    stepTaken: [{ to: 'taken' }],
    ownerChanged: [{ to: 'made' }],
    day: [{ to: 'late', when: 'isLate' }],
  },
  due: { ...said, renewed: [{ to: 'made' }], day: passing },
  late: { ...said, ownerChanged: [{ to: 'made' }] },
  shown: {},
  expired: { renewed: [{ to: 'made' }] },
}

/** The life of a promise as a machine that is stepped with a day and never runs. */
export const promiseLife = guardedLifeOf<PromisePhase, Guard, PromiseFacts>(
  'promise',
  promiseLifeTable,
  guards,
)

/** What was said of a promise, oldest first, and what day it is. */
export interface PromiseSoFar extends PromiseFacts {
  readonly events: readonly string[]
}

/** How far a promise is on a day. */
export function promisePhaseOn({ events, ...facts }: PromiseSoFar): PromisePhase {
  const phase = events.reduce<PromisePhase>(
    (before, event) => promiseLife.next(before, event, facts),
    promiseLife.first,
  )
  return promiseLife.next(phase, 'day', facts)
}

/** How many working days from its day whoever promised hears of it, and then the facilitator. Data: whoever wakes works out the days. */
export const promiseDelays = {
  /** The working day before or on the day, never both: the first that can be; then once it is late. */
  step: { person: [-1, 3], facilitator: 5 },
  acceptance: { person: [-10, 0] },
  /** An agreed "no", the next look: on the day. */
  onTheDay: { person: [0] },
  /** What a tracker says of a step: on the day, and once more. */
  atOnce: { person: [0, 3] },
  /** What has to be said before a day. */
  dayBefore: { person: [-1] },
  /** Before a closed check is deleted there is time to take it along. */
  beforeDeletion: { person: [-10, -1] },
  /** Who was made owner hears at once, after so many minutes in which more can come along. */
  ownerMinutes: 10,
} as const
