import { type GuardedTable, guardedLifeOf } from './guarded-lifecycle.ts'

/** What somebody is to the reminders of a check. */
export type ParticipantPhase = 'asked' | 'reminded' | 'snoozed' | 'stopped' | 'finished' | 'left'

/** What decides on a step: the day where the person is, and what is known of them. */
export interface ParticipantFacts {
  /** A calendar date. */
  readonly today: string
  /** The first day on which they want to hear something again; absent where they said nothing of the kind. */
  readonly restsUntil?: string | undefined
  /** Something waits for them. */
  readonly waits: boolean
}

type Guard = 'isResting' | 'isRested' | 'somethingWaits' | 'nothingWaits'

const isResting = ({ today, restsUntil }: ParticipantFacts): boolean =>
  restsUntil !== undefined && today < restsUntil

const guards: Readonly<Record<Guard, (facts: ParticipantFacts) => boolean>> = {
  isResting,
  isRested: (facts) => !isResting(facts),
  somethingWaits: ({ waits }) => waits,
  nothingWaits: ({ waits }) => !waits,
}

const leaving = { left: [{ to: 'left' }] } as const
const resting = { snoozed: [{ to: 'snoozed' }], muted: [{ to: 'stopped' }] } as const

/**
 * The life of a participant. `day` is a day that comes: nothing else passes by itself, and no timer waits for it.
 * Only "asked" and "reminded" may hear something that they did not ask for.
 */
export const participantLifeTable: GuardedTable<ParticipantPhase, Guard> = {
  asked: {
    ...leaving,
    ...resting,
    reminded: [{ to: 'reminded' }],
    day: [
      { to: 'finished', when: 'nothingWaits' },
      { to: 'snoozed', when: 'isResting' },
    ],
  },
  reminded: {
    ...leaving,
    ...resting,
    asked: [{ to: 'asked' }],
    day: [
      { to: 'finished', when: 'nothingWaits' },
      { to: 'snoozed', when: 'isResting' },
    ],
  },
  snoozed: {
    ...leaving,
    muted: [{ to: 'stopped' }],
    returned: [{ to: 'asked' }],
    day: [
      { to: 'finished', when: 'nothingWaits' },
      { to: 'asked', when: 'isRested' },
    ],
  },
  stopped: { ...leaving, unmuted: [{ to: 'asked' }] },
  finished: {
    ...leaving,
    ...resting,
    asked: [{ to: 'asked' }],
    reminded: [{ to: 'reminded' }],
    day: [
      { to: 'snoozed', when: 'isResting' },
      { to: 'asked', when: 'somethingWaits' },
    ],
  },
  left: { asked: [{ to: 'asked' }] },
}

/** The life of a participant as a machine that is stepped with a day and never runs. */
export const participantLife = guardedLifeOf<ParticipantPhase, Guard, ParticipantFacts>(
  'participant',
  participantLifeTable,
  guards,
)

/** True where somebody may hear something that they did not ask for. */
export const mayHear = (phase: ParticipantPhase): boolean =>
  phase === 'asked' || phase === 'reminded'

/**
 * After how many working days, counted from when somebody was asked, they hear of it again, and then the facilitator
 * once. Data: whoever wakes works out the days.
 */
export const participantDelays = {
  /** Their questions. */
  questions: { person: [1, 3, 5], facilitator: 7 },
  /** Something that waits for one more person: the next morning, once. */
  once: { person: [1] },
} as const
